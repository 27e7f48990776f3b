"""DOCX files that are broken, locked, hostile or none: one clear error, in bounded time."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest
from docx_files import abstract, cell, docx, level, num, numbered, packed, par, row, table

from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers.docx import read_docx
from lotrinh.source.text import Extract

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAMPLE = docx(
    par("KẾ HOẠCH") + "".join(numbered(f"Việc số {i}") for i in range(30))
    + table(row(cell("TT"), cell("Việc")), row(cell("1"), cell("Làm")), ruled=True),
    styles='<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Normal"/></w:style>',
    numbering=abstract(1, level(0, "decimal", "%1.")) + num(1, 1),
    footnotes='<w:footnote w:id="1">' + par("Chú thích") + "</w:footnote>",
)  # fmt: skip


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data, "ke-hoach.docx")
    assert str(caught.value).startswith("ke-hoach.docx: ")
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"plain text", "unsupported"),
        (b"PK\x03\x04 and no more", "corrupt"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + b"WordDocument", "unsupported"),
        (SAMPLE[: len(SAMPLE) // 2], "corrupt"),
        (packed({"mimetype": "application/epub+zip"}), "unsupported"),
        (packed({"word/document.xml": "<w:document"}), "corrupt"),
        (packed({"word/document.xml": "<document/>"}), "corrupt"),
    ],
)
def test_what_is_no_sound_docx(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_entities_are_refused() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">'
        "]><d>&b;&c;</d>"
    )
    assert reason(packed({"word/document.xml": bomb})) == "corrupt"
    wide = ("\ufeff" + bomb).encode("utf-16-le")
    assert reason(packed({"word/document.xml": wide})) == "corrupt"


def test_zip_bomb_is_refused() -> None:
    assert reason(packed({"word/document.xml": "<d>" + " " * 40_000_000 + "</d>"})) == "too_large"


def test_locked_member_is_corrupt() -> None:
    data = bytearray(SAMPLE)
    with zipfile.ZipFile(BytesIO(SAMPLE)) as container:
        info = container.getinfo("word/document.xml")
    data[info.header_offset + 6] |= 1
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[central + 8] |= 1
    assert reason(bytes(data)) == "corrupt"


def test_nesting_without_end_is_refused() -> None:
    body = "x"
    for _ in range(60):
        body = table(row(cell(par(body if body == "x" else "") + (body if body != "x" else ""))))
    assert reason(docx(body)) == "corrupt"


def test_deep_inline_nesting_is_bounded() -> None:
    content = "<w:smartTag>" * 90 + "<w:r><w:t>sâu</w:t></w:r>" + "</w:smartTag>" * 90
    assert read_docx(docx(par(content)), "x").items[0].text == "sâu"  # type: ignore[union-attr]


def read_or_refuse(data: bytes) -> Extract | None:
    """What the reader makes of it; any error but UnreadableError fails the test."""
    try:
        return read_docx(data, "x.docx")
    except UnreadableError:
        return None


def test_every_truncation_is_refused() -> None:
    for end in range(0, len(SAMPLE) - 30, 37):
        assert read_or_refuse(SAMPLE[:end]) is None


def test_flipped_bytes_raise_nothing_else() -> None:
    chance = random.Random(20260809)  # noqa: S311
    refused = 0
    for _ in range(400):
        data = bytearray(SAMPLE)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        refused += read_or_refuse(bytes(data)) is None
    assert refused > 100


def test_mangled_xml_raises_nothing_else() -> None:
    with zipfile.ZipFile(BytesIO(SAMPLE)) as container:
        parts = {name: container.read(name).decode() for name in container.namelist()}
    chance = random.Random(99)  # noqa: S311
    words = ["<w:tbl>", "</w:p>", "<w:p>", 'w:val="-1"', 'w:val="99999999999999999999"', "<w:tr/>",
             'w:val=""', "<w:ind w:left='x'/>", "<w:vMerge/>", "<w:gridSpan w:val='-3'/>", "&#1;",
             "<mc:AlternateContent/>", "<w:sym w:char='zz'/>", "w:ilvl='77'"]  # fmt: skip
    read = 0
    for _ in range(300):
        mangled = dict(parts)
        path = chance.choice([name for name in parts if name.startswith("word/")])
        text = parts[path]
        for _ in range(chance.randint(1, 3)):
            place = chance.choice([i for i, c in enumerate(text) if c in "<>"])
            tag_end = text.find(">", place) + 1
            text = text[:place] + chance.choice(words) + text[chance.choice([place, tag_end]) :]
        mangled[path] = text
        read += read_or_refuse(packed(mangled)) is not None
    assert read > 0


@pytest.mark.parametrize(
    "hostile",
    [
        '<w:lvl w:ilvl="-4"><w:start w:val="-9"/><w:lvlText w:val="%9%%1"/></w:lvl>',
        '<w:lvl w:ilvl="x"><w:start w:val="9999999999"/><w:numFmt/><w:lvlText w:val="%1"/></w:lvl>',
    ],
)
def test_odd_numbering_is_read(hostile: str) -> None:
    data = docx(numbered("x"), numbering=abstract(1, hostile) + num(1, 1))
    assert read_docx(data, "x").items[0].text.endswith("x")  # type: ignore[union-attr]


def test_odd_table_is_read() -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/><w:vMerge/></w:tcPr>"
        f"{par('a')}</w:tc></w:tr><w:tr/><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{par('b')}</w:tc>"
        "<w:tc/></w:tr></w:tbl>"
    )
    assert read_or_refuse(docx(body)) is not None
