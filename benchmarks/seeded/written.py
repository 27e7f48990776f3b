"""Faults that are words: written into a sample as `faults.toml` says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from benchmarks.seeded.planting import (
    Altered,
    Planted,
    around,
    lines_with,
    next_marker,
    with_inserted,
    with_line,
)
from samples.making.source import Line

OPEN, CLOSE = "⟦", "⟧"
_FILE: Final = Path(__file__).with_name("faults.toml")


@dataclass(frozen=True)
class Written:
    """One entry of faults.toml."""

    name: str
    codes: tuple[str, ...]
    families: tuple[str, ...]
    forms: tuple[str, ...]
    """Formats in which it is one; (): all."""
    duties: tuple[tuple[str, ...], ...]
    swaps: tuple[tuple[str, str], ...]

    def __call__(self, sample: Altered) -> Iterator[Planted]:
        """Every way in which it can be planted in a sample."""
        if self.families and sample.head["family"] not in self.families:
            return
        words = _words_of(sample)
        for number, texts in enumerate(self.duties):
            if words or not any("{" in text for text in texts):
                yield from _as_duties(sample, number, [text.format(**words) for text in texts])
        for old, new in self.swaps:
            yield from _instead(sample, old, new)


@cache
def written_faults() -> tuple[Written, ...]:
    """The entries of faults.toml."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["fault"]
    return tuple(_entry(entry) for entry in entries)


def _entry(entry: dict[str, Any]) -> Written:
    duties = ((text,) if isinstance(text, str) else tuple(text) for text in entry.get("duties", ()))
    return Written(
        entry["name"],
        tuple(entry["codes"]),
        tuple(entry.get("families", ())),
        tuple(entry.get("forms", ())),
        tuple(duties),
        tuple((old, new) for old, new in entry.get("swaps", ())),
    )


def _words_of(sample: Altered) -> dict[str, str]:
    """What stands for the names in braces; {} for a sample without a day of its own."""
    printed = str(sample.head["date"])
    if len(printed) < len("2026-01-31"):
        return {}
    issued = date.fromisoformat(printed)
    late = issued + timedelta(days=90)
    monday = late + timedelta(days=7 - late.weekday())
    place, kind = sample.head["place"], _kind(sample)
    party = sample.head["family"] == "party"
    return {
        "place": f"{kind} {place}",
        "kind": kind,
        "year": str(issued.year),
        "last": str(issued.year - 1),
        "early": _shown(issued - timedelta(days=20)),
        "late": _shown(late),
        "later": _shown(late + timedelta(days=30)),
        "monday": _shown(monday),
        "above": "Ban Tổ chức Tỉnh ủy" if party else "Sở Nội vụ",
    }


def _kind(sample: Altered) -> str:
    issuer = f"{sample.head['issuer']} {sample.head['superior'] or ''}"
    return next((kind.lower() for kind in ("PHƯỜNG", "XÃ", "TỈNH") if f"{kind} " in issuer), "xã")


def _shown(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def _as_duties(sample: Altered, number: int, texts: list[str]) -> Iterator[Planted]:
    """The texts behind the last duty of a unit; which unit, the number says."""
    lists = list(_duty_lists(sample))
    if not lists:
        return
    last = lists[number % len(lists)]
    before = sample.body[last]
    new, marker = [], before.marker
    for text in texts:
        bullet, _, rest = text.partition(" ") if text.startswith("+ ") else ("", "", text)
        marker = marker if bullet else next_marker(marker)
        new.append(Line(("duty",), bullet or marker, "", _bare(rest)))
    rest = before.rest.rstrip(";")
    ended = with_line(sample, last, rest=rest if rest.endswith((".", "/.")) else f"{rest}.")
    yield Planted(with_inserted(ended, last + 1, *new), _marked(texts))


def _duty_lists(sample: Altered) -> Iterator[int]:
    """The last duty of each unit but the plan's last, which may bear its end mark."""
    duties = [i for i, line in lines_with(sample, "duty") if not line.has("unit")]
    for here, following in pairwise(duties):
        if following != here + 1 and next_marker(sample.body[here].marker) is not None:
            yield here


def _instead(sample: Altered, old: str, new: str) -> Iterator[Planted]:
    """Other words at the first place where some stand, and at the last one."""
    places = [i for i, line in enumerate(sample.body) if old in line.rest and not line.is_heading]
    for index in dict.fromkeys([*places[:1], *places[-1:]]):
        rest = sample.body[index].rest.replace(old, _bare(new), 1)
        wrong = _marked([new])
        yield Planted(with_line(sample, index, rest=rest), around(rest, wrong))


def _bare(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def _marked(texts: list[str]) -> str:
    """What stands between the marks."""
    return next(text.partition(OPEN)[2].partition(CLOSE)[0] for text in texts if OPEN in text)
