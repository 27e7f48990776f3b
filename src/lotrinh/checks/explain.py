"""Every code explained for people: the reader's own and the rules'.

Place in the flow: checks; asked by `lotrinh explain`, the report and the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple, cast

from lotrinh.checks.catalogue import codes as reader_codes
from lotrinh.checks.catalogue import entry_of
from lotrinh.checks.pages import RIGHT, WRONG, page_of
from lotrinh.checks.registry import RULES
from lotrinh.checks.rule import Rule
from lotrinh.language import Language, Text, speaking, spoken, tr
from lotrinh.plan.model import Severity

SEVERITIES: Final[dict[Severity, Text]] = {
    "error": Text("lỗi"),
    "warning": Text("cảnh báo"),
    "notice": Text("lưu ý"),
}


class Explanation(NamedTuple):
    """What a code means."""

    code: str
    severity: Severity
    title: str
    sections: tuple[tuple[str, str], ...]
    """Heading and Markdown, in the language that is spoken."""


def codes() -> tuple[str, ...]:
    """All codes: the reader's, then the rules', each in its order."""
    return (*reader_codes(), *_rules())


def explain(code: str) -> Explanation | None:
    """What a code means, in the language that is spoken; None where there is no such code."""
    rule = _rules().get(code.upper())
    return _explain_rule(rule) if rule else _explain_reader(code.upper())


def render_explanation(code: str, *, lang: Language = "vi") -> str | None:
    """A code's page for the terminal; None where there is no such code."""
    with speaking(lang):
        told = explain(code)
        if told is None:
            return None
        lines = [f"{told.code}  {told.title}  ({tr(SEVERITIES[told.severity])})"]
        for heading, body in told.sections:
            lines += ["", heading, *_indented(body)]
        return "\n".join(lines)


def render_catalogue(*, lang: Language = "vi") -> str:
    """All codes, a line each."""
    with speaking(lang):
        told = (found for code in codes() if (found := explain(code)))
        return "\n".join(f"{t.code}  {tr(SEVERITIES[t.severity]):<9}  {t.title}" for t in told)


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in RULES}


def _explain_rule(rule: Rule) -> Explanation:
    page = page_of(rule)
    if spoken() == "vi":
        return Explanation(rule.code, rule.severity, tr(rule.title), tuple(page.sections.items()))
    examples = ((tr(heading), page.sections[heading]) for heading in (WRONG, RIGHT))
    sections = (*page_of(rule, spoken()).sections.items(), *examples)
    return Explanation(rule.code, rule.severity, tr(rule.title), sections)


def _explain_reader(code: str) -> Explanation | None:
    entry = entry_of(code)
    if entry is None:
        return None
    sections = (
        (tr("Vì sao"), tr(str(entry.extra["why"]))),
        (tr("Cách sửa"), tr(str(entry.extra["fix"]))),
        (tr("Ví dụ"), "; ".join(tr(example) for example in entry.examples)),
    )
    severity = cast(Severity, entry.extra["severity"])
    return Explanation(entry.key, severity, tr(str(entry.extra["title"])), sections)


def _indented(body: str) -> Iterator[str]:
    return (f"  {line}".rstrip() for line in body.split("\n") if not line.startswith("```"))
