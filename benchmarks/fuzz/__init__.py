"""Broken and mixed-up input for the engine: `python -m benchmarks.fuzz`."""
