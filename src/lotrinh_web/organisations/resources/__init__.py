"""Data about offices: official places, kinds of offices with their usual units."""
