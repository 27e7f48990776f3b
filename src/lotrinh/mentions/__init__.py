"""Stage 2: phrases with spans (citations, dates, windows, agencies), each kind on its own."""
