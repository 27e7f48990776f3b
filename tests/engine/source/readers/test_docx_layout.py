"""How a Word file is set: the first section's page, the body's type, where pages are numbered."""

from __future__ import annotations

import pytest
from docx_example import docx_of
from docx_files import cell, docx, par, row, run, table

from lotrinh.source.readers.docx import read_docx
from lotrinh.source.text import PageNumber, PageSetup

SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851" w:gutter="0"/></w:sectPr>'
)
SIDEWAYS = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
LONG = "Vận động Nhân dân trồng tre ven suối, chăm sóc cây đã trồng."


def setup_of(body: str, **parts: str) -> PageSetup:
    setup = read_docx(docx(body, **parts), "a").setup
    assert setup is not None
    return setup


def sized(text: str, font: str, half_points: int) -> str:
    look = f'<w:rFonts w:ascii="{font}"/><w:sz w:val="{half_points}"/>'
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_paper_and_margins_are_millimetres() -> None:
    setup = setup_of(par(run(LONG)) + SECTION)
    assert (setup.width, setup.height) == (210.0, 297.0)
    assert (setup.top, setup.bottom, setup.left, setup.right) == (20.0, 20.0, 30.0, 15.0)


def test_a_gutter_widens_the_left_margin() -> None:
    section = SECTION.replace('w:gutter="0"', 'w:gutter="284"')
    assert setup_of(par(run(LONG)) + section).left == 35.0


def test_the_section_that_the_document_begins_with_counts() -> None:
    first = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    assert setup_of(first + par(run(LONG)) + SIDEWAYS).width == 210.0


def test_a_file_without_a_section_says_nothing() -> None:
    assert read_docx(docx(par(run(LONG))), "a").setup is None


def test_most_letters_of_the_body_tell_font_and_size() -> None:
    inside = table(row(cell(sized(LONG * 3, "Arial", 20))))
    heading = sized("KẾ HOẠCH", "Arial", 32)
    setup = setup_of(heading + inside + sized(LONG, "Times New Roman", 28) + SECTION)
    assert (setup.font, setup.size) == ("Times New Roman", 14.0)


def test_a_size_that_nothing_says_is_words_own() -> None:
    assert setup_of(par(run(LONG)) + SECTION).size == 10.0


@pytest.mark.parametrize(
    ("stated", "lines", "leading", "gap"),
    [
        ('w:line="360" w:before="60" w:after="60"', 1.5, None, 6.0),
        ('w:line="340" w:lineRule="exact" w:after="120"', None, 17.0, 6.0),
        ("", 1.0, None, 0.0),
    ],
)
def test_spacing_is_that_of_most_paragraphs(
    stated: str, lines: float | None, leading: float | None, gap: float
) -> None:
    body = f"<w:p><w:pPr><w:spacing {stated}/></w:pPr>{run(LONG)}</w:p>"
    setup = setup_of(par(run("KẾ HOẠCH")) + body + SECTION)
    assert (setup.lines, setup.leading, setup.gap) == (lines, leading, gap)


def test_a_style_gives_what_a_paragraph_leaves_open() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>'
        '<w:spacing w:line="312" w:before="80"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    )
    body = f'<w:p><w:pPr><w:spacing w:after="40"/></w:pPr>{run(LONG)}</w:p>'
    setup = setup_of(body + SECTION, styles=styles)
    assert (setup.lines, setup.gap, setup.size) == (1.3, 6.0, 13.0)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("", PageNumber("top", True, False)),
        ('number = "bottom"\nalign = "right"\n', PageNumber("bottom", False, False)),
        ("first = true\n", PageNumber("top", True, True)),
        ('number = ""\n', None),
    ],
)
def test_page_numbers_have_their_place(said: str, number: PageNumber | None) -> None:
    setup = read_docx(docx_of(said), "a").setup
    assert setup is not None
    assert setup.number == number


@pytest.mark.parametrize(("instruction", "numbered"), [("NUMPAGES", False), ("PAGE", True)])
def test_a_count_of_pages_is_no_page_number(instruction: str, numbered: bool) -> None:
    section = SECTION.replace(
        "<w:pgSz",
        '<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships" w:type="default" r:id="r0"/><w:pgSz',
    )
    field = f"<w:p><w:r><w:instrText> {instruction} </w:instrText></w:r></w:p>"
    assert (setup_of(par(run(LONG)) + section, header=field).number is not None) is numbered
