"""Language and law as data; load.py is the only reader."""
