"""Bytes to Unicode text: which encoding a text file is in, told by whether syllables come out.

Place in the flow: stage 0, before the text readers. Besides Unicode and Windows-1258 there are the
encodings in which Vietnamese was typed before Unicode: TCVN3 (the "ABC" fonts `.VnTime`) and
VNI-Windows, also where their bytes were pasted into a Unicode file as Latin letters, and UTF-8
that a program took for Latin-1 (`Káº¿ hoáº¡ch`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lotrinh.language import Text
from lotrinh.source.composed import composed
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from lotrinh.source.syllables import is_syllable

_SAMPLE: Final = 60_000
"""Characters that are scored; more tell nothing new."""

# TCVN 5712:1993, VN3: one byte a letter; capitals with tones come from fonts of their own.
_TCVN3: Final = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadae"
            "b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9"
            "eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# VNI-Windows: a letter, then a byte that is its tone, or its roof and tone in one.
_VNI_MARKS: Final = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS: Final = str.maketrans("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ")
_VNI_MARK: Final = re.compile(
    "([aeouyôöAEOUYÔÖ])([" + "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper() + "])"
)
_MOJIBAKE: Final = re.compile("á[º»]|Ä[\\u2018\\x91\\u0192\\x83]|Æ[°¡]|â€")
"""What UTF-8 of `ế ạ đ ă ư ơ “` becomes when taken for Latin-1; none of it is Vietnamese."""
_MOJIBAKE_STARTS: Final = ("áº", "á»", "Ä", "Æ", "â€")
"""What `_MOJIBAKE` begins with: `in` finds out much faster that a text holds none of it."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u00a0-\u00bf\u2010-\u2122\u0300-\u036f\xad]+[^\W\d_]*)*")
_ODD: Final = re.compile("[\xa1-\xbfÄ-ÇËÎÏÐÑÖ-ØÛÜÞßä-çëîïðñö-øûüþÿ]")
"""Characters of Latin-1 that no Vietnamese word holds, and every line in an old font does."""
MODERN: Final = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
"""Letters that only Unicode gives a place of their own."""
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_UNTIDY: Final = re.compile("[^\n -~\xa1-\u200a\u200c-\u2027\u202a-\ufefe\uff00-\U0010ffff]")
"""What is dropped or becomes a blank: controls, no-break and zero-width blanks, odd line ends."""
_DROPPED: Final = dict.fromkeys((*range(9), *range(14, 32), 12, 127, 65279, 8203))
_BREAKS: Final = {0x0B: " ", 0x85: " ", 0x2028: " ", 0x2029: " ", 0xA0: " "}

NAMES: Final = {
    "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
    "cp1258": "Windows-1258", "tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows",
    "cp1252": "Windows-1252",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text: NFC a line, lines divided by `\\n`, control characters removed."""

    text: str
    encoding: str
    """A key of NAMES."""
    notices: tuple[tuple[str, str], ...] = ()
    """(finding code, sentence) for what was converted; empty for sound UTF-8."""


_COLUMN_GAP: Final = re.compile(r"(\n|\s{3,})")
"""Where one line, or one column of a line, ends; kept as parts of their own."""


def from_tcvn3(text: str) -> str:
    """Text whose characters are TCVN3 bytes read as Latin-1; capitals as far as the text tells."""
    return "".join(_capitals(part) for part in _COLUMN_GAP.split(text.translate(_TCVN3)))


def _capitals(line: str) -> str:
    """A line in a capital-letter font: its plain letters are capitals, the toned ones are not."""

    def fix(match: re.Match[str]) -> str:
        word = match.group()
        plain = [c for c in word if c.isascii()]
        if plain and all(c.isupper() for c in plain) and (len(plain) > 1 or mostly):
            return word.upper()
        return word.upper() if mostly and not plain else word

    letters = [c for c in line if c.isascii() and c.isalpha()]
    mostly = len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    return re.sub(r"[^\W\d_]+", fix, line)


def from_vni(text: str) -> str:
    """Text whose characters are VNI-Windows bytes read as Windows-1252."""

    def join(match: re.Match[str]) -> str:
        letter = match.group(1).translate(_VNI_LETTERS)
        return unicodedata.normalize("NFC", letter + _VNI_MARKS[match.group(2).lower()])

    pieces = []
    last = 0
    for match in _VNI_MARK.finditer(text):
        pieces += [text[last : match.start()].translate(_VNI_LETTERS), join(match)]
        last = match.end()
    return "".join([*pieces, text[last:].translate(_VNI_LETTERS)])


def _to_bytes(text: str) -> bytes | None:
    """The bytes that a program took for Windows-1252 or Latin-1 (it mixes them in one file)."""
    out = bytearray()
    for c in text:
        if ord(c) < 0xA0:
            out.append(ord(c))
            continue
        try:
            out += c.encode("cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(out)


def repair_mojibake(line: str) -> str:
    """The line with UTF-8 that was taken for Latin-1 read properly; else the line itself.

    A line that mixes sound and broken words is repaired word by word.
    """
    if not _MOJIBAKE.search(line):
        return line
    whole = _reread(line)
    if whole is not None:
        return whole
    return re.sub(r"[\x21-\x7e\x80-\u2122]+", lambda m: _reread(m.group()) or m.group(), line)


def _reread(text: str) -> str | None:
    raw = _to_bytes(text)
    if raw is None:
        return None
    try:
        better = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return better if len(better) < len(text) else None


def _score(text: str) -> float:
    """How Vietnamese the words with letters beyond ASCII are: -1 (none of them) to 1 (all)."""
    good = bad = 0
    for match in _WORD.finditer(text[:_SAMPLE]):
        word = match.group()
        if word.isascii():
            continue
        if is_syllable(word) and not (word[0].islower() and any(c.isupper() for c in word)):
            good += 1
        else:
            bad += 1
    return (good - bad) / (good + bad) if good + bad else 0.0


def _utf16_order(data: bytes) -> str | None:
    """`utf-16-le` or `-be` where every other byte is mostly zero, as in Latin text; else None."""
    head = data[:4096]
    if len(head) < 8 or len(data) % 2:
        return None
    high, low = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if low > 0.5 * half and high < 0.05 * half:
        return "utf-16-le"
    if high > 0.5 * half and low < 0.05 * half:
        return "utf-16-be"
    return None


def _marked(data: bytes) -> tuple[str, str] | None:
    """Text and encoding where a byte order mark or the zero bytes tell them."""
    for mark, name in (
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            body = data if name == "utf-32" else data[2:]
            return body.decode(name, errors="replace"), name
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", errors="replace"), "utf-8"
    order = _utf16_order(data)
    return (data.decode(order, errors="replace"), order) if order else None


def _utf8(data: bytes) -> str | None:
    """The text where it is UTF-8, with a lost byte here and there (`�`) at most."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    beyond = sum(1 for c in text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    return text if lost <= max(1, beyond // 20) and beyond > 2 * lost else None


def _single_byte(data: bytes) -> tuple[str, str]:
    """Text and encoding by the best score; Windows-1252 where nothing Vietnamese comes out."""
    latin = data.decode("latin-1")
    western = data.decode("cp1252", errors="replace")
    candidates: tuple[tuple[str, Callable[[slice], str]], ...] = (
        ("cp1258", lambda s: composed(data[s].decode("cp1258", errors="replace"))),
        ("tcvn3", lambda s: from_tcvn3(latin[s])),
        ("vni", lambda s: from_vni(western[s])),
    )
    sample, whole = slice(0, _SAMPLE), slice(0, None)
    score, name, convert = max(
        ((_score(make(sample)), name, make) for name, make in candidates), key=lambda c: c[0]
    )
    return (convert(whole), name) if score > 0 else (western, "cp1252")


def _pasted(text: str) -> tuple[str, str] | None:
    """Text of an old font that was pasted into a Unicode file as Latin letters, line by line."""
    if not _ODD.search(text):
        return None
    lines = text.split("\n")
    old = {i for i, line in enumerate(lines) if _ODD.search(line) and not MODERN.search(line)}
    sample = "\n".join(lines[i] for i in sorted(old))[:_SAMPLE]
    fonts: tuple[tuple[str, Callable[[str], str]], ...] = (("tcvn3", from_tcvn3), ("vni", from_vni))
    score, name, convert = max(
        ((_score(make(sample)), name, make) for name, make in fonts), key=lambda c: c[0]
    )
    if score < 0.5 or score <= _score(sample):
        return None
    # Short lines of such a passage may hold none of the odd characters ("Tù do").
    near = {i + step for i in old for step in (-2, -1, 0, 1, 2)}
    changed = 0
    for i in sorted(near & set(range(len(lines)))):
        better = convert(lines[i]) if not MODERN.search(lines[i]) else lines[i]
        if better != lines[i] and _score(better) > max(_score(lines[i]) - (i not in old), 0.5):
            lines[i] = better
            changed += 1
    return ("\n".join(lines), name) if changed else None


def _refuse_binary(text: str, name: str) -> None:
    head = text[:_SAMPLE]
    controls = len(_CONTROL.findall(head))
    lost = head.count("\ufffd")
    if controls > max(2, 0.01 * len(head)) or lost > max(2, 0.2 * len(head)):
        raise UnreadableError(
            name,
            "unsupported",
            Text("tệp không phải là văn bản (nội dung nhị phân)."),
            Text("Hãy dùng tệp .txt, .md, .docx, .doc, .odt, .rtf, .htm, .pdf hoặc ảnh quét."),
        )


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNTIDY.search(text):
        text = text.translate(_DROPPED).translate(_BREAKS)
    return composed(text)


def decode(data: bytes, name: str) -> Decoded:
    """The text of a text file in whatever encoding it is.

    Raises UnreadableError (too_large; unsupported for bytes that are no text).
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(name, "too_large", Text("tệp quá lớn để đọc."))
    found = _marked(data)
    if found is None:
        utf8 = _utf8(data)
        found = (utf8, "utf-8") if utf8 is not None else _single_byte(data)
    text, encoding = found
    _refuse_binary(text, name)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(name, "too_large", Text("văn bản quá dài để đọc."))
    return _converted(text, encoding)


def _converted(text: str, encoding: str) -> Decoded:
    """Mends what a right decoding still leaves wrong, and says what was done."""
    notices = []
    if encoding not in {"utf-8", "cp1252"}:
        notices.append(
            Text("Tệp dùng bảng mã {name}, đã chuyển sang Unicode.", name=NAMES[encoding])
        )
    elif encoding == "cp1252":
        notices.append(
            Text("Không nhận ra bảng mã tiếng Việt nào; tệp được đọc theo Windows-1252.")
        )
    if any(start in text for start in _MOJIBAKE_STARTS):
        lines = text.split("\n")
        repaired = [repair_mojibake(line) for line in lines]
        count = sum(a != b for a, b in zip(lines, repaired, strict=True))
        if count and _score("\n".join(repaired)) >= _score(text):
            text = "\n".join(repaired)
            notices.append(
                Text("Có {count} dòng UTF-8 bị đọc sai bảng mã, đã sửa lại.", count=count)
            )
    text = _tidy(text)
    if encoding in {"utf-8", "utf-16-le", "utf-16-be", "utf-32"}:
        pasted = _pasted(text)
        if pasted is not None:
            text = composed(pasted[0])
            notices.append(
                Text("Có đoạn gõ bằng phông {name}, đã chuyển sang Unicode.", name=NAMES[pasted[1]])
            )
    if "\ufffd" in text:
        notices.append(Text("Có ký tự bị mất khi giải mã (hiện là \ufffd)."))
    return Decoded(text, encoding, tuple(("encoding", sentence) for sentence in notices))
