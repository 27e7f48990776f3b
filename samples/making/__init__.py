"""How the sample plans are made from samples/sources/: one module a format."""
