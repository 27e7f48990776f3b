"""NN109: tones are placed the old way in some words and the new way in others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.prose import PUNCTUATION, prose
from lotrinh.checks.spelling.tokens import tokens_among
from lotrinh.language import Text
from lotrinh.mentions.unit_names import one_tone

_NEW: Final = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)\Z")
_BODY: Final = re.compile(r"(?:uỷ|ủy)\Z")
"""A capital word that is no name: `Ủy ban`."""
_SHOWN: Final = 8


@rule(
    "NN109",
    Text("Dấu thanh đặt theo hai kiểu"),
    severity="notice",
    cure=Text("Chọn một kiểu (hòa, ủy hoặc hoà, uỷ) cho cả văn bản."),
)
def mixed_tones(case: Case) -> Iterator[Fault]:
    """Both ways of placing tones, names left out: one finding, where the rarer way first stands."""
    kinds = case.once(prose).kinds
    printed = "\n".join(kinds)
    toned = one_tone(printed)
    if toned == printed:
        return
    old: dict[str, int] = {}
    new: dict[str, int] = {}
    for token, mended in zip(kinds, toned.split("\n"), strict=True):
        core = token.strip(PUNCTUATION)
        if token != mended:
            if not _is_name(core):
                old[token] = kinds[token]
        elif _NEW.search(core.lower()) and not _is_name(core):
            new[token] = kinds[token]
    if not (old and new):
        return
    olds, news = sum(old.values()), sum(new.values())
    rarer = old if olds < news else new
    found = [case.at(t.start, t.end) for t in tokens_among(case, rarer.keys())]
    yield Fault(
        found[0],
        Text("kiểu cũ {old} chỗ, kiểu mới {new} chỗ.", old=olds, new=news),
        related=tuple(found[1:_SHOWN]),
    )


def _is_name(core: str) -> bool:
    """Whether a capital makes it perhaps a name, which keeps its own spelling."""
    return core[0].isupper() and core[1:].islower() and not _BODY.search(core.lower())
