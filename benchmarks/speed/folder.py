"""`lotrinh check FOLDER` of many plans: two processes beside one, and memory by number of plans.

The plans are the samples made anew from their sources, each with a number of its own, in turns as
text, Word file and Markdown. Each run is a fresh process that writes its findings to a file. Wall
time tells something on a machine with nothing else to do only, so processor time (of all
processes, the start of each counted) stands beside it: two processes on two free cores can be no
faster than twice the time of one divided by what both together take.
"""

from __future__ import annotations

from itertools import cycle, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.seeded.planting import alterable, with_head
from benchmarks.speed.measure import fresh_python
from benchmarks.speed.report import Row
from samples.making.source import read_sample
from samples.making.texts import make_markdown, make_plain
from samples.making.word import make_docx

_SOURCES: Final = Path(__file__).parents[2] / "samples" / "sources"
_MAKERS: Final = (("txt", make_plain), ("docx", make_docx), ("md", make_markdown))
_SHARE: Final = 0.555
"""Of the time of one process: two must be 1.8 times as fast."""
_FEW: Final = 5
"""Memory is compared with a fifth of the plans."""
_EACH: Final = 32
"""KB that a plan's findings may need in the process that gathers them."""


class FolderRun(NamedTuple):
    """One run of the command."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all processes."""
    peak: int
    """Bytes of the process that gathers."""


def make_folder(folder: Path, count: int) -> None:
    """Writes so many plans into a folder."""
    samples = [alterable(read_sample(path)) for path in sorted(_SOURCES.glob("*.yaml"))]
    ways = islice(cycle(product(_MAKERS, samples)), count)
    for index, ((suffix, make), sample) in enumerate(ways):
        data = make(with_head(sample, number=str(100 + index)))
        (folder / f"{index:05}-{sample.name}.{suffix}").write_bytes(data)


_RUN: Final = """
import json, multiprocessing, resource, sys, time
from lotrinh.cli import main
start = time.perf_counter()
try:
    main(sys.argv[1:])
except SystemExit:
    pass
wall = time.perf_counter() - start
for process in multiprocessing.active_children():
    process.join()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
lines = open("/proc/self/status").readlines()
peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
print(json.dumps([wall, sum(one.ru_utime + one.ru_stime for one in used), peak]))
"""


def run_check(folder: Path, jobs: int, output: Path) -> FolderRun:
    """Checks a folder in a fresh process. Linux only."""
    arguments = ("check", str(folder), "--jobs", str(jobs), "--output", str(output))
    return FolderRun(*fresh_python(_RUN, *arguments))


def folder_rows(count: int) -> list[Row]:
    """Time of one and of two processes over so many plans, and memory at a fifth of them."""
    with TemporaryDirectory() as name:
        few, many = Path(name, "few"), Path(name, "many")
        for folder, size in ((few, count // _FEW), (many, count)):
            folder.mkdir()
            make_folder(folder, size)
        output = Path(name, "findings.txt")
        one, two = run_check(many, 1, output), run_check(many, 2, output)
        less = run_check(few, 2, output)
    each = (two.peak - less.peak) / 1024 / (count - count // _FEW)
    return [
        Row(f"{count:,} plans, one process", one.wall, "s", _cpu(one)),
        Row("… two processes", two.wall, "s", _cpu(two), two.wall / one.wall, "×", _SHARE),
        Row("… their processor time", two.cpu, "s", "", two.cpu / one.cpu, "×", 2 * _SHARE),
        Row("… memory of what gathers", two.peak / 2**20, "MiB", "", each, "KB a plan", _EACH),
    ]


def _cpu(run: FolderRun) -> str:
    return f"processor time {run.cpu:.1f} s"
