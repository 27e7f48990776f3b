"""Stage 0: bytes become one `SourceText`; the only place that opens files and mends text."""
