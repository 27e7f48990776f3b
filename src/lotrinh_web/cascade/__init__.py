"""A superior's plan and what becomes of it: beside our own, begun as our own, in lower offices."""
