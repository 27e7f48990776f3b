"""A sample's own source: YAML with a letterhead, a tagged body, tables, a foot and the truth.

A body line is `TAGS :: TEXT`. The tags say what the line is, as its author means it, and so give
both the look and the annotation:

    h1 … h4   a numbered heading of that depth (bold)         o2 … o4   a numbered item (plain)
    base      a legal basis (italic)                          p         a paragraph
    purpose, req, budget                                      phase, stage:before|during|after
    item, sub the items of a phase or stage, and those under   channel, citem
    unit, duty, unit-name (not printed: the unit's bare name where the heading says more)
    table     the table of that name                          foot      recipients and signature
    center, center-italic

`[Name]` behind the tags names the unit of a run-in duty. `**…**` in a text is a bold lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MARKER = re.compile(
    r"(?P<marker>[IVX]+[./-]|\d+(?:\.\d+)+\.?|\d+[./]|[a-zđ]\)|(?:Bước|Đợt|Giai đoạn) \d+:"
    r"|Thứ (?:nhất|hai|ba|tư|năm),)\s+"
)
_TAGGED = re.compile(
    r"(?P<tags>[^\[:]*(?:stage:\w+)?[^\[:]*)(?:\[(?P<unit>[^\]]+)\])?\s*::\s?(?P<text>.*)"
)
_LEAD = re.compile(r"\*\*(?P<lead>.+?)\*\*\s*")


@dataclass(frozen=True)
class Line:
    """One line of a sample's body."""

    tags: tuple[str, ...]
    marker: str
    """The printed marker with its punctuation (`1.`, `a)`, `-`, `+`), or ""."""
    lead: str
    """A bold lead, or ""."""
    rest: str
    """What follows marker and lead."""
    unit: str | None = None

    @property
    def text(self) -> str:
        """The text without its marker."""
        return f"{self.lead} {self.rest}".strip()

    @property
    def printed(self) -> str:
        return f"{self.marker} {self.text}".strip()

    @property
    def level(self) -> int:
        """1 to 4 for a numbered heading or item, 0 for anything else."""
        return next((int(tag[1]) for tag in self.tags if re.fullmatch(r"[ho][1-4]", tag)), 0)

    @property
    def is_heading(self) -> bool:
        return any(re.fullmatch(r"h[1-4]", tag) for tag in self.tags)

    def has(self, tag: str) -> bool:
        return tag in self.tags


@dataclass(frozen=True)
class Sample:
    """A sample's source."""

    name: str
    format: str
    head: dict[str, Any]
    body: tuple[Line, ...]
    tables: dict[str, dict[str, Any]]
    foot: dict[str, Any]
    gold: dict[str, Any]
    damage: tuple[tuple[str, str], ...]

    @property
    def number_line(self) -> str:
        """`Số: 47/KH-UBND` (State), `Số 38-KH/ĐU` (Party), with blanks where there is no number."""
        symbol, number = self.head["symbol"], self.head["number"] or "   "
        joint = "/" if symbol.startswith("KH-") else "-"
        colon = "" if self.head["family"] == "party" else ":"
        return f"Số{colon} {number}{joint}{symbol}"

    @property
    def date_line(self) -> str:
        """`Suối Trăng, ngày 14 tháng 4 năm 2026`; the day is blank in a draft."""
        year, month, *day = str(self.head["date"]).split("-")
        month = month if int(month) < 3 else str(int(month))
        return f"{self.head['place']}, ngày {day[0] if day else '   '} tháng {month} năm {year}"

    @property
    def country_lines(self) -> list[str]:
        """What stands at the top right."""
        if self.head["family"] == "party":
            return ["ĐẢNG CỘNG SẢN VIỆT NAM"]
        if "heading" in self.head:
            return [self.head["heading"]]
        return ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]

    @property
    def recipient_heading(self) -> str:
        return "Nơi nhận:"

    @property
    def recipient_lines(self) -> list[str]:
        lines = []
        for name, purpose in self.foot["recipients"]:
            lines.append(f"- {name} ({purpose});" if purpose else f"- {name};")
        lines[-1] = lines[-1].removesuffix(";") + "."
        return lines

    @property
    def signature_lines(self) -> list[str]:
        foot = self.foot
        return [foot[key] for key in ("authority", "capacity", "position") if foot[key]]


def read_sample(path: Path) -> Sample:
    """Reads one source file."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Sample(
        name=path.stem,
        format=raw["format"],
        head=raw["head"],
        body=tuple(_line(line) for line in raw["body"].splitlines()),
        tables=raw.get("tables", {}),
        foot=raw["foot"],
        gold=raw["gold"],
        damage=tuple((before, after) for before, after in raw.get("damage", [])),
    )


def _line(line: str) -> Line:
    found = _TAGGED.fullmatch(line)
    if found is None:
        raise ValueError(f"no tags in {line!r}")
    tags, text, marker = tuple(found["tags"].split()), found["text"], ""
    if text.startswith(("- ", "+ ")):
        marker, text = text[0], text[2:]
    elif (number := MARKER.match(text)) is not None:
        marker, text = number["marker"], text[number.end() :]
    lead = _LEAD.match(text)
    if lead is not None:
        return Line(tags, marker, lead["lead"], text[lead.end() :], found["unit"])
    return Line(tags, marker, "", text, found["unit"])
