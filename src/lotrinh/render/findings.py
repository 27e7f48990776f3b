"""Findings for the eye, as compilers show them: place, line, caret, code, message.

Place in the flow: render.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lotrinh.checks.across import Contradiction
from lotrinh.checks.explain import SEVERITIES
from lotrinh.language import Language, say, speaking, tr
from lotrinh.plan.model import Finding, Plan, Severity
from lotrinh.render.phrases import say_message, say_place
from lotrinh.source.text import At, SourceText

_WIDTH: Final = 96


def render_findings(source: SourceText, plan: Plan, *, name: str, lang: Language = "vi") -> str:
    """All findings of a plan with the lines that they speak of; "" where there are none.

    Places read `name:line:column`, or `name:trang page:line:column` where the format has pages.
    """
    lines = source.printed.split("\n")
    with speaking(lang):
        return "\n".join(_one(source, lines, finding, name) for finding in plan.findings)


def render_plain(finding: Finding, *, name: str, lang: Language = "vi") -> str:
    """A finding without the lines that it speaks of."""
    with speaking(lang):
        return "\n".join([_headline(finding, name), *_advice(finding)])


def render_across(found: Contradiction, *, lang: Language = "vi") -> str:
    """A contradiction between files with the places that it compares."""
    (file, at), *others = found.places
    with speaking(lang):
        places = ", ".join(f"{other}, {say_place(place)}" for other, place in others)
        lines = [_headline(replace(found.finding, at=at), file), *_advice(found.finding)]
        return "\n".join([*lines, "    " + tr("đối chiếu {places}", places=places)])


def render_counts(findings: Sequence[Finding], files: int, *, lang: Language = "vi") -> str:
    """The last line: how much was found, in how many files."""
    counts = Counter(finding.severity for finding in findings)
    with speaking(lang):
        where = tr("{count} tệp", count=files)
        if not findings:
            return tr("Không có phát hiện nào ({where}).", where=where)
        said: dict[Severity, str] = {
            "error": tr("{count} lỗi", count=counts["error"]),
            "warning": tr("{count} cảnh báo", count=counts["warning"]),
            "notice": tr("{count} lưu ý", count=counts["notice"]),
        }
        parts = [words for severity, words in said.items() if counts[severity]]
        return f"{', '.join(parts)} ({where})."


def _headline(finding: Finding, name: str) -> str:
    severity = tr(SEVERITIES[finding.severity])
    return f"{name}{_place(finding.at)}: {severity} {finding.code} {say_message(finding)}"


def _advice(finding: Finding) -> list[str]:
    lines = []
    if finding.suggestion:
        suggestion = tr("gợi ý: {suggestion}", suggestion=say(finding.suggestion))
        lines.append(f"    {suggestion}")
    if finding.basis:
        lines.append("    " + tr("căn cứ: {basis}", basis=finding.basis))
    if finding.related:
        places = ", ".join(say_place(other) for other in finding.related)
        lines.append("    " + tr("đối chiếu {places}", places=places))
    return lines


def _one(source: SourceText, lines: list[str], finding: Finding, name: str) -> str:
    excerpt = _excerpt(source, lines, finding.at) if finding.at is not None else []
    return "\n".join([_headline(finding, name), *excerpt, *_advice(finding)])


def _place(at: At | None) -> str:
    if at is None:
        return ""
    page = "" if at.page is None else tr("trang {page}", page=at.page) + ":"
    return f":{page}{at.line}:{at.column}"


def _excerpt(source: SourceText, lines: list[str], at: At) -> list[str]:
    """The printed line, cut to the width around the place, and a caret line under it."""
    line = lines[source.line_index(at)]
    start = at.column - 1
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    first = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    shown = line[first : first + _WIDTH]
    left, right = start - first, max(start + 1, min(end, first + _WIDTH)) - first
    number = str(at.line)
    before = "…" if first else " "
    after = "…" if first + _WIDTH < len(line) else ""
    return [
        f"    {number} |{before}{shown}{after}".rstrip(),
        f"    {' ' * len(number)} | {' ' * left}{'^' * (right - left)}",
    ]
