"""Sample plans with known faults put in: does `lotrinh check` find each where it was put?

python -m benchmarks.seeded            # a table by kind of fault and by format
python -m benchmarks.seeded --misses   # and every fault that was not found
"""
