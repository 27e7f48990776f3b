"""What a plan is, and its wire form."""
