"""Offices, their trees of units, and who is a member of which."""
