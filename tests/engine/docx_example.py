"""Word files for the pages of rules: a fenced block of TOML becomes a real DOCX.

What an example does not say is as law asks: A4, margins of Nghị định 30/2020/NĐ-CP, Times New
Roman 14, single lines, 6 points between paragraphs, a number at the top of all pages but the first.
"""

from __future__ import annotations

import tomllib
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from story import FOOT, HEAD

_KEYS = {
    "paper": [210, 297],
    "top": 20,
    "bottom": 20,
    "left": 30,
    "right": 15,
    "font": "Times New Roman",
    "size": 14,
    "lines": 1.0,
    "leading": 0,
    "gap": 6,
    "number": "top",
    "align": "center",
    "first": False,
    "pages": 2,
    "head": HEAD,
}
_DUTY = "Vận động Nhân dân trồng tre ven suối, chăm sóc cây đã trồng và giữ sạch lòng suối. "


def docx_of(example: str) -> bytes:
    """The DOCX that a block of TOML describes. Raises KeyError for a key that is not known."""
    said: dict[str, Any] = tomllib.loads(example)
    if unknown := said.keys() - _KEYS.keys():
        raise KeyError(sorted(unknown))
    asked = {**_KEYS, **said}
    document = Document()
    _set_page(document, asked)
    _set_type(document, asked)
    duties = 30 * asked["pages"]
    body = "I. NỘI DUNG\n" + "".join(f"{n}. {_DUTY}\n" for n in range(1, duties)) + "./.\n"
    for line in f"{asked['head']}{body}{FOOT}".splitlines():
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_page(document: Docx, asked: dict[str, Any]) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in asked["paper"])
    section.top_margin, section.bottom_margin = Mm(asked["top"]), Mm(asked["bottom"])
    section.left_margin, section.right_margin = Mm(asked["left"]), Mm(asked["right"])
    section.different_first_page_header_footer = not asked["first"]
    if asked["number"]:
        part = section.header if asked["number"] == "top" else section.footer
        _add_number(part.paragraphs[0], asked["align"])


def _add_number(paragraph: Paragraph, align: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH[align.upper()]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    paragraph._p.append(field)


def _set_type(document: Docx, asked: dict[str, Any]) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = asked["font"], Pt(asked["size"])
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(asked["gap"])
    if asked["leading"]:
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.paragraph_format.line_spacing = Pt(asked["leading"])
    else:
        style.paragraph_format.line_spacing = float(asked["lines"])
