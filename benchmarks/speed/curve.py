"""Whether time grows with size and no faster: one text of 50 KB to 5 MB, read to a plan."""

from __future__ import annotations

import time
from typing import Final, NamedTuple

from benchmarks.speed.report import Row
from lotrinh.api import compile_document

SIZES: Final = (50, 100, 200, 500, 1000, 2000, 5000)
"""KB of UTF-8."""
STEEPEST: Final = 1.5
"""Time per KB at 5 MB, to that at 200 KB: linear but for the caches of the machine."""
_BAR: Final = 40


class Curve(NamedTuple):
    """Milliseconds of processor time for a KB, by size in KB."""

    points: tuple[tuple[int, float], ...]

    def steepness(self) -> float:
        """Time per KB of the largest text, to that of the text of 200 KB."""
        each = dict(self.points)
        return each[SIZES[-1]] / each[200]

    def as_row(self) -> Row:
        ratio = self.steepness()
        return Row(
            "5 MB: time per KB", dict(self.points)[SIZES[-1]], "ms", "", ratio, "×", STEEPEST
        )


def text_of_size(texts: list[str], limit: int) -> str:
    """The plans' texts one after another, again and again, up to a size in bytes of UTF-8."""
    parts: list[str] = []
    size = 0
    while size < limit:
        for text in texts:
            parts.append(text)
            size += len(text.encode()) + 1
            if size >= limit:
                break
    whole = "\n".join(parts).encode()[:limit]
    return whole.decode("utf-8", "ignore")


def measure_curve(texts: list[str]) -> Curve:
    """Reads a text of each size to a plan: the better of two runs (of one from 2 MB on)."""
    points = []
    for size in SIZES:
        data = text_of_size(texts, size * 1024).encode()
        times = []
        for _ in range(1 if size >= 2000 else 2):
            start = time.process_time()
            compile_document(data, name="a.txt")
            times.append(time.process_time() - start)
        points.append((size, min(times) * 1e3 / size))
    return Curve(tuple(points))


def draw_curve(curve: Curve) -> str:
    """The curve as text: a bar a size, as long as its time per KB."""
    most = max(each for _, each in curve.points)
    lines = ["  size      time   per KB"]
    for size, each in curve.points:
        bar = "█" * round(_BAR * each / most)
        lines.append(f"{size:>5} KB {size * each / 1e3:6.2f} s {each:5.2f} ms {bar}")
    return "\n".join(lines)
