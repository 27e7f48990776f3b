"""A comparison in words: what is covered, what differs, what is cited otherwise, what is left over.

Place in the flow: render, shared by the text and the page of a comparison.
"""

from __future__ import annotations

from lotrinh.coverage.model import (
    CitationDifference,
    Coverage,
    Difference,
    Document,
    Leftover,
    Tally,
)
from lotrinh.language import tr
from lotrinh.render.phrases import say_date


def say_document(document: Document) -> str:
    """`58/KH-UBND, 18/02/2027, ỦY BAN NHÂN DÂN TỈNH …`; the file's name where nothing is known."""
    date = say_date(document.date) if document.date else None
    known = [part for part in (document.number, date, document.issuer) if part]
    return ", ".join(known) if known else document.name


def say_tally(tally: Tally) -> str:
    """`đáp ứng 11 trên 16 (2 có khác), thiếu 5, thêm 4`: one kind, what is none left out."""
    said = []
    if tally.asked:
        met = tally.covered + tally.changed
        met_of = tr("đáp ứng {met} trên {asked}", met=met, asked=tally.asked)
        other = tr("{number} có khác", number=tally.changed)
        said.append(f"{met_of} ({other})" if tally.changed else met_of)
    if tally.dropped:
        said.append(tr("thiếu {number}", number=tally.dropped))
    if tally.elsewhere:
        said.append(tr("{number} của đơn vị khác", number=tally.elsewhere))
    if tally.added:
        said.append(tr("thêm {number}", number=tally.added))
    return ", ".join(said)


def say_whole(coverage: Coverage) -> str:
    """One sentence on everything that the superior asks."""
    asked = sum(tally.asked for tally in coverage.tallies)
    if not asked:
        return tr("Không thấy điều gì kế hoạch cấp trên giao cho đơn vị này.")
    met = sum(tally.covered + tally.changed for tally in coverage.tallies)
    if coverage.complete:
        return tr("Đáp ứng đủ {asked} điều cấp trên yêu cầu.", asked=asked)
    return tr("Đáp ứng {met} trên {asked} điều cấp trên yêu cầu.", met=met, asked=asked)


def say_difference(difference: Difference) -> str:
    """What is other, with the superior's words behind it."""
    parent = difference.parent
    child = say_date(difference.child) if difference.child else ""
    if difference.kind == "deadline_later":
        return tr("muộn hơn yêu cầu: {child} (cấp trên: {parent})", child=child, parent=parent)
    if difference.kind == "deadline_missing":
        return tr("không ghi thời hạn (cấp trên: {parent})", parent=parent)
    if difference.kind == "figure":
        return tr("số khác: {child} (cấp trên: {parent})", child=child, parent=parent)
    return tr("chưa nhắc đến: {parent}", parent=parent)


def harmless_last(coverage: Coverage) -> list[CitationDifference]:
    """Citations with what need not be wrong, a document that only the superior cites, last."""
    return sorted(coverage.citations, key=lambda one: one.fault == "missing")


def say_citation(difference: CitationDifference) -> str:
    """A document that is missing or cited otherwise."""
    code = difference.code
    parent = say_date(difference.parent or "")
    child = say_date(difference.child or "")
    if difference.fault == "parent_plan_missing":
        return tr("Chưa viện dẫn kế hoạch của cấp trên, {code}", code=code)
    if difference.fault == "missing":
        return tr("Cấp trên viện dẫn {code}; kế hoạch này thì không", code=code)
    if difference.fault == "date":
        return tr(
            "{code}: cấp trên ghi {parent}, kế hoạch này ghi ngày {child}",
            code=code, parent=parent, child=child,
        )  # fmt: skip
    return tr(
        "{code}: cấp trên ghi của {parent}, kế hoạch này ghi của {child}",
        code=code, parent=parent, child=child,
    )  # fmt: skip


def say_leftover(leftover: Leftover) -> str:
    """A name of the superior that is left over."""
    if leftover.kind == "unit":
        return tr("“{name}” là đơn vị của cấp trên, vẫn được giao nhiệm vụ", name=leftover.name)
    return tr("“{name}” còn theo văn bản của cấp trên", name=leftover.name)
