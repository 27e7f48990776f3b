"""NN113: a series that everybody writes with commas, or a pair with its dash, lacks one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.compounds import forms
from lotrinh.checks.spelling.prose import prose
from lotrinh.language import Text

_JOINT: Final = re.compile(r", | - ")


@rule(
    "NN113",
    Text("Thiếu dấu trong cụm từ quen thuộc"),
    severity="notice",
    cure=Text("Thêm dấu phẩy hoặc gạch nối như cách viết chung."),
)
def series_without_mark(case: Case) -> Iterator[Fault]:
    """`cán bộ công chức, viên chức`, `chính trị xã hội`: the words of the list without a mark."""
    if case.source.ocr or case.once(prose).pairs.isdisjoint(_joints()):
        return
    low = case.text.lower()
    if len(low) != len(case.text):
        return
    for found in _pattern().finditer(low):
        meant = _meant()[_words(found.group())]
        if found.group() != meant and _lacks(found.group(), meant):
            at = case.at(*found.span())
            yield Fault(
                at,
                Text("“{words}”.", words=case.words(at)),
                suggestion=Text("Viết “{words}”.", words=meant),
            )


def _lacks(words: str, meant: str) -> bool:
    """Whether a comma or the dash is missing; blanks and kinds of dashes do not count."""
    return words.count(",") < meant.count(",") or (
        " - " in meant and not re.search(r"[-–,]", words)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+", text))


@cache
def _joints() -> frozenset[tuple[str, str]]:
    """Words that stand side by side where a mark between them is missing."""
    return frozenset(
        (one.split()[-1], other.split()[0])
        for form in forms("series")
        for one, other in pairwise(_JOINT.split(form))
    )


@cache
def _meant() -> dict[tuple[str, ...], str]:
    return {_words(form): form for form in forms("series")}


@cache
def _pattern() -> re.Pattern[str]:
    """The series with or without what joins them, the longest first."""
    series = sorted(forms("series"), key=len, reverse=True)
    joined = (r"(?:,|\s?[-–])?[ ]".join(_JOINT.split(form)) for form in series)
    return re.compile(rf"(?<!\w)(?:{'|'.join(joined)})(?!\w)")
