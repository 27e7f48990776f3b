"""Stage 4: windows and deadlines become dates."""
