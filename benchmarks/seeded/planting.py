"""A sample with something changed in it, and ways to change one thing.

Faults are planted in a sample's source, before it becomes a document, so that each can be tried in
every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, NamedTuple

from samples.making.source import Line, Sample


@dataclass(frozen=True)
class Altered(Sample):
    """A sample whose letterhead or foot can be printed as no careful writer would."""

    printed: dict[str, Any] = field(default_factory=dict)

    @property
    def recipient_heading(self) -> str:
        return str(self.printed.get("recipient heading", super().recipient_heading))

    @property
    def recipient_lines(self) -> list[str]:
        lines: list[str] = self.printed.get("recipients", super().recipient_lines)
        return lines

    @property
    def country_lines(self) -> list[str]:
        lines: list[str] = self.printed.get("country", super().country_lines)
        return lines

    @property
    def number_line(self) -> str:
        return str(self.printed.get("number", super().number_line))

    @property
    def date_line(self) -> str:
        return str(self.printed.get("date", super().date_line))


class Planted(NamedTuple):
    """A sample with a fault in it."""

    sample: Altered
    words: str
    """What stands where the fault is; "" where it is about the whole document."""


Fault = Callable[[Altered], Iterator[Planted]]
"""All ways in which a fault can be planted in one sample."""


def alterable(sample: Sample) -> Altered:
    """The sample, so that it can be altered."""
    return Altered(**{f.name: getattr(sample, f.name) for f in fields(Sample)})


_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ALPHABET: Final = "abcdđeghi"


def next_marker(marker: str, step: int = 1) -> str | None:
    """A marker some steps further (`2.` → `3.`, `II.` → `III.`, `b)` → `c)`); None: there is none.

    A bullet, or no marker, is its own successor.
    """
    if marker in {"", "-", "+"}:
        return marker
    body, tail = marker[:-1], marker[-1]
    if body in _ROMAN and _ROMAN.index(body) + step < len(_ROMAN):
        return _ROMAN[_ROMAN.index(body) + step] + tail
    if body.isdigit():
        return f"{int(body) + step}{tail}"
    if body in _ALPHABET and len(body) == 1 and _ALPHABET.index(body) + step < len(_ALPHABET):
        return _ALPHABET[_ALPHABET.index(body) + step] + tail
    return None


def with_head(sample: Altered, **values: Any) -> Altered:
    return replace(sample, head={**sample.head, **values})


def with_foot(sample: Altered, **values: Any) -> Altered:
    return replace(sample, foot={**sample.foot, **values})


def with_printed(sample: Altered, **values: Any) -> Altered:
    return replace(sample, printed={**sample.printed, **values})


def with_line(sample: Altered, index: int, **values: Any) -> Altered:
    """The body with one line changed: its `marker`, `rest`, `tags`."""
    body = list(sample.body)
    body[index] = replace(body[index], **values)
    return replace(sample, body=tuple(body))


def with_inserted(sample: Altered, index: int, *lines: Line) -> Altered:
    """The body with lines before the one at `index`."""
    body = [*sample.body[:index], *lines, *sample.body[index:]]
    return replace(sample, body=tuple(body))


def without_line(sample: Altered, index: int) -> Altered:
    return replace(sample, body=(*sample.body[:index], *sample.body[index + 1 :]))


def in_text(sample: Altered, old: str, new: str) -> Iterator[Planted]:
    """The first place in the body where some words stand, with others instead."""
    for index, line in enumerate(sample.body):
        if old in line.rest:
            rest = line.rest.replace(old, new, 1)
            yield Planted(with_line(sample, index, rest=rest), around(rest, new))
            return


def shown(line: Line) -> str:
    """The beginning of a line, to find it again."""
    return line.printed[:40]


def around(text: str, words: str) -> str:
    """Some words with a little of what stands around them, to find their place again."""
    at = text.find(words)
    return text[max(0, at - 12) : at + len(words) + 12].strip()


def lines_with(sample: Altered, *tags: str) -> Iterator[tuple[int, Line]]:
    """The body's lines that have one of the tags."""
    for index, line in enumerate(sample.body):
        if any(line.has(tag) for tag in tags):
            yield index, line


def runs_of_markers(sample: Altered, level: int, length: int) -> Iterator[list[int]]:
    """Indices of neighbouring numbered lines of one level under one heading."""
    run: list[int] = []
    for index, line in enumerate(sample.body):
        if line.level == level:
            run.append(index)
        elif line.level and line.level < level:
            if len(run) >= length:
                yield run
            run = []
    if len(run) >= length:
        yield run
