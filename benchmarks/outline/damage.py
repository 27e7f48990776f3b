"""Damages the outlines of documents on purpose, so that the true depths stay known.

A document is taken apart to lines with their depths; a damage changes what the lines print and
keeps who is under whom. What real plans do wrong is the model: numbers are skipped, repeated,
start again or run on, a list changes its style, a wrapped line begins like an item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Final

from benchmarks.outline.sequences import Sequence, record
from lotrinh.outline.markers import VIETNAMESE_LETTERS, Kind, Marker, Reading, read_marker
from lotrinh.source.compose import compose
from lotrinh.source.text import PLAIN, Extract, Look, Paragraph, RawLine, Side, SourceText

_ROMAN: Final = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_OTHER_DELIMITER: Final = {".": ")", ")": ".", "/": ".", "-": ".", "–": ".", ":": "."}
_OTHER_KIND: Final[dict[str, Kind]] = {
    "decimal": "lower", "lower": "decimal", "roman": "upper", "upper": "roman",
}  # fmt: skip
_BREAKS: Final = (
    ("theo quy định tại khoản", "2."),
    ("nêu tại điểm", "a)"),
    ("như đã giao tại mục", "II."),
    ("hướng dẫn ở tiểu mục", "1.2"),
    ("hoàn thành trước ngày", "15."),
    ("tổng số hộ đã rà soát là", "3."),
)
"""Words that end a wrapped line, and what opens the next: no marker, though it looks like one."""
_SHARE: Final = 3
"""One list in so many is damaged."""
_LONG: Final = 120
"""Characters from which on a paragraph may be wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a document, and its true depth (0: no entry; None: not judged)."""

    text: str
    depth: int | None
    look: Look = PLAIN
    side: Side = ""
    gap: bool = False


def lines_of(source: SourceText, sequence: Sequence) -> list[Line]:
    """A document as lines; its tables are left out."""
    depths = dict(zip(sequence.starts, sequence.truth, strict=True))
    return [
        Line(source.text[b.start : b.end], depths.get(b.start, 0), b.look, b.side, b.gap)
        for b in source.blocks
        if isinstance(b, Paragraph)
    ]


def sequence_of_lines(lines: list[Line]) -> Sequence:
    """The markers that the engine sees in the lines, and their true depths."""
    items: list[RawLine] = []
    depths: dict[int, int | None] = {}
    for line in lines:
        if line.gap:
            items.append(RawLine(""))
        items.append(RawLine(line.text, line.look, line.side))
        depths[len(items)] = line.depth
    extract = Extract("plain", "text/plain", list(items), wrapped=False)
    source = compose(extract, name="damaged", sha256="")
    markers, weak, nodes = record(source)
    truth = [
        None if node is None else depths[source.at(node.start, node.end).line] for node in nodes
    ]
    starts = [node.start if node else None for node in nodes]
    expected = sum(1 for line in lines if line.depth)
    missing = expected - sum(1 for depth in truth if depth)
    return Sequence(markers, weak, truth, starts, missing, len(source.text))


def families(lines: list[Line]) -> list[list[int]]:
    """The lists of a document as indices: the entries under one parent, numbered in one kind."""
    under: dict[int, list[int]] = defaultdict(list)
    parents: list[int] = []
    for i, line in enumerate(lines):
        if not line.depth:
            continue
        parents = [p for p in parents if (lines[p].depth or 0) < line.depth]
        under[parents[-1] if parents else -1].append(i)
        parents.append(i)
    return [family for family in under.values() if len(family) > 1 and _is_one_list(lines, family)]


def _is_one_list(lines: list[Line], family: list[int]) -> bool:
    readings = [_reading(lines[i].text) for i in family]
    kinds = {reading.kind if reading else "" for reading in readings}
    numbers = [reading.value[-1] if reading else 0 for reading in readings]
    return len(kinds) == 1 and numbers == list(range(1, len(family) + 1))


def _marker(text: str) -> Marker | None:
    marker = read_marker(text)
    return None if marker is None or marker.is_bullet else marker


def _reading(text: str) -> Reading | None:
    marker = _marker(text)
    return marker.readings[0] if marker else None


def print_marker(reading: Reading) -> str | None:
    """How a marker is printed; None where its number is beyond what its kind can print."""
    number = reading.value[-1]
    letters = VIETNAMESE_LETTERS
    delimiter = reading.style
    match reading.kind:
        case "decimal":
            return f"{number}{delimiter}"
        case "roman":
            return _ROMAN[number - 1] + (delimiter or ".") if number <= len(_ROMAN) else None
        case "lower":
            return letters[number - 1] + delimiter if number <= len(letters) else None
        case "upper":
            return letters[number - 1].upper() + delimiter if number <= len(letters) else None
        case "dotted" if delimiter == "1":
            return ".".join(map(str, reading.value)) + "."
        case "paren_decimal":
            return f"({number})"
        case "paren_lower":
            return f"({letters[number - 1]})" if number <= len(letters) else None
        case "word":
            return f"{reading.style.capitalize()} {number}:"
    return None


def _reprint(line: Line, change: Callable[[Reading], Reading]) -> Line:
    """The line with another marker; as it was where that cannot be printed."""
    marker = _marker(line.text)
    if marker is None:
        return line
    printed = print_marker(change(marker.readings[0]))
    rest = line.text[marker.length :]
    return replace(line, text=f"{printed} {rest}".rstrip()) if printed else line


def _numbered(line: Line, number: int) -> Line:
    return _reprint(line, lambda r: r._replace(value=(*r.value[:-1], number)))


def _chosen(lines: list[Line], random: Random, least: int) -> list[list[int]]:
    """Some of the lists with at least so many items; one where there are few."""
    long = [family for family in families(lines) if len(family) >= least]
    return random.sample(long, min(len(long), len(long) // _SHARE + 1))


def skip_numbers(lines: list[Line], random: Random) -> list[Line]:
    """`1, 2, 4, 5`"""
    return _shift(lines, random, 1)


def repeat_numbers(lines: list[Line], random: Random) -> list[Line]:
    """`1, 2, 2, 3`"""
    return _shift(lines, random, -1)


def _shift(lines: list[Line], random: Random, by: int) -> list[Line]:
    damaged = list(lines)
    for family in _chosen(lines, random, 2):
        first = random.randrange(1, len(family))
        for number, i in enumerate(family[first:], start=first + 1):
            damaged[i] = _numbered(lines[i], number + by)
    return damaged


def restart_numbers(lines: list[Line], random: Random) -> list[Line]:
    """`1, 2, 3, 1, 2` in one list."""
    damaged = list(lines)
    for family in _chosen(lines, random, 3):
        first = random.randrange(2, len(family))
        for number, i in enumerate(family[first:], start=1):
            damaged[i] = _numbered(lines[i], number)
    return damaged


def run_on(lines: list[Line], random: Random) -> list[Line]:
    """`a, b` under `1`, then `c, d` under `2`: a list counts on from the one before."""
    damaged = list(lines)
    found = families(lines)
    for before, family in pairwise(found):
        same = _kind_and_depth(lines, before) == _kind_and_depth(lines, family)
        if same and random.randrange(_SHARE) == 0:
            for number, i in enumerate(family, start=len(before) + 1):
                damaged[i] = _numbered(lines[i], number)
    return damaged


def _kind_and_depth(lines: list[Line], family: list[int]) -> tuple[str, int | None]:
    reading = _reading(lines[family[0]].text)
    return reading.kind if reading else "", lines[family[0]].depth


def change_delimiters(lines: list[Line], random: Random) -> list[Line]:
    """`a), b), c., d.`"""

    def change(reading: Reading) -> Reading:
        return reading._replace(style=_OTHER_DELIMITER.get(reading.style, reading.style))

    damaged = list(lines)
    for family in _chosen(lines, random, 2):
        for i in family[random.randrange(1, len(family)) :]:
            damaged[i] = _reprint(lines[i], change)
    return damaged


def change_kinds(lines: list[Line], random: Random) -> list[Line]:
    """`1, 2, 3` in one section, `a, b, c` in the next on the same level."""
    damaged = list(lines)
    for family in _chosen(lines, random, 2):
        inside = {
            reading.kind
            for line in lines[family[0] : _end(lines, family)]
            if line.depth and (reading := _reading(line.text))
        }
        kind = _reading(lines[family[0]].text)
        other = _OTHER_KIND.get(kind.kind if kind else "")
        if other is None or other in inside:
            continue
        for i in family:
            damaged[i] = _reprint(lines[i], _as_kind(other))
    return damaged


def _as_kind(kind: Kind) -> Callable[[Reading], Reading]:
    return lambda reading: reading._replace(kind=kind)


def _end(lines: list[Line], family: list[int]) -> int:
    """Behind the last line that stands under the list."""
    depth = lines[family[0]].depth or 0
    after = range(family[-1] + 1, len(lines))
    return next((i for i in after if lines[i].depth and (lines[i].depth or 0) <= depth), len(lines))


def wrap_lines(lines: list[Line], random: Random) -> list[Line]:
    """A long paragraph breaks where its next line begins like an item."""
    long = [i for i, line in enumerate(lines) if not line.side and len(line.text) > _LONG]
    broken = set(random.sample(long, min(len(long), len(long) // 8 + 1)))
    damaged: list[Line] = []
    for i, line in enumerate(lines):
        if i not in broken:
            damaged.append(line)
            continue
        words = line.text.split(" ")
        cut = random.randrange(len(words) // 3, 2 * len(words) // 3)
        tail, opener = random.choice(_BREAKS)
        above = f"{' '.join(words[:cut]).rstrip(' ,;.:')} {tail}"
        damaged.append(replace(line, text=above))
        damaged.append(Line(f"{opener} {' '.join(words[cut:])}", 0))
    return damaged


Damage = Callable[[list[Line], Random], list[Line]]
_SINGLE: Final[dict[str, Damage]] = {
    "skipped numbers": skip_numbers,
    "repeated numbers": repeat_numbers,
    "restarted numbers": restart_numbers,
    "numbers that run on": run_on,
    "changed delimiters": change_delimiters,
    "changed kinds": change_kinds,
    "wrapped lines": wrap_lines,
}


def damage_twice(lines: list[Line], random: Random) -> list[Line]:
    """Two damages, one on the other."""
    for damage in random.sample(list(_SINGLE.values()), 2):
        lines = damage(lines, random)
    return lines


DAMAGES: Final[dict[str, Damage]] = {**_SINGLE, "two of these": damage_twice}
