"""Faults of structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.seeded.planting import (
    Altered,
    Fault,
    Planted,
    around,
    lines_with,
    next_marker,
    runs_of_markers,
    shown,
    with_inserted,
    with_line,
)
from samples.making.source import Line


def gap(sample: Altered) -> Iterator[Planted]:
    for level in (1, 2, 3):
        for run in runs_of_markers(sample, level, 3):
            changed, index = sample, run[1]
            for each in run[1:]:
                marker = next_marker(sample.body[each].marker)
                if marker is None:
                    break
                changed = with_line(changed, each, marker=marker)
            else:
                yield Planted(changed, shown(changed.body[index]))


def repeat(sample: Altered) -> Iterator[Planted]:
    for level in (1, 2, 3):
        for run in runs_of_markers(sample, level, 3):
            if next_marker(sample.body[run[0]].marker, 0):
                changed = with_line(sample, run[-1], marker=sample.body[run[-2]].marker)
                yield Planted(changed, shown(changed.body[run[-1]]))


def mixed_styles(sample: Altered) -> Iterator[Planted]:
    for level in (2, 3):
        for run in runs_of_markers(sample, level, 3):
            marker = sample.body[run[1]].marker
            other = {".": "/", "/": ".", ")": "."}.get(marker[-1:])
            if other and len(marker) == 2:
                changed = with_line(sample, run[1], marker=marker[:-1] + other)
                yield Planted(changed, shown(changed.body[run[1]]))


def first_number(sample: Altered) -> Iterator[Planted]:
    for level in (1, 2):
        for run in runs_of_markers(sample, level, 2):
            changed = sample
            for each in run:
                marker = next_marker(sample.body[each].marker)
                if marker is None:
                    break
                changed = with_line(changed, each, marker=marker)
            else:
                yield Planted(changed, shown(changed.body[run[0]]))


def letter_skipped(sample: Altered) -> Iterator[Planted]:
    """a b c d e: the fifth letter is đ."""
    for run in runs_of_markers(sample, 3, 2):
        if sample.body[run[0]].marker != "a)":
            continue
        last, tags = run[-1], sample.body[run[-1]].tags
        letters = "abcde"[len(run) :]
        topics = ("Rà soát", "Kiểm tra", "Bổ sung", "Công khai")
        more = [
            Line(tags, f"{letter})", "", f"{topic} những việc còn lại trên địa bàn.")
            for letter, topic in zip(letters, topics, strict=False)
        ]
        if more and more[-1].marker == "e)":
            yield Planted(with_inserted(sample, last + 1, *more), more[-1].printed[:40])


def empty_heading(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "h1"):
        number = next_marker(line.marker, 0)
        if number and index > 8 and line.marker[:-1].isupper():
            changed, new = sample, Line(("h1",), line.marker, "", "GIẢI PHÁP BỔ SUNG")
            for later, other in lines_with(sample, "h1"):
                if later >= index:
                    changed = with_line(changed, later, marker=next_marker(other.marker))
            yield Planted(with_inserted(changed, index, new), new.printed)


def section_twice(sample: Altered) -> Iterator[Planted]:
    headings = [index for index, line in lines_with(sample, "h1")]
    if len(headings) >= 4:
        first, second, last = headings[1], headings[2], headings[-1]
        copy = list(sample.body[first:second])
        if sum(len(line.rest) for line in copy) < 150 or any(line.has("table") for line in copy):
            return
        copy[0] = replace(copy[0], marker=sample.body[last].marker)
        moved = with_line(sample, last, marker=next_marker(sample.body[last].marker))
        yield Planted(with_inserted(moved, last, *copy), copy[0].printed)


def paragraph_twice(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty", "purpose", "req", "item"):
        if line.marker == "-" and len(line.rest) > 90:
            yield Planted(with_inserted(sample, index + 1, line), shown(line))


def lost_reference(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        if line.marker == "-":
            for place in ("tại Mục IX Kế hoạch này", "theo Phụ lục VII kèm theo"):
                rest = f"{line.rest.rstrip('.')} {place}."
                yield Planted(with_line(sample, index, rest=rest), around(rest, place))


def wrong_count(sample: Altered) -> Iterator[Planted]:
    for run in runs_of_markers(sample, 2, 3):
        head = run[0] - 1
        if sample.body[head].level == 1:
            wrong = len(run) + 2
            one = f"Kế hoạch gồm {wrong:02d} nội dung sau:"
            for said in (one, f"Tập trung vào {wrong} nhiệm vụ sau:"):
                lead = Line(("p",), "", "", said)
                yield Planted(with_inserted(sample, run[0], lead), said)


STRUCTURE: dict[str, tuple[tuple[str, ...], Fault]] = {
    "gap in numbering": (("CT101",), gap),
    "number repeated": (("CT102",), repeat),
    "mixed styles": (("CT103",), mixed_styles),
    "first number not one": (("CT104",), first_number),
    "đ skipped": (("CT105",), letter_skipped),
    "heading without content": (("CT106",), empty_heading),
    "section repeated": (("CT107", "CT108"), section_twice),
    "paragraph repeated": (("CT108",), paragraph_twice),
    "reference to nothing": (("CT109",), lost_reference),
    "wrong count": (("CT110",), wrong_count),
}
