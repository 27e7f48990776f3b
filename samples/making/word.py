"""A sample as DOCX, with markers typed or as Word's automatic numbering."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from samples.making.numbering import Numbering
from samples.making.source import Line, Sample

CENTER = WD_ALIGN_PARAGRAPH.CENTER
_SMALL = 12
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def make_docx(sample: Sample, *, numbered: bool = False, size: float = 14) -> bytes:
    """The document. `numbered`: markers are Word's automatic numbers, in no text."""
    document = Document()
    _page(document, size)
    numbering = Numbering(document) if numbered else None
    _letterhead(document, sample)
    _title(document, sample)
    footed = False
    for line in sample.body:
        if line.has("unit-name"):
            continue
        if line.has("foot"):
            footed = True
            _foot(document, sample)
            document.add_page_break()
        elif line.has("table"):
            _table(document, sample.tables[line.text])
        else:
            _body_line(document, line, numbering)
    if not footed:
        _foot(document, sample)
    return _saved(document)


def _page(document: Docx, size: float) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.2 if size >= 13 else 1


def _letterhead(document: Docx, sample: Sample) -> None:
    left, right = _two_columns(document, 7.2, 10)
    head = sample.head
    if head["superior"]:
        _add(left, head["superior"], align=CENTER, size=_SMALL)
    _add(left, head["issuer"], bold=True, align=CENTER, size=_SMALL)
    _add(left, "*" if head["family"] == "party" else "_______", align=CENTER, size=_SMALL)
    _add(left, sample.number_line, align=CENTER, size=_SMALL)
    for text in sample.country_lines:
        _add(right, text, bold=True, align=CENTER, size=_SMALL)
    _add(right, "_______________", align=CENTER, size=_SMALL)
    _add(right, sample.date_line, italic=True, align=CENTER, size=_SMALL)


def _title(document: Docx, sample: Sample) -> None:
    _add(document, sample.head["doc_type"].upper(), bold=True, align=CENTER, size=14)
    _add(document, sample.head["title"], bold=True, align=CENTER)
    _add(document, "-----" if sample.head["family"] == "party" else "________", align=CENTER)


def _body_line(document: Docx, line: Line, numbering: Numbering | None) -> None:
    if line.has("center") or line.has("center-italic"):
        italic = line.has("center-italic")
        _add(document, line.text, bold=not italic, italic=italic, align=CENTER)
        return
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    automatic = numbering is not None and numbering.apply(paragraph, line)
    marker = "" if automatic or not line.marker else f"{line.marker} "
    if line.is_heading or line.has("base"):
        run = paragraph.add_run(marker + line.text)
        run.bold, run.italic = line.is_heading, line.has("base")
        return
    if line.lead:
        paragraph.add_run(marker + line.lead).bold = True
        paragraph.add_run(f" {line.rest}" if line.rest else "")
        return
    paragraph.add_run(marker + line.text)


def _table(document: Docx, table: dict[str, Any]) -> None:
    grid = document.add_table(rows=1, cols=len(table["columns"]))
    grid.style = "Table Grid"
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    total = sum(table["widths"])
    widths = [Cm(16.5 * part / total) for part in table["widths"]]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    rows = [table["columns"], *table["rows"]]
    for number, row in enumerate(rows):
        cells = grid.rows[0].cells if number == 0 else grid.add_row().cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = width
            _add(cell, text, bold=number == 0, size=11, align=CENTER if number == 0 else None)
    header = grid.rows[0]._tr.get_or_add_trPr()
    header.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.add_paragraph()


def _foot(document: Docx, sample: Sample) -> None:
    left, right = _two_columns(document, 8, 9.2)
    _add(left, sample.recipient_heading, bold=True, italic=True, size=12)
    for text in sample.recipient_lines:
        _add(left, text, size=11)
    for text in sample.signature_lines:
        _add(right, text, bold=True, align=CENTER)
    for _ in range(3):
        _add(right, "", align=CENTER)
    _add(right, sample.foot["name"], bold=True, align=CENTER)


def _two_columns(document: Docx, *widths: float) -> tuple[_Cell, _Cell]:
    """A borderless table of one row, as Word users set letterheads."""
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Cm(width)
    return table.rows[0].cells[0], table.rows[0].cells[1]


def _add(
    place: Docx | _Cell,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    size: float | None = None,
) -> Paragraph:
    if isinstance(place, _Cell) and not place.paragraphs[-1].runs and len(place.paragraphs) == 1:
        paragraph = place.paragraphs[0]
    else:
        paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size is not None:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(2 if isinstance(place, _Cell) else 5)
    return paragraph


def _saved(document: Docx) -> bytes:
    """The file, with fixed times inside so that rebuilding changes nothing."""
    properties = document.core_properties
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    properties.author = properties.last_modified_by = "Lộ Trình"
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(member))
    return fixed.getvalue()
