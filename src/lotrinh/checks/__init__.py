"""Rules and the findings catalogue."""
