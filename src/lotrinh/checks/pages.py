"""The page beside each rule: what it checks and why, with examples that run as tests.

Place in the flow: checks; read by `lotrinh explain`, the report and the documentation. A page is
Markdown with fixed headings. Examples are fenced blocks; in wrong ones ⟦ ⟧ stand around the place
of each finding. The English page beside it says the same; the examples stand once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lotrinh.checks.rule import Rule
from lotrinh.language import Language, Text, speaking, tr

WRONG, RIGHT, SILENT = Text("Sai"), Text("Đúng"), Text("Khi nào im lặng")
HEADINGS: Final = (
    Text("Kiểm tra gì"), Text("Vì sao"), Text("Căn cứ pháp lý"),
    WRONG, RIGHT, SILENT, Text("Cách sửa"),
)  # fmt: skip
"""The headings of a page, in order. A page in another language has them without the examples."""
OPEN, CLOSE = "⟦", "⟧"

_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)


class PageError(Exception):
    """A rule's page is missing or has not its form. We are wrong, not the document."""


@dataclass(frozen=True, slots=True)
class Example:
    """One fenced block: a document, or a part of one."""

    form: str
    """The word behind the fence: `text`, `markdown`, `html`, `docx` (its TOML); "" is `text`."""
    marked: str
    """As written, with ⟦ ⟧ around each fault."""

    @property
    def text(self) -> str:
        """The document without its marks."""
        return self.marked.replace(OPEN, "").replace(CLOSE, "")


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page."""

    title: str
    sections: Mapping[str, str]
    """Markdown below each heading, in the page's order."""

    def examples(self, heading: str) -> tuple[Example, ...]:
        """The fenced blocks of a section."""
        found = _FENCE.finditer(self.sections.get(heading, ""))
        return tuple(Example(block[1] or "text", block[2]) for block in found)


@cache
def read_page(module: str, lang: Language = "vi") -> Page:
    """The page beside a rule's module. Raises PageError where it is missing or out of form."""
    package, _, stem = module.rpartition(".")
    name = f"{stem}.md" if lang == "vi" else f"{stem}.{lang}.md"
    try:
        text = (files(package) / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PageError(f"{name}: no such page") from error
    head, *parts = _HEADING.split(text)
    sections = dict(_pairs(parts))
    with speaking(lang):
        wanted = tuple(tr(h) for h in HEADINGS if lang == "vi" or h not in (WRONG, RIGHT))
    if not head.startswith("# ") or tuple(sections) != wanted:
        raise PageError(f"{name}: the headings are {', '.join(sections)}, not {', '.join(wanted)}")
    return Page(head[2:].strip(), sections)


def page_of(rule: Rule, lang: Language = "vi") -> Page:
    """The page of a rule. Raises PageError."""
    return read_page(module_of(rule), lang)


def module_of(rule: Rule) -> str:
    """The module that holds a rule."""
    module = rule.check.__module__
    assert module in sys.modules  # noqa: S101  (told to the reader: rules are module-level)
    return module


def _pairs(parts: list[str]) -> Iterator[tuple[str, str]]:
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        yield heading.strip(), body.strip("\n")
