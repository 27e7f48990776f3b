"""Faults of citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.seeded.planting import (
    Altered,
    Fault,
    Planted,
    around,
    lines_with,
    with_inserted,
    with_line,
)
from samples.making.source import Line

_FULL_DATE = re.compile(r"ngày (\d{1,2})(/| tháng )(\d{1,2})(/| năm )(\d{4})")
_CODE = re.compile(r"số (\d+)([/-])([\w/Đđ-]+)")


def _citations(sample: Altered) -> Iterator[tuple[int, str, re.Match[str], re.Match[str]]]:
    for index, line in enumerate(sample.body):
        code = _CODE.search(line.rest)
        day = _FULL_DATE.search(line.rest, code.end()) if code else None
        if code and day and day.start() - code.end() < 4:
            yield index, line.rest, code, day


_SAYINGS = (
    "Tổ chức thực hiện {} trên địa bàn.",
    "Quán triệt {} đến cán bộ, đảng viên.",
    "Theo dõi, đôn đốc việc thực hiện {}.",
    "Báo cáo kết quả thực hiện {} theo quy định.",
)


def _again(sample: Altered, number: int, words: str) -> Iterator[Planted]:
    """The words in a duty of their own, further down."""
    for index, line in lines_with(sample, "duty"):
        if line.marker in ("-", "") and not line.has("unit"):
            rest = _SAYINGS[number % len(_SAYINGS)].format(words)
            new = replace(line, rest=rest, lead="")
            yield Planted(with_inserted(sample, index + 1, new), words[:40])
            return


def _cited(rest: str, code: re.Match[str], day: re.Match[str]) -> str:
    """From the type of a citation to the end of its date."""
    before = re.search(r"((?:Kế hoạch|Chỉ thị|Nghị quyết|Nghị định|Quyết định|Công văn|Tờ trình|"
                       r"Hướng dẫn|Chương trình)\s+)$", rest[: code.start()])  # fmt: skip
    return rest[before.start() if before else code.start() : day.end()]


def two_dates(sample: Altered) -> Iterator[Planted]:
    for number, (_, rest, code, day) in enumerate(_citations(sample)):
        other = "11" if day[1] != "11" else "12"
        words = _cited(rest, code, day).replace(f"ngày {day[1]}", f"ngày {other}")
        yield from _again(sample, number, words)


def two_issuers(sample: Altered) -> Iterator[Planted]:
    for number, (_, rest, code, day) in enumerate(_citations(sample)):
        if rest[day.end() :].startswith(" của "):
            yield from _again(sample, number, f"{_cited(rest, code, day)} của Sở Nội vụ")


def two_numbers(sample: Altered) -> Iterator[Planted]:
    for number, (_, rest, code, day) in enumerate(_citations(sample)):
        if rest[day.end() :].startswith(" của "):
            issuer = re.split(r"\s+(?:về|quy định)\s|[,;.)]", rest[day.end() :], maxsplit=1)[0]
            words = _cited(rest, code, day).replace(code[1], f"{int(code[1]) + 30}", 1)
            yield from _again(sample, number, f"{words}{issuer}")


def swapped_symbol(sample: Altered) -> Iterator[Planted]:
    for number, (_, rest, code, day) in enumerate(_citations(sample)):
        kind, _, body = code[3].partition("-")
        if code[2] == "/" and body and "/" not in code[3] and kind in ("KH", "QĐ", "CT"):
            words = _cited(rest, code, day).replace(code[3], f"{body}-{kind}")
            yield from _again(sample, number, words)


def cited_after(sample: Altered) -> Iterator[Planted]:
    issued = str(sample.head["date"])
    if len(issued) < 10:
        return
    later = date.fromisoformat(issued) + timedelta(days=40)
    for index, rest, _, day in _citations(sample):
        words = f"ngày {later.day:02d}{day[2]}{later.month}{day[4]}{later.year}"
        changed = rest[: day.start()] + words + rest[day.end() :]
        yield Planted(with_line(sample, index, rest=changed), around(changed, words))


def misfit_symbol(sample: Altered) -> Iterator[Planted]:
    for index, rest, code, _ in _citations(sample):
        for kind, wrong in (("KH", "QĐ"), ("QĐ", "CT"), ("CT", "KH"), ("NQ", "CT")):
            if code[3].startswith(f"{kind}-") or f"{code[2]}{kind}/" in code[0]:
                words = code[0].replace(kind, wrong, 1)
                changed = rest.replace(code[0], words, 1)
                yield Planted(with_line(sample, index, rest=changed), around(changed, words))


def basis_without_date(sample: Altered) -> Iterator[Planted]:
    for index, rest, code, day in _citations(sample):
        if sample.body[index].has("base") and sample.head["family"] == "state":
            changed = rest[: code.end()] + rest[day.end() :]
            yield Planted(with_line(sample, index, rest=changed), code[0])


def basis_without_issuer(sample: Altered) -> Iterator[Planted]:
    for index, rest, code, day in _citations(sample):
        issuer = re.match(r" của .+?(?= về |;|, )", rest[day.end() :])
        if sample.body[index].has("base") and issuer:
            changed = rest[: day.end()] + rest[day.end() + issuer.end() :]
            yield Planted(with_line(sample, index, rest=changed), code[0])


def basis_unended(sample: Altered) -> Iterator[Planted]:
    bases = [index for index, line in lines_with(sample, "base") if line.rest.endswith(";")]
    legal = sum(line.rest.startswith("Căn cứ") for _, line in lines_with(sample, "base"))
    for index in bases if legal > 1 else ():
        rest = sample.body[index].rest.rstrip(";")
        yield Planted(with_line(sample, index, rest=rest), rest[:40])


def bases_out_of_order(sample: Altered) -> Iterator[Planted]:
    bases = [index for index, line in lines_with(sample, "base") if line.rest.startswith("Căn cứ")]
    if len(bases) >= 2 and sample.head["family"] == "state":
        for words in (
            "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;",
            "Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15 ngày 25 tháng 6 năm 2025;",
        ):
            new = Line(("base",), "", "", words)
            yield Planted(with_inserted(sample, bases[-1] + 1, new), new.rest)


def dead_law(sample: Altered) -> Iterator[Planted]:
    bases = [index for index, _ in lines_with(sample, "base")]
    if bases and sample.head["family"] == "state":
        for words in (
            "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19 tháng 6 năm 2015;",
            "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về văn thư;",
            "Căn cứ Luật Ngân sách nhà nước số 01/2002/QH11 ngày 16 tháng 12 năm 2002;",
        ):
            new = Line(("base",), "", "", words)
            yield Planted(with_inserted(sample, bases[0], new), words[:60])


CITATIONS: dict[str, tuple[tuple[str, ...], Fault]] = {
    "one document, two dates": (("VD101",), two_dates),
    "one document, two issuers": (("VD102",), two_issuers),
    "one document, two numbers": (("VD103",), two_numbers),
    "symbol swapped": (("VD104", "VD105"), swapped_symbol),
    "symbol of another type cited": (("VD105",), misfit_symbol),
    "cited before it was issued": (("VD106",), cited_after),
    "basis without date": (("VD107",), basis_without_date),
    "basis without issuer": (("VD108",), basis_without_issuer),
    "bases out of order": (("VD109",), bases_out_of_order),
    "basis without its mark": (("VD110",), basis_unended),
    "law no longer in force": (("VD111",), dead_law),
}
