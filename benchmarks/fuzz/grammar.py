"""Texts made of the grammar's own words: what looks most like a plan and is none.

Random letters never reach the depths of a grammar. These texts do: markers of every style, the
words that announce sections, citations, dates, agencies, reporting, tables, letterhead and foot,
and the damage that arrives with them, in any order.
"""

from __future__ import annotations

from random import Random
from typing import Final

MARKERS: Final = (
    "I. ", "II. ", "III- ", "IV/ ", "V.", "I.1. ", "1. ", "2. ", "3) ", "4/ ", "9. ", "10.",
    "1.1. ", "1.2 ", "2.1.1. ", "a) ", "b) ", "đ) ", "e. ", "g/ ", "(1) ", "(a) ", "(iv) ", "A. ",
    "B- ", "- ", "+ ", "* ", "• ", "○ ", "– ", "-", "Phần I", "PHẦN THỨ HAI", "Chương II ",
    "Điều 3. ", "Thứ nhất, ", "Thứ hai: ", "Một là, ", "Đợt 1: ", "ĐỢT 2 ", "Giai đoạn 1 (",
    "Bước 3. ", "Nhiệm vụ 1: ", "PHỤ LỤC I", "Phụ lục số 02 ", "BIỂU 1", "2030. ", "2026 ",
    "[1] ", "o ", "§ ",
)  # fmt: skip
SECTIONS: Final = (
    "MỤC ĐÍCH, YÊU CẦU", "Mục đích", "Yêu cầu", "MỤC TIÊU", "QUAN ĐIỂM", "NỘI DUNG", "NHIỆM VỤ",
    "GIẢI PHÁP", "LỘ TRÌNH", "THỜI GIAN THỰC HIỆN", "HÌNH THỨC TUYÊN TRUYỀN", "KINH PHÍ",
    "Nguồn kinh phí", "TỔ CHỨC THỰC HIỆN", "Phân công nhiệm vụ", "CHẾ ĐỘ THÔNG TIN, BÁO CÁO",
    "KẾ HOẠCH", "K Ế  H O Ạ C H", "DANH MỤC NHIỆM VỤ", "ĐỐI TƯỢNG", "Trước hội nghị",
    "Trong thời gian diễn ra", "Sau ngày hội",
)  # fmt: skip
HEAD_AND_FOOT: Final = (
    "ỦY BAN NHÂN DÂN", "XÃ MÂY TRẮNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY SÔNG NGÂN", "*", "-----",
    "Số: 15/KH-UBND", "Số 07-KH/ĐU", "Số:      /KH-UBND", "Mây Trắng, ngày 05 tháng 3 năm 2031",
    "Sông Ngân, ngày    tháng    năm 2031", "Kính gửi: Các chi bộ", "Nơi nhận:", "Nơi nhận",
    "- Như trên;", "- Lưu: VT, VHXH.", "- Thường trực Đảng ủy (b/c);", "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "T/M BAN THƯỜNG VỤ", "K/T TRƯỞNG BAN", "TL. GIÁM ĐỐC",
    "TUQ. CHỦ TỊCH", "Nguyễn Văn Mẫu", "(Đã ký)", "./.", "_______", "Trang 2", "3",
    "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/3/2031)", "BAN THƯỜNG TRỰC",
)  # fmt: skip
CITATIONS: Final = (
    "Căn cứ ", "Thực hiện ", "Nghị quyết số 12-NQ/TW ", "ngày 01/02/2030 ", "của Bộ Chính trị ",
    "Kế hoạch số 159/KH-UBND ", "Nghị định 30/2030/NĐ-CP ", "Luật Cây xanh năm 2029", "99- QĐ/TW ",
    "72-", "KH/TU", "Công văn số 3847/UBND-VP", "QH15", "45/2029/QH16", "về việc ",
    "theo Kế hoạch này", "của Ủy ban nhân dân tỉnh Sông Ngân ", "(sau đây gọi là Kế hoạch 159)",
    "ngày 31 tháng 02 năm 2031",
)  # fmt: skip
TIMES: Final = (
    "999999999 ngày kể từ ngày ", "trong 99999 tháng ", "31/12/9999", "năm 0000", "ngày 0/0/0",
    "sau 9999999 tuần ", "9" * 5000, "trong thời hạn 99999999 ngày làm việc kể từ ngày 01/3/2031",
    "từ nay đến khi ", "hoàn thành đại hội ", "Đại hội XV của Đảng ", "lần thứ XV ", "trước ",
    "17h00 ngày 25/12/2031", "chậm nhất ", "hằng tháng, ", "trước ngày 25 ", "định kỳ hằng quý ",
    "thứ Sáu hằng tuần", "trong thời hạn 05 ngày làm việc kể từ ngày ", "quý IV/2031",
    "tháng 13/2031", "từ ngày 01/3 ", "đến hết ngày 30/4/2031", "năm 2031",
    "(hoàn thành trong tháng 6)", "29/02/2031", "đến năm 2035", "- 2030", "giai đoạn 2026 -",
    "ngày bầu cử ", "trước thềm lễ hội Cầu Ngư",
)  # fmt: skip
AGENCIES: Final = (
    "Sở Nội vụ ", "Văn phòng HĐND và UBND ", "Ban Xây dựng Đảng ", "UBND các xã, phường ",
    "Các chi bộ trực thuộc ", "Đoàn Thanh niên, ", "Hội Nông dân", " và ", "các sở, ban, ngành ",
    "Trung tâm Văn hóa - Thể thao", "Công an xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã ",
    "đồng chí Bí thư ", "Phòng Kinh tế: ", "Các Bộ: ", "Trưởng thôn",
)  # fmt: skip
DOINGS: Final = (
    "chủ trì, phối hợp với ", "tham mưu ", "chỉ đạo ", "hướng dẫn ", "theo dõi, đôn đốc ",
    "kiểm tra ", "báo cáo ", "(qua Sở Nội vụ tổng hợp)", "tổng hợp, báo cáo ", "gửi về ",
    "đề nghị ", "giao ", "tuyên truyền trên Báo và Đài ", "treo băng rôn ", "trên mạng xã hội ",
    "1.250.000.000 đồng ", "15,5 triệu đồng ", "kinh tế", "- xã hội ", "văn hoá", "uỷ ban ", "và",
    "của", "cho ", "Trên đây là ",
)  # fmt: skip
TABLES: Final = (
    "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Sản phẩm |", "|---|---|---|---|---|",
    "| 1 | Rà soát | Sở Nội vụ | Quý II/2031 | Báo cáo |", "|", "||", "| a | b |",
    "| Tổng cộng | 10.000.000 |", "\t",
)  # fmt: skip
DAMAGE: Final = (
    "Đ ảng ", "bô \ufffd ", "T h a m m ư u ", "sốlượng", "kỳ2031", "\u00ad", "\u200b", "\ufeff",
    "\uf0b7 ", "uy\u0309 ", "ho\u0300a ", "\xa0", "**", "__", "## ", "# ", "> ", "`", "[x](y)",
    "&nbsp;", "<br>", "\\", "<!--", "![](a.png)", "Ƣ", "İ", "ß", "\x0c", "\x00", "\r", "\u2028",
    "\U0001f600", "١٢", "Ⅳ. ", "(" * 9, ")" * 9, '"', "…", ";", ":", ",", ".", " ", "    ",
    "          ",
)  # fmt: skip

ALL: Final = (
    MARKERS + SECTIONS + HEAD_AND_FOOT + CITATIONS + TIMES + AGENCIES + DOINGS + TABLES + DAMAGE
)
GAPS: Final = ("", " ", "\n", "\n", "\n\n")
_KINDS: Final = (
    MARKERS,
    SECTIONS,
    HEAD_AND_FOOT,
    CITATIONS,
    TIMES,
    AGENCIES,
    DOINGS,
    TABLES,
    DAMAGE,
)


def random_text(random: Random) -> str:
    """One text: either a loose heap of words, or lines that look like a plan's."""
    if random.random() < 0.5:
        size = random.choice((3, 10, 30, 80))
        return "".join(
            random.choice(ALL) + random.choice(GAPS) for _ in range(random.randint(1, size))
        )
    lines = [_line(random) for _ in range(random.randint(1, random.choice((5, 20, 60))))]
    text = random.choice(("\n", "\n", "\n\n")).join(lines)
    return _hard_wrapped(text, random.randint(12, 70)) if random.random() < 0.3 else text


def _line(random: Random) -> str:
    """A line of one kind: a heading, an item, a sentence, a row, a line of head or foot."""
    kind = random.random()
    if kind < 0.2:
        return random.choice(MARKERS) + random.choice(SECTIONS)
    if kind < 0.35:
        return random.choice(HEAD_AND_FOOT) + random.choice(
            ("", "", "          ")
        ) * random.randint(0, 1)
    if kind < 0.45:
        return random.choice(HEAD_AND_FOOT) + " " * 12 + random.choice(HEAD_AND_FOOT)
    if kind < 0.5:
        return random.choice(TABLES)
    words = [random.choice(random.choice(_KINDS)) for _ in range(random.randint(1, 14))]
    return random.choice(MARKERS + ("",) * 10) + "".join(words) + random.choice((".", ";", "", ":"))


def _hard_wrapped(text: str, width: int) -> str:
    """The text with every line cut at a blank near the width, as old programs print."""
    out = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > width:
            cut = rest.rfind(" ", 1, width)
            cut = cut if cut > 0 else width
            out.append(rest[:cut])
            rest = rest[cut:].lstrip(" ")
        out.append(rest)
    return "\n".join(out)
