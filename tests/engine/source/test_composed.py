"""Whatever a file's letters are made of, everything behind the readers sees NFC."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import docx
import pytest

import lotrinh
from lotrinh.source.composed import compose_letters
from lotrinh.source.text import Box, Extract, Look, RawLine, RawWord

WORDS = "Kế hoạch tuyên truyền"


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _docx(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", _docx(_apart(WORDS))),
        ("a.html", f"<p>{_apart(WORDS)}</p>".encode()),
        ("a.html", b"<meta charset=utf-8><p>Tuye&#x302;n truye&#x302;&#x300;n</p>"),
        ("a.md", _apart(WORDS).encode()),
        ("a.txt", _apart(WORDS).encode()),
    ],
)
def test_every_format_gives_composed_letters(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    text = lotrinh.compile_document(file).source.text
    assert "uyên truyền" in text
    assert unicodedata.is_normalized("NFC", text)


def test_words_and_leads_move_with_the_letters() -> None:
    text = _apart("Kế hoạch")
    second = text.index("h")
    line = RawLine(
        text,
        look=Look(lead=second - 1),
        words=(RawWord(second, len(text), Box(0, 0, 1, 1), 90.0),),
    )
    extract = compose_letters(Extract("ocr", "image/png", [line], wrapped=True))
    (line,) = (item for item in extract.items if isinstance(item, RawLine))
    assert line.text == "Kế hoạch"
    assert line.text[line.words[0].start : line.words[0].end] == "hoạch"
    assert line.look.lead == len("Kế")
