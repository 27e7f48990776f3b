"""The head of the report's plan side: what the document is, key figures; and its end.

Place in the flow: render; called by report.py.
"""

from __future__ import annotations

from collections import Counter

from lotrinh.language import Text, say, tr
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import Plan
from lotrinh.render.labels import FAMILIES
from lotrinh.render.phrases import last_day, say_date
from lotrinh.render.report_html import Html, el
from lotrinh.render.report_parts import Desk, list_items, pairs, section

READERS = {
    "plain": Text("văn bản thuần"),
    "markdown": "Markdown",
    "html": "HTML",
    "docx": "Word (DOCX)",
    "pdf": "PDF",
    "ocr": Text("nhận dạng ảnh quét"),
}


def draw_head(desk: Desk) -> Html:
    """What it is, from whom, number, date and family."""
    header = desk.plan.header
    place_and_date = ", ".join(
        part for part in (header.place, say_date(header.date) if header.date else None) if part
    )
    return el(
        "header",
        el(
            "p",
            el("span", header.doc_type or tr("Văn bản"), class_="type"),
            el("span", tr(FAMILIES[header.family]), class_="family"),
            class_="eyebrow",
        ),
        el("h1", header.title or tr("Không có trích yếu")),
        pairs(
            (
                (tr("Cơ quan ban hành"), header.issuer or tr("chưa rõ")),
                (tr("Cơ quan cấp trên"), header.superior),
                (tr("Số, ký hiệu"), full_number(header) or tr("chưa có số")),
                (tr("Nơi, ngày ban hành"), place_and_date or tr("chưa ghi ngày")),
            )
        ),
        desk.place("head", header.at),
        class_="head k-letterhead",
        id="p-head",
        data_m="head",
    )


def draw_figures(plan: Plan) -> Html:
    """How much there is of what, each figure a link to its section."""
    duties = sum(len(assignment.duties) for assignment in plan.assignments)
    dated = [day for day in (last_day(item.date) for item in plan.deadlines) if day]
    soonest = min(dated, default=None)
    first = soonest and tr(", sớm nhất {day}", day=say_date(soonest.isoformat()))
    cited, dues = len(plan.documents) + len(plan.laws), len(plan.deadlines)
    rows = [
        (cited, tr("{count} văn bản viện dẫn", count=cited), "bases"),
        (len(plan.phases), tr("{count} đợt, giai đoạn", count=len(plan.phases)), "phases"),
        (
            len(plan.assignments),
            tr("{count} đơn vị được giao", count=len(plan.assignments)),
            "work",
        ),
        (duties, tr("{count} nhiệm vụ", count=duties), "work"),
        (dues, tr("{count} thời hạn", count=dues) + (first or ""), "due"),
    ]
    figures = [
        el("li", el("a", el("b", number), " ", el("span", label), href=f"#{ident}"))
        for value, words, ident in rows
        if value
        for number, _, label in (words.partition(" "),)
    ]
    return el("ul", *figures, class_="figures", aria_label=tr("Các con số chính"))


def draw_closing(desk: Desk) -> Html | None:
    """Paragraphs behind the last section, and footnotes; None where there are none."""
    closing, notes = desk.plan.closing, desk.plan.notes
    if not closing and not notes:
        return None
    return section(
        "closing",
        tr("Lời kết, chú thích") if notes else tr("Lời kết"),
        "closing",
        list_items(desk, "closing", closing),
        el("h3", tr("Chú thích")) if closing and notes else None,
        list_items(desk, "note", notes),
    )


def draw_decision(desk: Desk) -> Html | None:
    """The decision that the plan is attached to; None without one."""
    decision = desk.plan.decision
    if decision is None:
        return None
    return section(
        "decision",
        tr("Quyết định ban hành"),
        "basis",
        el("p", decision.title) if decision.title else None,
        list_items(desk, "decision", decision.articles),
    )


def draw_unplaced(desk: Desk) -> Html | None:
    """What was kept but belongs nowhere; None where everything has its place."""
    rows = desk.plan.unplaced
    if not rows:
        return None
    return section(
        "unplaced",
        tr("Chưa xếp được vào mục nào"),
        "unplaced",
        list_items(desk, "unplaced", rows),
        count=len(rows),
    )


def draw_colophon(desk: Desk) -> Html:
    """From which file and how the report was made."""
    info, source = desk.plan.source, desk.source
    reader = " → ".join(say(READERS.get(part, part)) for part in info.reader.split("+"))
    mended = Counter(repair.kind for repair in source.repairs).total()
    return el(
        "footer",
        el("h2", tr("Về bản đọc này")),
        pairs(
            (
                (tr("Tệp"), info.name),
                (tr("Số trang"), str(info.pages) if info.pages else None),
                (tr("Cách đọc"), reader + (tr(" (nhận dạng chữ)") if info.ocr else "")),
                (
                    tr("Chỗ đã nối, sửa"),
                    tr("{n} (xem bản in gốc khi cần)", n=mended) if mended else None,
                ),
                (tr("Mã băm SHA-256"), el("code", info.sha256)),
            )
        ),
        el(
            "p",
            tr(
                "Bản này do máy đọc và chỉ để tra cứu; văn bản gốc đã ký mới có giá trị. "
                "Tệp tự chứa, không gửi hay tải gì qua mạng."
            ),
        ),
        el("p", tr("Phím tắt: j, k đi qua từng phần; Enter sang bên kia; / tìm; Esc bỏ chọn.")),
        class_="colophon",
        id="about",
    )
