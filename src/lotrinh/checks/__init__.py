"""Findings: what was mended or doubted in reading, and rules, one a file, grouped by family."""
