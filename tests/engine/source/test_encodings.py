"""Every encoding Vietnamese text arrives in gives the same text."""

from __future__ import annotations

import unicodedata

import pytest

from lotrinh.source.encodings import _TCVN3, decode, from_tcvn3, from_vni
from lotrinh.source.errors import UnreadableError
from lotrinh.source.readers.plain import read_plain
from lotrinh.source.text import RawLine

TEXT = """KẾ HOẠCH
Tổ chức Tuần lễ đọc sách năm 2031 trên địa bàn phường Đồi Gió
Căn cứ Kế hoạch số 77/KH-SVHTT ngày 05 tháng 3 năm 2031 của Sở Văn hóa và Thể thao;
Ủy ban nhân dân phường ban hành kế hoạch như sau:
1. Mục đích: khơi dậy thói quen đọc, giữ gìn sách cũ, mở rộng tủ sách của các khu phố.
"""
_MARKS = {
    "\u0302\u0300": "à", "\u0302\u0301": "á", "\u0302\u0309": "å", "\u0302\u0303": "ã",
    "\u0302\u0323": "ä", "\u0306\u0300": "è", "\u0306\u0301": "é", "\u0306\u0309": "ú",
    "\u0306\u0303": "ü", "\u0306\u0323": "ë", "\u0302": "â", "\u0306": "ê",
    "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
}  # fmt: skip
_LETTERS = dict(zip("đơưỉĩịỵí", "ñôöæóòîí", strict=True))


def _tcvn3(text: str) -> bytes:
    """As typed with `.VnTime`, capital words with `.VnTimeH` (lower-case bytes for toned ones)."""
    table = {letter: byte for byte, letter in _TCVN3.items()}
    return bytes(table.get(c) or table.get(c.lower()) or ord(c) for c in text)


def _vni_letter(c: str) -> str:
    low = c.lower()
    if low in _LETTERS:
        out = _LETTERS[low]
    elif low in "ìí" or c.isascii():
        return c
    else:
        # The tone may be an addition to a base that is a letter of its own (ơ, ư).
        parts = unicodedata.normalize("NFD", low)
        base, marks = parts[0], parts[1:]
        if "\u031b" in marks:
            base = _LETTERS[unicodedata.normalize("NFC", base + "\u031b")]
            marks = marks.replace("\u031b", "")
        order = sorted(marks, key="\u0302\u0306\u0300\u0301\u0309\u0303\u0323".index)
        out = base + _MARKS["".join(order)]
    return out.upper() if c.isupper() else out


def _vni(text: str) -> bytes:
    return "".join(map(_vni_letter, text)).encode("cp1252")


def _cp1258(text: str) -> bytes:
    out = []
    for c in text:
        try:
            out.append(c.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", c)
            tone = next(m for m in parts if m in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            out.append((base + tone).encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (_cp1258(TEXT), "cp1258"),
        (_vni(TEXT), "vni"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding
    assert bool(decoded.notices) == (encoding != "utf-8")


def test_tcvn3_with_a_capital_font() -> None:
    decoded = decode(_tcvn3(TEXT), "a.txt")
    # The font, not the byte, told a lone toned capital from a small one.
    assert decoded.text == TEXT.replace("Ủy ban", "ủy ban")
    assert decoded.notices[0][0] == "encoding"
    assert "TCVN3" in decoded.notices[0][1]


def test_old_fonts_by_hand() -> None:
    assert from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert from_tcvn3("§éc lËp - Tù do - H¹nh phóc") == "Độc lập - Tự do - Hạnh phúc"
    assert from_tcvn3("CéNG HßA X· HéI") == "CỘNG HÒA XÃ HỘI"
    assert from_vni("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM").startswith("CỘNG HÒA XÃ HỘI CHỦ")
    assert from_vni("Ñoäc laäp - Töï do - Haïnh phuùc") == "Độc lập - Tự do - Hạnh phúc"


def test_old_font_pasted_into_unicode() -> None:
    line = "Căn cứ kế hoạch của tỉnh;"
    decoded = decode((line + "\n" + _tcvn3(TEXT).decode("latin-1")).encode(), "a.txt")
    assert decoded.text.startswith(line + "\nKẾ HOẠCH\nTổ chức Tuần lễ đọc sách")
    assert "TCVN3" in decoded.notices[0][1]


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_utf8_taken_for_latin(wrong: str) -> None:
    sound = "Nơi nhận: các khu phố, tổ dân phố."
    broken = "Kế hoạch tuyên truyền lễ hội"
    raw = broken.encode()
    mistaken = raw.decode(wrong, errors="ignore") if wrong == "latin-1" else _cp1252(raw)
    decoded = decode(f"{sound}\n{mistaken}\n{sound} {mistaken}\n".encode(), "a.txt")
    assert decoded.text == f"{sound}\n{broken}\n{sound} {broken}\n"
    assert decoded.notices


def _cp1252(raw: bytes) -> str:
    """As Windows reads it: the five bytes without a letter become controls."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in b"\x81\x8d\x8f\x90\x9d" else chr(b) for b in raw
    )


def test_quoted_capitals_are_not_taken_for_damage() -> None:
    text = "Mở cuộc thi “ĐỌC SÁCH Ở XÃ” – “THỊ XÔ”, “QUẢ Â”."
    assert decode(text.encode(), "a.txt").text == text


def test_a_few_lost_bytes_are_no_other_encoding() -> None:
    raw = TEXT.encode().replace("hóa".encode(), b"h\xc3a")
    decoded = decode(raw, "a.txt")
    assert decoded.text == TEXT.replace("hóa", "h\ufffda")
    assert "mất" in decoded.notices[0][1]


@pytest.mark.parametrize(
    "text", ["Façade and naïve café, déjà vu.", "Straße über Öl", "plain ASCII only", ""]
)
def test_other_languages_stay(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text
    assert decode(text.encode("cp1252"), "a.txt").text == text


def test_binary_is_refused() -> None:
    junk = bytes(range(256)) * 40
    with pytest.raises(UnreadableError) as caught:
        decode(junk, "ảnh.txt")
    assert caught.value.reason == "unsupported"
    assert str(caught.value).startswith("ảnh.txt: ")


def test_lines_of_a_plain_file() -> None:
    extract = read_plain(b"a\r\n\n   b\tc  \n\f12\n", "a.txt")
    lines = [item for item in extract.items if isinstance(item, RawLine)]
    assert [line.text for line in lines] == ["a", "", "b    c", "12", ""]
    assert [line.look.indent for line in lines] == [0, 0, 18.0, 0, 0]
    assert extract.wrapped
