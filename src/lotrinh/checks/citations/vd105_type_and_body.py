"""VD105: type, symbol and issuer of a cited document do not fit each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lotrinh.checks.case import Case
from lotrinh.checks.citations.issuing import (
    ISSUERS,
    Body,
    Code,
    issuing_kinds,
    read_body,
    read_code,
)
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.citation_codes import type_abbreviations, type_names
from lotrinh.mentions.unit_names import normalise_unit
from lotrinh.plan.model import Citation
from lotrinh.resources.load import load_entries


@rule(
    "VD105",
    Text("Tên loại, ký hiệu, cơ quan ban hành không khớp nhau"),
    severity="warning",
    cure=Text("Đối chiếu văn bản gốc rồi sửa tên loại, ký hiệu hoặc cơ quan ban hành."),
)
def type_and_body(case: Case) -> Iterator[Fault]:
    """Mentions whose symbol is of another type or body than the words beside it."""
    for mention in case.plan.citations:
        code = read_code(mention.code)
        if code is None or not code.tokens:
            continue
        detail = _type_differs(mention, code) or _body_differs(mention, code)
        if detail is not None:
            yield Fault(mention.at, detail)


def _type_differs(mention: Citation, code: Code) -> Text | None:
    """What is wrong with the printed type; None where it fits, or the symbol tells none."""
    key = type_names().get((mention.type or "").lower())
    if key is None or mention.type is None or key in _any_symbol():
        return None
    first = code.tokens[0]
    keys = type_abbreviations().get(first, ())
    if keys and key not in keys and not any(frozenset({key, k}) in _alike() for k in keys):
        return Text("“{type}” mà ký hiệu ghi {symbol}.", type=mention.type, symbol=first)
    allowed = _issuers_of_type().get(key)
    kinds = issuing_kinds(code)
    if allowed and kinds and not kinds & allowed:
        return Text(
            "cơ quan trong ký hiệu {code} không ban hành {type}.",
            code=mention.code, type=mention.type.lower(),
        )  # fmt: skip
    return None


def _body_differs(mention: Citation, code: Code) -> Text | None:
    """What is wrong with the printed issuer; None where it fits, or one of the two is unknown."""
    body = read_body(mention.issuer) if mention.issuer else None
    kinds = issuing_kinds(code)
    if body is None or not kinds:
        return None
    fits = body.kind in kinds and not _other_of_its_kind(body, code)
    if fits or any(mate in kinds for mate in _also(body.kind)):
        return None
    return Text("ký hiệu {code} mà ghi của {issuer}.", code=mention.code, issuer=mention.issuer)


def _other_of_its_kind(body: Body, code: Code) -> bool:
    """Whether a ministry or department is named, and the symbol is another one's."""
    if body.level or not body.place:
        return False
    named = [
        [normalise_unit(form) for form in entry.forms]
        for entry in load_entries("bodies.toml")
        if entry.key in code.tokens
    ]
    fits = (f.startswith(body.place) or body.place.startswith(f) for forms in named for f in forms)
    return bool(named) and not any(fits)


@cache
def _any_symbol() -> frozenset[str]:
    return frozenset(
        entry.key
        for entry in load_entries("document_types.toml")
        if not entry.extra["abbreviations"] or entry.extra.get("any_symbol", False)
    )


@cache
def _alike() -> frozenset[frozenset[str]]:
    """Types that one abbreviation may stand for in practice: a project that a decision approves."""
    return frozenset(
        frozenset({entry.key, other})
        for entry in load_entries("document_types.toml")
        for other in entry.extra.get("alike", ())
    )


@cache
def _issuers_of_type() -> dict[str, frozenset[str]]:
    return {
        entry.key: frozenset(entry.extra["issued_by"])
        for entry in load_entries("document_types.toml")
        if "issued_by" in entry.extra
    }


@cache
def _also(kind: str) -> tuple[str, ...]:
    return next(tuple(e.extra.get("also", ())) for e in load_entries(ISSUERS) if e.key == kind)
