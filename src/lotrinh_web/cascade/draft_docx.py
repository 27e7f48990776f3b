"""A narrowed plan as a Word file: Times New Roman 14, letterhead with blanks, marks as highlights.

Place in the flow: after drafting.py; services hand the bytes on. Yellow: a name of the superior
that was left; blue: a blank to fill in; green: a name that was replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from lotrinh_web.cascade.comparing import Block, Source
from lotrinh_web.cascade.drafting import Mark, Piece

COLORS: Final[dict[Mark, WD_COLOR_INDEX]] = {
    "leftover": WD_COLOR_INDEX.YELLOW,
    "blank": WD_COLOR_INDEX.TURQUOISE,
    "own": WD_COLOR_INDEX.BRIGHT_GREEN,
}
_CENTER: Final = WD_ALIGN_PARAGRAPH.CENTER


def write_draft(
    source: Source,
    title: tuple[Piece, ...],
    drawn: Iterable[tuple[Block, tuple[Piece, ...]]],
    *,
    issuer: str,
    place: str,
) -> bytes:
    """The file. `issuer` is the own office's name, `place` its place (`An Phú`)."""
    document = Document()
    _set_up(document)
    _letterhead(document, source.family, issuer, place)
    head = document.add_paragraph()
    head.alignment = _CENTER
    head.add_run("KẾ HOẠCH").bold = True
    named = document.add_paragraph()
    named.alignment = _CENTER
    _add(named, title, bold=True)
    _basis(document, source)
    for table, group in groupby(drawn, key=lambda one: one[0].place and one[0].place[0]):
        if table is None:
            _paragraphs(document, group)
        else:
            _table(document, list(group))
    _foot(document, source.family, issuer)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


Drawn = tuple[Block, tuple[Piece, ...]]


def _paragraphs(document: DocumentObject, drawn: Iterable[Drawn]) -> None:
    for block, pieces in drawn:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Cm(1)
        _add(paragraph, pieces, bold=block.bold or (block.kind == "entry" and block.depth == 1))


def _table(document: DocumentObject, drawn: list[Drawn]) -> None:
    """A table with as many columns as its widest row; merged cells stand in their first place."""
    rows = [list(cells) for _row, cells in groupby(drawn, key=lambda one: one[0].place)]
    table = document.add_table(rows=len(rows), cols=max(len(cells) for cells in rows))
    table.style = "Table Grid"
    for line, cells in zip(table.rows, rows, strict=True):
        for cell, (block, pieces) in zip(line.cells, cells, strict=False):
            _add(cell.paragraphs[0], pieces, bold=block.bold)


def _set_up(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(14)
    style.paragraph_format.space_after = Pt(6)


def _letterhead(document: DocumentObject, family: str, issuer: str, place: str) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    party = family == "party"
    _line(left.paragraphs[0], issuer.upper())
    if party:
        _line(left.add_paragraph(), "*", bold=False)
    number = left.add_paragraph()
    number.alignment = _CENTER
    _add(number, (Piece("Số "), Piece("……", "blank"), Piece("-KH/ĐU")) if party
         else (Piece("Số: "), Piece("……", "blank"), Piece("/KH-UBND")))  # fmt: skip
    if party:
        _line(right.paragraphs[0], "ĐẢNG CỘNG SẢN VIỆT NAM")
    else:
        _line(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        _line(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc")
    day = right.add_paragraph()
    day.alignment = _CENTER
    _add(day, (Piece(f"{place}, " if place else ""), Piece("ngày …… tháng …… năm ………", "blank")))


def _line(paragraph: Paragraph, text: str, *, bold: bool = True) -> None:
    paragraph.alignment = _CENTER
    paragraph.add_run(text).bold = bold


def _basis(document: DocumentObject, source: Source) -> None:
    """The superior's plan as the first basis, where its letterhead tells number and day."""
    if not source.code or source.date is None:
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Cm(1)
    day = source.date
    paragraph.add_run(
        f"Thực hiện Kế hoạch số {source.code} ngày {day:%d} tháng {day:%m} năm {day.year} của "
        f"{source.issuer} về {source.title[:1].lower()}{source.title[1:]};"
    ).italic = True


def _foot(document: DocumentObject, family: str, issuer: str) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.paragraphs[0].add_run("Nơi nhận:").bold = True
    for words in ("- ……………;", "- Lưu: VT."):
        _add(left.add_paragraph(), (Piece(words, "blank" if "……" in words else ""),))
    if family == "party":
        _line(right.paragraphs[0], "T/M BAN THƯỜNG VỤ")
    elif issuer.upper().startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND")):
        _line(right.paragraphs[0], "TM. ỦY BAN NHÂN DÂN")
        _line(right.add_paragraph(), "CHỦ TỊCH")
    name = right.add_paragraph()
    name.alignment = _CENTER
    _add(name, (Piece("……………………", "blank"),))


def _add(paragraph: Paragraph, pieces: Iterable[Piece], *, bold: bool = False) -> None:
    for piece in pieces:
        if not piece.text:
            continue
        run = paragraph.add_run(piece.text)
        run.bold = bold
        if piece.mark:
            run.font.highlight_color = COLORS[piece.mark]
