"""How much of what a careful reader finds in a plan the engine finds."""
