"""Lộ Trình for offices: the application that brings plans in, reviews them and follows the work.

It uses the engine (`lotrinh`) as a library, through plans/compiling.py alone.
"""
