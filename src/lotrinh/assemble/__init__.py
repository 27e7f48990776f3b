"""Stage 3: outline and mentions become a `Plan`."""
