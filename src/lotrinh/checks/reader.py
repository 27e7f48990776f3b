"""The reader's own findings: what was mended or left out, and what it could not tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lotrinh.assemble.sections import announced
from lotrinh.checks.catalogue import finding
from lotrinh.language import Text, join_texts
from lotrinh.plan.model import Finding, Phase, Plan
from lotrinh.source.text import At, Repair, SourceText

_KINDS: Final = {
    "glued_syllables": Text("chữ dính liền"),
    "spaced_letters": Text("chữ bị giãn rời từng con chữ"),
    "split_syllable": Text("tiếng bị tách đôi"),
    "glyph": Text("ký tự bị mất hoặc lạ"),
    "broken_code": Text("số hiệu bị ngắt dòng"),
    "markup": Text("dấu in đậm còn sót"),
}
_DROPPED: Final = {
    "page_number": Text("số trang"),
    "running_head": Text("tiêu đề lặp lại ở đầu trang"),
    "footer": Text("dòng lặp lại ở chân trang"),
    "stamp": Text("dấu chữ ký số"),
    "markup": Text("ký hiệu định dạng"),
    "front_matter": Text("phần mô tả tệp"),
}
_NOTICE_CODES: Final = {
    "encoding": "NG102", "text_layer": "NG105", "signature_unchecked": "NG106",
    "ocr_missing": "NG108", "page_unreadable": "NG108",
}  # fmt: skip
_DOUBTFUL: Final = 60.0
"""Tesseract confidence below which a word is doubtful."""
_SHOWN: Final = 8


def find_reader_findings(source: SourceText, plan: Plan) -> tuple[Finding, ...]:
    """All of the reader's findings."""
    return (
        *_repairs(source), *_dropped(source), *_notices(source), *_signatures(source, plan),
        *_doubtful_words(source), *_empty(source), *_body(plan), *_sections(plan),
    )  # fmt: skip


def _repairs(source: SourceText) -> Iterator[Finding]:
    kinds: dict[str, list[Repair]] = defaultdict(list)
    for repair in source.repairs:
        kinds[repair.kind].append(repair)
    for kind, repairs in kinds.items():
        first = repairs[0]
        places = tuple(_printed_at(source, r) for r in repairs[:_SHOWN])
        excerpt = source.printed[max(0, first.start - 12) : first.end + 12].replace("\n", "⏎")
        yield finding(
            "NG101",
            detail=Text("{what}, {count} chỗ.", what=_KINDS.get(kind, kind), count=len(repairs)),
            excerpt=excerpt,
            at=places[0],
            related=places[1:],
        )


def _printed_at(source: SourceText, repair: Repair) -> At:
    """The place of a repair; its mended offset is not known any more, so that is left at 0."""
    page, line, column = source.place(repair.start)
    _, end_line, end_column = source.place(max(repair.end - 1, repair.start))
    return At(0, 0, page, line, column, end_line, end_column + 1)


def _dropped(source: SourceText) -> Iterator[Finding]:
    kinds: dict[str, int] = defaultdict(int)
    for dropped in source.dropped:
        kinds[dropped.kind] += 1
    kinds.pop("markup", None)
    if kinds:
        said = [Text("{what} ({n})", what=_DROPPED[kind], n=n) for kind, n in kinds.items()]
        yield finding("NG104", detail=Text("{list}.", list=join_texts(said)))


def _notices(source: SourceText) -> Iterator[Finding]:
    for key, sentence in source.notices:
        yield finding(_NOTICE_CODES.get(key, "NG107"), detail=sentence)


def _signatures(source: SourceText, plan: Plan) -> Iterator[Finding]:
    for signature in source.signatures:
        if signature.problem or not signature.intact:
            who = signature.signer or Text("không rõ người ký")
            why = signature.problem or Text("nội dung đã thay đổi sau khi ký.")
            at = plan.signature.at if plan.signature else None
            yield finding("NG106", detail=Text("{who}: {why}", who=who, why=why), at=at)


def _doubtful_words(source: SourceText) -> Iterator[Finding]:
    doubtful = [w for w in source.words if w.confidence < _DOUBTFUL and w.end - w.start > 1]
    if not doubtful:
        return
    places = tuple(source.at(w.start, w.end) for w in doubtful[:_SHOWN])
    words = ", ".join(f"“{source.text[w.start : w.end]}”" for w in doubtful[:_SHOWN])
    more = len(doubtful) - _SHOWN
    whole, tenth = divmod(round(1000 * len(doubtful) / len(source.words)), 10)
    yield finding(
        "NG103",
        detail=Text(
            "{count} từ ({whole},{tenth}% số từ): {words}{more}.",
            count=len(doubtful),
            whole=whole,
            tenth=tenth,
            words=words,
            more=Text(" và {count} từ khác", count=more) if more > 0 else "",
        ),
        at=places[0],
        related=places[1:],
    )


def _empty(source: SourceText) -> Iterator[Finding]:
    if not source.text.strip():
        yield finding("DH212")


def _body(plan: Plan) -> Iterator[Finding]:
    waiting: dict[str, list[Phase]] = {}
    dated = {event.name for event in plan.events if event.date}
    for phase in plan.phases:
        if phase.window is None:
            yield finding("DH205", detail=f"{phase.label}.", excerpt=phase.title, at=phase.at)
            continue
        for end in (phase.window.start, phase.window.end):
            if end is not None and end.event and end.date is None and end.event not in dated:
                phases = waiting.setdefault(end.event, [])
                phases += [phase] if phase not in phases else []
    for event, phases in waiting.items():
        yield finding(
            "DH208",
            detail=Text(
                "{phases} chờ “{event}”.",
                phases=join_texts([phase.label for phase in phases]),
                event=event,
            ),
            at=phases[0].at,
            related=tuple(phase.at for phase in phases[1:]),
        )
    for item in plan.unplaced:
        yield finding("DH206", excerpt=item.text[:120], at=item.at)


def _sections(plan: Plan) -> Iterator[Finding]:
    if plan.assignments:
        return
    for entry in plan.outline:
        if entry.depth == 1 and announced(entry.title)[:1] == ("implementation",):
            at = entry.at
            yield finding("DH204", excerpt=entry.title, at=at)
