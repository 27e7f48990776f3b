"""Measures: medians of processor time in this process; wall time and memory of fresh ones."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import Any

_PIECES = {"text", "stretch", "word", "glued", "token", "half"}
"""Parameters that say of a function that it remembers pieces of texts."""
STAGES = tuple(
    f"lotrinh.{stage}" for stage in ("source", "outline", "mentions", "assemble", "checks")
)
SOURCE = Path(__file__).parents[2] / "src"


def seconds_of(run: Callable[[], object], repeats: int = 5) -> float:
    """Median processor time of a run, in seconds, after one run to warm up.

    Processor time of one process, so that other work on the machine doesn't count.
    """
    return side_by_side({"": run}, repeats)[""]


def side_by_side(runs: dict[str, Callable[[], object]], repeats: int = 5) -> dict[str, float]:
    """Median processor time of each of several runs, in seconds, taken in turns."""
    for run in runs.values():
        run()
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            forget_texts()
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(some) for name, some in times.items()}


def forget_texts() -> None:
    """Empties what the engine remembers of texts, so that no run gains from the one before.

    Word lists stay loaded: a process loads them once.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(STAGES):
            for function in vars(module).values():
                if hasattr(function, "cache_clear") and _PIECES & {*signature(function).parameters}:
                    function.cache_clear()


def fresh_python(code: str, *arguments: str) -> Any:
    """What a fresh interpreter prints as JSON after running the code."""
    shown = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        env=_environment(),
    )
    return json.loads(shown.stdout)


def wall_seconds(command: list[str], repeats: int = 7) -> float:
    """Median wall time of a whole command, in seconds, after one run to warm the disk's cache."""
    times = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=_environment())
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def _environment() -> dict[str, str]:
    paths = [str(SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


# Linux hands getrusage's figure on from the parent process, so its own table is asked first.
_PEAK = """
import sys
if len(sys.argv) > 1:
    import lotrinh
    lotrinh.read(sys.argv[1])
try:
    lines = open("/proc/self/status").readlines()
    print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024)
except OSError:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_memory(path: Path) -> int:
    """Bytes above the bare interpreter at the height of reading one file, libraries included."""
    bare = min(fresh_python(_PEAK) for _ in range(3))
    return int(fresh_python(_PEAK, str(path))) - int(bare)


_IMPORT = """
import time
start = time.perf_counter()
import lotrinh
print(time.perf_counter() - start)
"""


def import_seconds(repeats: int = 7) -> float:
    """Median time of `import lotrinh` in a fresh interpreter, in seconds."""
    fresh_python(_IMPORT)
    return statistics.median(fresh_python(_IMPORT) for _ in range(repeats))
