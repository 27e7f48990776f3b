"""The floor F: forty patterns that a first program for this field would write, run one by one.

Nothing is joined, resolved or placed: each pattern walks over each text once with `finditer` and
its matches are counted. A program that reads these things at all with Python's `re` pays about
this much before it understands anything. The patterns are written as people write them: plain
alternations, optional blanks, no tricks to make them slow, none to make them fast.
"""

from __future__ import annotations

import re
from typing import Final

_UP: Final = "A-ZÀ-ỸĐ"

PATTERNS: Final = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # documents and their numbers
        (r"\b\d{1,5}\s*/\s*\d{4}\s*/\s*[A-ZĐ]+\s*-\s*[A-ZĐ\d]+", 0),
        (r"\b\d{1,5}\s*/\s*[A-ZĐ]+\s*-\s*[A-ZĐ]+", 0),
        (r"\b\d{1,5}\s*-\s*[A-ZĐ]+\s*/\s*[A-ZĐ]+", 0),
        (r"\b\d{1,3}/\d{4}/QH\d{1,2}\b", 0),
        (r"(?:Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Nghị định|Thông tư|Công văn)\s+số", 0),
        (rf"Luật\s+[{_UP}][^,;.\n]{{3,60}}?(?=\s+(?:năm|ngày|số)|[,;.\n])", 0),
        (r"của\s+(?:Bộ|Ban|Ủy ban|Tỉnh ủy|Chính phủ|Thủ tướng)[^,;.\n]{0,80}", 0),
        (r"^Căn cứ[^\n]+", re.M),
        # time
        (r"[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", 0),
        (r"\b\d{1,2}/\d{1,2}/\d{4}\b", 0),
        (r"tháng\s+\d{1,2}(?:/|\s+năm\s+)\d{4}", 0),
        (r"quý\s+(?:I{1,3}|IV)(?:/|\s+năm\s+)\d{4}", 0),
        (r"năm\s+\d{4}\b", 0),
        (r"từ\s+ngày\s+[^,;.\n]+?\s+đến\s+(?:hết\s+)?ngày\s+[^,;.\n]+", 0),
        (r"trước\s+(?:\d{1,2}[hg:]\d{0,2}\s+)?ngày\s+\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?", 0),
        (r"(?:chậm nhất|muộn nhất)\s+(?:vào\s+)?(?:là\s+)?ngày\s+\S+", 0),
        (r"trong\s+(?:thời hạn|vòng)?\s*\d{1,3}\s+ngày(?:\s+làm việc)?", 0),
        (r"(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)", 0),
        (r"định kỳ\s+[^,;.\n]{2,40}", 0),
        (r"từ nay\s+đến\s+[^,;.\n]+", 0),
        # outline
        (r"^\s*[IVX]+\s*[./-]\s+[^\n]+", re.M),
        (r"^\s*\d{1,2}\s*[.)/]\s+[^\n]+", re.M),
        (r"^\s*\d{1,2}\.\d{1,2}\.?\s+[^\n]+", re.M),
        (r"^\s*[a-zđ]\s*[.)/]\s+[^\n]+", re.M),
        (r"^\s*[-+*•]\s*[^\n]+", re.M),
        (r"^\s*(?:Đợt|Giai đoạn|Bước)\s+\d+\s*[.:][^\n]*", re.M),
        # who and what
        (rf"(?:Ủy ban nhân dân|UBND)\s+(?:tỉnh|thành phố|phường|xã)(?:\s+[{_UP}][\wÀ-ỹ]*)*", 0),
        (rf"(?:Sở|Ban|Phòng|Văn phòng|Hội|Đoàn)\s+[{_UP}][^,;:.\n]{{2,60}}", 0),
        (r"(?:Đảng ủy|Đảng uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Chi bộ)\b[^,;:.\n]{0,60}", 0),
        (r"(?:chủ trì|phối hợp với|tham mưu|chỉ đạo|hướng dẫn|theo dõi|đôn đốc|kiểm tra)\b", 0),
        (r"(?:giao|đề nghị|yêu cầu)\s+[^,;.\n]{3,80}", 0),
        (r"báo cáo\s+(?:về\s+)?[^,;.\n]{3,80}?\s*(?:\(qua\s+[^)]+\)|trước)", 0),
        (r"(?:thông qua|qua)\s+[^,;.\n]{3,60}?\s+tổng hợp", 0),
        (r"\b\d{1,3}(?:\.\d{3})+(?:\s*(?:đồng|đ|VNĐ))?", 0),
        (r"\b\d+(?:,\d+)?\s*(?:triệu|tỷ|nghìn)\s+đồng", 0),
        # letterhead and foot
        (r"^\s*(?:Số|SỐ)\s*:?\s*\d*\s*[-/][^\n]+", re.M),
        (r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN", 0),
        (r"^\s*KẾ HOẠCH\s*\n(?:[^\n]+\n){1,3}", re.M),
        (r"^\s*Nơi nhận\s*:?(?:\s*\n\s*-[^\n]+)*", re.M),
        (r"^\s*(?:TM|KT|TL|TUQ|Q)\.\s*[^\n]+|^\s*(?:T/M|K/T|T/L)[^\n]+", re.M),
    )
)


def run_floor(texts: list[str]) -> int:
    """Runs every pattern over every text, one by one; the number of matches."""
    return sum(sum(1 for _ in pattern.finditer(text)) for pattern in PATTERNS for text in texts)
