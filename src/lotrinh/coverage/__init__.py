"""A superior's plan beside one's own: what is covered, changed, dropped, added."""
