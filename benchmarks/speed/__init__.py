"""How fast the engine is, beside its floor and its peers: `python -m benchmarks.speed`."""
