"""Word's automatic numbering, resolved to the printed markers."""

from __future__ import annotations

import pytest
from docx_files import abstract, cell, docx, level, num, numbered, par, row, run, table

from lotrinh.source.readers.docx import read_docx
from lotrinh.source.readers.docx_numbering import format_number, letters, roman
from lotrinh.source.text import RawLine, RawTable


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    data = docx(body, numbering=numbering, styles=styles)
    return [i.text for i in read_docx(data, "x").items if isinstance(i, RawLine)]


OUTLINE = abstract(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
) + num(1, 1)


def test_levels_count_and_restart_after_a_higher_one() -> None:
    body = "".join(
        numbered(text, level=at)
        for text, at in [("A", 0), ("B", 1), ("C", 1), ("D", 2), ("E", 2), ("F", 3), ("G", 0),
                         ("H", 1), ("I", 2)]
    )  # fmt: skip
    assert texts(body, OUTLINE) == [
        "I. A", "1. B", "2. C", "a) D", "b) E", "- F", "II. G", "1. H", "a) I",
    ]  # fmt: skip


def test_letters_are_those_of_word() -> None:
    body = "".join(numbered("x", level=2) for _ in range(28))
    markers = [text.split()[0] for text in texts(body, OUTLINE)]
    assert markers[:5] == ["a)", "b)", "c)", "d)", "e)"]
    assert markers[25:] == ["z)", "aa)", "bb)"]


def test_multi_level_text_legal_numbers_and_start() -> None:
    lists = abstract(
        1,
        level(0, "upperRoman", "%1.", start=2),
        level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
        level(2, "decimalZero", "%2.%3"),
    ) + num(1, 1)
    body = numbered("A") + numbered("B", level=1) + numbered("C", level=2)
    assert texts(body, lists) == ["II. A", "2.1. B", "1.01 C"]


def test_skipped_higher_level_counts_as_used_once() -> None:
    lists = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + num(1, 1)
    assert texts(numbered("B", level=1) + numbered("A"), lists) == ["1.1. B", "2. A"]


def test_instances_of_one_list_go_on_and_an_override_restarts() -> None:
    lists = (
        abstract(1, level(0, "decimal", "%1."))
        + num(1, 1)
        + num(2, 1)
        + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    )
    body = "".join(numbered("x", num=n) for n in (1, 1, 2, 3, 3))
    assert texts(body, lists) == ["1. x", "2. x", "3. x", "5. x", "6. x"]


def test_level_override_changes_the_format() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride>'
    lists = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1, own)
    assert texts(numbered("x") + numbered("y", num=2), lists) == ["1. x", "B/ y"]


def test_restart_may_be_forbidden_or_bound_to_a_level() -> None:
    never = abstract(
        1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 1)
    body = numbered("A") + numbered("b", level=1) + numbered("C") + numbered("d", level=1)
    assert texts(body, never) == ["1. A", "a) b", "2. C", "b) d"]


def test_numbering_through_a_style_and_what_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = par("A", '<w:pStyle w:val="Muc"/>') + par("B", '<w:pStyle w:val="Con"/>')
    body += par("C", '<w:pStyle w:val="Con"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(body, OUTLINE, styles) == ["1. A", "2. B", "C"]


def test_level_tied_to_a_heading_style() -> None:
    lists = abstract(
        1,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    ) + num(1, 1)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{i}"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        for i in (1, 2)
    )
    body = par("A", '<w:pStyle w:val="H1"/>') + par("B", '<w:pStyle w:val="H2"/>')
    assert texts(body, lists, styles) == ["I. A", "1. B"]


def test_list_through_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="DS"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    lists = (
        abstract(1, more='<w:numStyleLink w:val="DS"/>')
        + abstract(2, level(0, "lowerRoman", "(%1)"), more='<w:styleLink w:val="DS"/>')
        + num(1, 1)
        + num(2, 2)
    )
    assert texts(numbered("x") + numbered("y"), lists, styles) == ["(i) x", "(ii) y"]


def test_list_styles_that_point_at_each_other_end() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="DS"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    lists = abstract(1, more='<w:numStyleLink w:val="DS"/>') + num(1, 1)
    assert texts(numbered("x"), lists, styles) == ["x"]


@pytest.mark.parametrize(
    ("text", "font", "marker"),
    [
        ("-", "", "-"), ("–", "", "-"), ("+", "", "+"), ("*", "", "*"), ("•", "", "•"),
        ("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "•"), ("\uf02d", "Symbol", "-"),
        ("\uf0fc", "Wingdings", "✓"), ("Ø", "Wingdings", "➢"), ("o", "Courier New", "○"),
        ("\uf0d8", "Wingdings", "➢"), ("\uf0ff", "Wingdings", "•"),
    ],
)  # fmt: skip
def test_bullets(text: str, font: str, marker: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    lists = abstract(1, level(0, "bullet", text, look)) + num(1, 1)
    assert texts(numbered("x"), lists) == [f"{marker} x"]


def test_marker_without_number_and_marker_without_text() -> None:
    lists = abstract(1, level(0, "none", "-"), level(1, "decimal", "%2.")) + num(1, 1)
    body = numbered("A") + numbered("", level=1)
    assert texts(body, lists) == ["- A", "1."]


def test_deleted_and_hidden_paragraphs_take_no_number() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    assert texts(numbered("A") + gone + numbered("B"), OUTLINE) == ["I. A", "II. B"]


def test_numbers_in_table_cells() -> None:
    lists = abstract(1, level(0, "decimal", "%1")) + num(1, 1)
    body = table(*(row(cell(numbered("")), cell(work)) for work in ("Một", "Hai")), ruled=True)
    (made,) = read_docx(docx(body, numbering=lists), "x").items
    assert isinstance(made, RawTable)
    assert [[c.lines[0].text for c in r] for r in made.rows] == [["1", "Một"], ["2", "Hai"]]


def test_marker_counts_in_the_lead_but_not_for_bold() -> None:
    body = numbered("") + par(
        run("Thời gian:", "<w:b/>") + run(" Quý IV"), '<w:numPr><w:numId w:val="1"/></w:numPr>'
    )
    item = read_docx(docx(body, numbering=OUTLINE), "x").items[1]
    assert isinstance(item, RawLine)
    assert item.text[: item.look.lead] == "II. Thời gian:"


@pytest.mark.parametrize(
    ("number", "kind", "printed"),
    [
        (4, "upperRoman", "IV"), (1949, "lowerRoman", "mcmxlix"), (0, "upperRoman", "0"),
        (27, "upperLetter", "AA"), (0, "lowerLetter", "0"), (7, "decimalZero", "07"),
        (12, "decimalZero", "12"), (3, "none", ""), (3, "thaiNumbers", "3"),
        (21, "vietnameseCounting", "Hai mươi mốt"), (15, "vietnameseCounting", "Mười lăm"),
        (10, "vietnameseCounting", "Mười"), (4, "vietnameseCounting", "Bốn"),
    ],
)  # fmt: skip
def test_number_formats(number: int, kind: str, printed: str) -> None:
    assert format_number(number, kind) == printed


def test_custom_format_pads_with_zeros() -> None:
    assert format_number(7, "custom", "001, 002, 003, ...") == "007"


def test_roman_and_letters_never_fail() -> None:
    for number in (-5, 0, 3999, 4000, 780, 781, 10**9):
        assert roman(number)
        assert letters(number)
