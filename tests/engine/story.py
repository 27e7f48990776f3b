"""Short ways from a few lines of text to what the engine makes of them, for the stories here."""

from __future__ import annotations

import unicodedata

from lotrinh.compile import Compilation, Options, compile_source
from lotrinh.plan.model import Plan
from lotrinh.source.compose import compose
from lotrinh.source.readers.plain import read_plain
from lotrinh.source.text import SourceText

HEAD = """ỦY BAN NHÂN DÂN
XÃ MÂY TRẮNG
Số: 15/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mây Trắng, ngày 05 tháng 3 năm 2031

KẾ HOẠCH
Trồng cây ven suối năm 2031

"""
FOOT = """

Nơi nhận:
- Thường trực Đảng ủy (báo cáo);
- Các thôn (thực hiện);
- Lưu: VT, KT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Mẫu
"""


def source_of(text: str) -> SourceText:
    """The text as a plain text file."""
    return compose(read_plain(text.encode(), "a.txt"), name="a.txt", sha256="0" * 64)


def is_text(text: str) -> bool:
    """Whether a file of this text is surely not refused as binary."""
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r" for c in text)
    return controls <= 2 and text.count("\ufffd") <= 2


def compiled(text: str) -> Compilation:
    """All that is read from a text as it stands."""
    return compile_source(source_of(text), options=Options())


def plan_of(body: str, *, head: str = HEAD, foot: str = FOOT) -> Plan:
    """The plan of a body between a letterhead and a foot."""
    return compiled(head + body + foot).plan


def entries(text: str) -> list[tuple[int, str]]:
    """(depth, marker) of every numbered entry, in order."""
    root = compiled(text).outline.root
    return [(node.depth, node.marker.text if node.marker else "") for node in root.entries()]


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs after joining and mending."""
    return source_of(text).text.split("\n")
