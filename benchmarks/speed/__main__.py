"""`python -m benchmarks.speed`: the engine beside its floor, its bounds and its peers, in one run.

Every figure is a median; times within this process are processor time, taken in turns. `--plans
FOLDER` reads plans of one's own besides samples/; `--peers PYTHON` names an interpreter that has
some of the peers (underthesea, dateparser, unstructured, docling); `--write` puts the tables into
docs/benchmarks.md. `--folder COUNT` measures nothing but `lotrinh check` on a folder of so many
plans, with one process and with two. Exit code 1 where a bound is broken.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.speed.curve import measure_curve
from benchmarks.speed.floor import PATTERNS, run_floor
from benchmarks.speed.folder import folder_rows
from benchmarks.speed.measure import (
    import_seconds,
    peak_memory,
    side_by_side,
    wall_seconds,
)
from benchmarks.speed.peer_rows import peer_rows
from benchmarks.speed.plans import SAMPLES, Given, load_plans
from benchmarks.speed.report import Row, Table, render_document, render_rows
from lotrinh.api import compile_document
from lotrinh.compile import Options, compile_source
from lotrinh.source.open import open_source

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
PLAN_BYTES = 50 * 1024


def main() -> None:
    """Measures, prints, and says whether every bound holds."""
    parser = argparse.ArgumentParser(description="Speed of the engine")
    parser.add_argument("--plans", type=Path, nargs="+", metavar="FOLDER", default=[])
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has the peers")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--write", action="store_true", help=f"write {DOCUMENT.name}")
    parser.add_argument("--folder", type=int, metavar="COUNT", help="check so many plans, only")
    options = parser.parse_args()
    if options.folder:
        rows = folder_rows(options.folder)
        print(render_rows(rows))
        _end(rows)
        return
    samples = load_plans(SAMPLES)
    given = [plan for folder in options.plans for plan in load_plans(folder)]
    plans = given or samples
    tables = [Table("the samples", samples, _rows(samples, options.repeats))]
    if given:
        tables.append(Table("plans from offices", given, _rows(given, options.repeats)))
    tables.append(Table("a start, and one plan of 50 KB", plans, fixed_rows(plans)))
    curve = measure_curve([p.printed for p in plans])
    peers = peer_rows(plans, options.peers)
    document = render_document(tables, curve, peers)
    print(document)
    if options.write:
        DOCUMENT.write_text(document, encoding="utf-8")
    _end([*(row for table in tables for row in table.rows), curve.as_row()])


def _end(rows: list[Row]) -> None:
    """Exits with 1 where a bound is broken."""
    broken = [row.name for row in rows if not row.holds]
    if broken:
        sys.exit("bound broken: " + "; ".join(broken))


def _rows(plans: list[Given], repeats: int) -> list[Row]:
    return [*text_rows(plans, repeats), *pdf_rows(plans, repeats)]


def text_rows(plans: list[Given], repeats: int) -> list[Row]:
    """The floor, and a text to a finished plan beside it, without and with its checks."""
    unchecked = Options(checks=None)
    texts = [plan.printed for plan in plans]
    files = [text.encode() for text in texts]
    sources = [open_source(data, name="a.txt") for data in files]
    times = side_by_side(
        {
            "floor": lambda: run_floor(texts),
            "read": lambda: [open_source(data, name="a.txt") for data in files],
            "plan": lambda: [
                compile_document(data, name="a.txt", options=unchecked) for data in files
            ],
            "understand": lambda: [compile_source(s, options=unchecked) for s in sources],
            "check": lambda: [compile_document(data, name="a.txt") for data in files],
        },
        repeats,
    )
    floor = times["floor"]
    size = sum(map(len, texts))

    def row(name: str, seconds: float, bound: float | None = None) -> Row:
        each = f"{seconds * 1e3 * 110_000 / size:.1f} ms each 110,000 characters"
        return Row(name, seconds * 1e3, "ms", each, seconds / floor, "F", bound)

    return [
        row(f"F: {len(PATTERNS)} patterns with `re`, one by one", floor),
        row("text file → finished plan", times["plan"], 4.0),
        row("… of that: bytes → mended text", times["read"]),
        row("… of that: text → plan, schedule", times["understand"]),
        row("text file → finished plan, checked by every rule", times["check"], 6.0),
    ]


def pdf_rows(plans: list[Given], repeats: int) -> list[Row]:
    """PDF to text beside pypdfium2's own extraction of the same pages."""
    import pypdfium2

    files = [plan for plan in plans if plan.kind == "pdf"]
    if not files:
        return []

    def extract() -> None:
        for plan in files:
            with pypdfium2.PdfDocument(plan.data) as document:
                for page in document:
                    page.get_textpage().get_text_range()

    times = side_by_side(
        {
            "pdfium": extract,
            "ours": lambda: [open_source(plan.data, name=plan.path.name) for plan in files],
        },
        repeats,
    )
    count = f"{len(files)} files"
    ratio = times["ours"] / times["pdfium"]
    return [
        Row("pypdfium2 `get_text_range`, all pages", times["pdfium"] * 1e3, "ms", count),
        Row("PDF → mended text", times["ours"] * 1e3, "ms", count, ratio, "× pypdfium2", 2.5),
    ]


def fixed_rows(plans: list[Given]) -> list[Row]:
    """Memory of one plan of 50 KB, and what a start costs."""
    path = _plan_of_size(plans, PLAN_BYTES)
    try:
        memory = peak_memory(path) / 2**20
        size = f"{path.stat().st_size / 1024:.0f} KB of text"
    finally:
        path.unlink()
    started = import_seconds() * 1e3
    shown = wall_seconds([sys.executable, "-m", "lotrinh", "--help"]) * 1e3
    bare = wall_seconds([sys.executable, "-c", "pass"]) * 1e3
    return [
        Row("peak memory above the bare interpreter", memory, "MiB", size, memory, "MiB", 60),
        Row("`import lotrinh`", started, "ms", "fresh interpreter", started, "ms", 150),
        Row("`lotrinh --help`, warm", shown, "ms", f"bare Python {bare:.0f} ms", shown, "ms", 200),
    ]


def _plan_of_size(plans: list[Given], size: int) -> Path:
    from tempfile import NamedTemporaryFile

    from benchmarks.speed.curve import text_of_size

    with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(text_of_size([plan.printed for plan in plans], size))
    return Path(file.name)


if __name__ == "__main__":
    main()
