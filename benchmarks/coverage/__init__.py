"""How well the parts of two plans are brought together, beside other methods."""
