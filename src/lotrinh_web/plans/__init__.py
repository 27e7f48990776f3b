"""Plans: files that come in, their versions, and what the engine reads from them."""
