"""Faults of structure, citations, time and assignment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from benchmarks.seeded.planting import (
    Altered,
    Fault,
    Planted,
    around,
    lines_with,
    runs_of_markers,
    with_foot,
    with_inserted,
    with_line,
    without_line,
)
from samples.making.source import Line

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
ALPHABET = "abcdđeghi"
_FULL_DATE = re.compile(r"ngày (\d{1,2})(/| tháng )(\d{1,2})(/| năm )(\d{4})")
_CODE = re.compile(r"số (\d+)([/-])([\w/Đđ-]+)")
_DAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def shown(line: Line) -> str:
    return line.printed[:40]


def _renumbered(marker: str, step: int) -> str | None:
    """A marker some steps further: `2.` → `3.`, `II.` → `III.`, `b)` → `c)`."""
    body, tail = marker[:-1], marker[-1]
    if body in ROMAN and ROMAN.index(body) + step < len(ROMAN):
        return ROMAN[ROMAN.index(body) + step] + tail
    if body.isdigit():
        return f"{int(body) + step}{tail}"
    if body in ALPHABET and len(body) == 1 and ALPHABET.index(body) + step < len(ALPHABET):
        return ALPHABET[ALPHABET.index(body) + step] + tail
    return None


def gap(sample: Altered) -> Iterator[Planted]:
    for level in (1, 2, 3):
        for run in runs_of_markers(sample, level, 3):
            changed, index = sample, run[1]
            for each in run[1:]:
                marker = _renumbered(sample.body[each].marker, 1)
                if marker is None:
                    break
                changed = with_line(changed, each, marker=marker)
            else:
                yield Planted(changed, shown(changed.body[index]))


def repeat(sample: Altered) -> Iterator[Planted]:
    for level in (1, 2, 3):
        for run in runs_of_markers(sample, level, 3):
            if _renumbered(sample.body[run[0]].marker, 0):
                changed = with_line(sample, run[-1], marker=sample.body[run[-2]].marker)
                yield Planted(changed, shown(changed.body[run[-1]]))


def mixed_styles(sample: Altered) -> Iterator[Planted]:
    for level in (2, 3):
        for run in runs_of_markers(sample, level, 3):
            marker = sample.body[run[1]].marker
            other = {".": "/", "/": ".", ")": "."}.get(marker[-1:])
            if other and len(marker) == 2:
                changed = with_line(sample, run[1], marker=marker[:-1] + other)
                yield Planted(changed, shown(changed.body[run[1]]))


def first_number(sample: Altered) -> Iterator[Planted]:
    for level in (1, 2):
        for run in runs_of_markers(sample, level, 2):
            changed = sample
            for each in run:
                marker = _renumbered(sample.body[each].marker, 1)
                if marker is None:
                    break
                changed = with_line(changed, each, marker=marker)
            else:
                yield Planted(changed, shown(changed.body[run[0]]))


def letter_skipped(sample: Altered) -> Iterator[Planted]:
    """a b c d e: the fifth letter is đ."""
    for run in runs_of_markers(sample, 3, 2):
        if sample.body[run[0]].marker != "a)":
            continue
        last, tags = run[-1], sample.body[run[-1]].tags
        letters = "abcde"[len(run) :]
        topics = ("Rà soát", "Kiểm tra", "Bổ sung", "Công khai")
        more = [
            Line(tags, f"{letter})", "", f"{topic} những việc còn lại trên địa bàn.")
            for letter, topic in zip(letters, topics, strict=False)
        ]
        if more and more[-1].marker == "e)":
            yield Planted(with_inserted(sample, last + 1, *more), more[-1].printed[:40])


def empty_heading(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "h1"):
        number = _renumbered(line.marker, 0)
        if number and index > 8 and line.marker[:-1] in ROMAN:
            changed, new = sample, Line(("h1",), line.marker, "", "GIẢI PHÁP BỔ SUNG")
            for later, other in lines_with(sample, "h1"):
                if later >= index:
                    changed = with_line(changed, later, marker=_renumbered(other.marker, 1))
            yield Planted(with_inserted(changed, index, new), new.printed)


def section_twice(sample: Altered) -> Iterator[Planted]:
    headings = [index for index, line in lines_with(sample, "h1")]
    if len(headings) >= 4:
        first, second, last = headings[1], headings[2], headings[-1]
        copy = list(sample.body[first:second])
        if sum(len(line.rest) for line in copy) < 150 or any(line.has("table") for line in copy):
            return
        copy[0] = replace(copy[0], marker=sample.body[last].marker)
        moved = with_line(sample, last, marker=_renumbered(sample.body[last].marker, 1))
        yield Planted(with_inserted(moved, last, *copy), copy[0].printed)


def paragraph_twice(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty", "purpose", "req", "item"):
        if line.marker == "-" and len(line.rest) > 90:
            yield Planted(with_inserted(sample, index + 1, line), shown(line))


def lost_reference(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        if line.marker == "-":
            for place in ("tại Mục IX Kế hoạch này", "theo Phụ lục VII kèm theo"):
                rest = f"{line.rest.rstrip('.')} {place}."
                yield Planted(with_line(sample, index, rest=rest), around(rest, place))


def wrong_count(sample: Altered) -> Iterator[Planted]:
    for run in runs_of_markers(sample, 2, 3):
        head = run[0] - 1
        if sample.body[head].level == 1:
            wrong = len(run) + 2
            one = f"Kế hoạch gồm {wrong:02d} nội dung sau:"
            for said in (one, f"Tập trung vào {wrong} nhiệm vụ sau:"):
                lead = Line(("p",), "", "", said)
                yield Planted(with_inserted(sample, run[0], lead), said)


def _citations(sample: Altered) -> Iterator[tuple[int, str, re.Match[str], re.Match[str]]]:
    for index, line in enumerate(sample.body):
        code = _CODE.search(line.rest)
        day = _FULL_DATE.search(line.rest, code.end()) if code else None
        if code and day and day.start() - code.end() < 4:
            yield index, line.rest, code, day


def _again(sample: Altered, words: str) -> Iterator[Planted]:
    """The words in a duty of their own, further down."""
    for index, line in lines_with(sample, "duty"):
        if line.marker in ("-", ""):
            rest = f"Tổ chức thực hiện {words} trên địa bàn."
            new = replace(line, rest=rest, lead="")
            yield Planted(with_inserted(sample, index + 1, new), rest[19:60])
            return


def _cited(rest: str, code: re.Match[str], day: re.Match[str]) -> str:
    """From the type of a citation to the end of its date."""
    before = re.search(r"((?:Kế hoạch|Chỉ thị|Nghị quyết|Nghị định|Quyết định|Công văn|Tờ trình|"
                       r"Hướng dẫn|Chương trình)\s+)$", rest[: code.start()])  # fmt: skip
    return rest[before.start() if before else code.start() : day.end()]


def two_dates(sample: Altered) -> Iterator[Planted]:
    for _, rest, code, day in _citations(sample):
        other = "11" if day[1] != "11" else "12"
        words = _cited(rest, code, day).replace(f"ngày {day[1]}", f"ngày {other}")
        yield from _again(sample, words)


def two_issuers(sample: Altered) -> Iterator[Planted]:
    for _, rest, code, day in _citations(sample):
        if rest[day.end() :].startswith(" của "):
            yield from _again(sample, f"{_cited(rest, code, day)} của Sở Nội vụ")


def swapped_symbol(sample: Altered) -> Iterator[Planted]:
    for _, rest, code, day in _citations(sample):
        kind, _, body = code[3].partition("-")
        if code[2] == "/" and body and "/" not in code[3] and kind in ("KH", "QĐ", "CT"):
            words = _cited(rest, code, day).replace(code[3], f"{body}-{kind}")
            yield from _again(sample, words)


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


def basis_unended(sample: Altered) -> Iterator[Planted]:
    bases = [index for index, line in lines_with(sample, "base") if line.rest.endswith(";")]
    for index in bases[:2]:
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
        ):
            new = Line(("base",), "", "", words)
            yield Planted(with_inserted(sample, bases[0], new), words[:60])


def impossible_date(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty", "item", "p", "o2"):
        found = re.search(r"ngày (\d{2})/(\d{1,2})/(\d{4})", line.rest)
        if found and not _CODE.search(line.rest):
            words = f"ngày 31/{'4' if found[2] != '4' else '6'}/{found[3]}"
            rest = line.rest.replace(found[0], words, 1)
            yield Planted(with_line(sample, index, rest=rest), around(rest, words))


def wrong_weekday(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty", "item", "p", "o2"):
        found = re.search(r"ngày (\d{2})/(\d{1,2})/(\d{4})", line.rest)
        if found and "thứ" not in line.rest:
            day = date(int(found[3]), int(found[2]), int(found[1]))
            wrong = _DAYS[(day.weekday() + 2) % 6]
            if day.weekday() < 6 and wrong == _DAYS[day.weekday()]:
                continue
            words = f"thứ {wrong}, {found[0]}"
            rest = line.rest.replace(found[0], words, 1)
            yield Planted(with_line(sample, index, rest=rest), around(rest, words))


_RANGE = re.compile(r"từ ngày (\d{2}/\d{1,2}(?:/\d{4})?) đến (?:hết )?ngày (\d{2}/\d{1,2}/\d{4})")


def reversed_window(sample: Altered) -> Iterator[Planted]:
    for index, line in enumerate(sample.body):
        found = _RANGE.search(line.rest)
        if found and len(found[1]) > 6:
            words = f"từ ngày {found[2]} đến ngày {found[1]}"
            rest = line.rest.replace(found[0], words)
            yield Planted(with_line(sample, index, rest=rest), words)


def phases_overlap(sample: Altered) -> Iterator[Planted]:
    phases = [i for i, line in lines_with(sample, "phase") if _RANGE.search(line.rest)]
    for first, second in pairwise(phases):
        one, two = _RANGE.search(sample.body[first].rest), _RANGE.search(sample.body[second].rest)
        if one and two and len(two[1]) > 6:
            day, month, year = two[1].split("/")
            later = date(int(year), int(month), int(day)) + timedelta(days=4)
            words = f"ngày {later.day:02d}/{later.month}/{later.year}"
            rest = sample.body[first].rest.replace(f"ngày {one[2]}", words)
            yield Planted(with_line(sample, first, rest=rest), shown(sample.body[second]))


def outside_phase(sample: Altered) -> Iterator[Planted]:
    phases = [i for i, line in lines_with(sample, "phase") if _RANGE.search(line.rest)]
    for index in phases:
        found = _RANGE.search(sample.body[index].rest)
        item = index + 1
        if found and sample.body[item].has("item"):
            day, month, year = (int(part) for part in found[2].split("/"))
            late = date(year, month, day) + timedelta(days=45)
            words = f"trước ngày {late.day:02d}/{late.month}/{late.year}"
            rest = f"{sample.body[item].rest.rstrip('.')}; hoàn thành {words}."
            yield Planted(with_line(sample, item, rest=rest), around(rest, words))


def due_before_plan(sample: Altered) -> Iterator[Planted]:
    issued = str(sample.head["date"])
    if len(issued) < 10:
        return
    early = date.fromisoformat(issued) - timedelta(days=20)
    for index, line in lines_with(sample, "duty"):
        found = re.search(r"trước ngày \d{2}/\d{1,2}/\d{4}", line.rest)
        if found:
            words = f"trước ngày {early.day:02d}/{early.month}/{early.year}"
            rest = line.rest.replace(found[0], words, 1)
            yield Planted(with_line(sample, index, rest=rest), around(rest, words))


def left_over_year(sample: Altered) -> Iterator[Planted]:
    year = str(sample.head["date"])[:4]
    for index, line in lines_with(sample, "duty"):
        found = re.search(rf"ngày \d{{2}}/\d{{1,2}}/{year}", line.rest)
        if found and not _CODE.search(line.rest):
            words = found[0].replace(year, str(int(year) - 1))
            rest = line.rest.replace(found[0], words, 1)
            yield Planted(with_line(sample, index, rest=rest), around(rest, words))


def report_without_time(sample: Altered) -> Iterator[Planted]:
    units = [index for index, _ in lines_with(sample, "unit") if not sample.body[index].has("duty")]
    for index in units[:2]:
        party = sample.head["family"] == "party"
        body = "Ban Thường vụ Tỉnh ủy" if party else "Ủy ban nhân dân tỉnh"
        new = Line(("duty",), "-", "", f"Tổng hợp kết quả thực hiện Kế hoạch, báo cáo {body}.")
        yield Planted(with_inserted(sample, index + 1, new), new.rest[:45])


def month_without_day(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        for words in ("trước ngày 31 hằng tháng", "vào ngày 31 hàng tháng"):
            if "ngày" not in line.rest and line.marker == "-":
                rest = f"{line.rest.rstrip('.')}; gửi số liệu {words}."
                yield Planted(with_line(sample, index, rest=rest), around(rest, words))


def not_a_recipient(sample: Altered) -> Iterator[Planted]:
    """A unit of its own kind gets duties; no recipient covers it."""
    kept = [r for r in sample.foot["recipients"] if "Mục" not in r[0] and "đơn vị" not in r[0]]
    if len(kept) < 3:
        return
    units = [index for index, line in lines_with(sample, "unit") if not line.has("duty")]
    if not units:
        return
    bare = with_foot(sample, recipients=kept)
    marker = _renumbered(sample.body[units[-1]].marker, 1)
    stop = units[-1] + 1
    while stop < len(bare.body) and bare.body[stop].has("duty"):
        stop += 1
    words = "Chủ trì bảo đảm cơ sở vật chất, bố trí người trực trong suốt thời gian thực hiện."
    for name in ("Hợp tác xã Thủy lợi Bản Vặn", "Công ty Điện lực Lam Giang", "Bưu điện Khe Bướm"):
        unit = Line(("unit", "h2"), marker or "9.", "", name)
        duty = Line(("duty",), "-", "", words)
        yield Planted(with_inserted(bare, stop, unit, duty), name)


def two_leaders(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        found = re.search(r"[Cc]hủ trì, phối hợp với", line.rest)
        if found and line.marker:
            words = "chủ trì, phối hợp với Văn phòng; giao Phòng Kinh tế chủ trì thực hiện, cùng"
            rest = line.rest.replace(found[0], words[0].upper() + words[1:], 1)
            yield Planted(with_line(sample, index, rest=rest), rest[:40])


def unit_twice(sample: Altered) -> Iterator[Planted]:
    units = [i for i, line in lines_with(sample, "unit") if not line.has("duty") and line.marker]
    if len(units) >= 3:
        first, last = sample.body[units[0]], sample.body[units[-1]]
        marker = _renumbered(last.marker, 1)
        stop = units[-1] + 1
        while stop < len(sample.body) and sample.body[stop].has("duty"):
            stop += 1
        if marker:
            unit = replace(first, marker=marker)
            duty = Line(("duty",), "-", "", "Bố trí xe, phòng họp và nước uống cho các buổi họp.")
            yield Planted(with_inserted(sample, stop, unit, duty), unit.printed[:40])


def abolished_body(sample: Altered) -> Iterator[Planted]:
    if str(sample.head["date"]) > "2025-07-01":
        for index, line in lines_with(sample, "duty"):
            if line.marker == "-":
                for words in ("Ủy ban nhân dân huyện Mường Sao", "Công an huyện Mường Sao"):
                    rest = f"{line.rest.rstrip('.')}; phối hợp với {words}."
                    yield Planted(with_line(sample, index, rest=rest), around(rest, words))


def unit_without_duty(sample: Altered) -> Iterator[Planted]:
    units = [i for i, line in lines_with(sample, "unit") if not line.has("duty")]
    for index in units[:-1]:
        if sample.body[index + 1].has("duty") and not sample.body[index + 2].has("duty"):
            yield Planted(without_line(sample, index + 1), shown(sample.body[index]))


BODY: dict[str, tuple[tuple[str, ...], Fault]] = {
    "gap in numbering": (("CT101",), gap),
    "number repeated": (("CT102",), repeat),
    "mixed styles": (("CT103",), mixed_styles),
    "first number not one": (("CT104",), first_number),
    "đ skipped": (("CT105",), letter_skipped),
    "heading without content": (("CT106",), empty_heading),
    "section repeated": (("CT107", "CT108"), section_twice),
    "paragraph repeated": (("CT108",), paragraph_twice),
    "reference to nothing": (("CT109",), lost_reference),
    "wrong count": (("CT110",), wrong_count),
    "one document, two dates": (("VD101",), two_dates),
    "one document, two issuers": (("VD102",), two_issuers),
    "symbol swapped": (("VD104", "VD105", "VD106", "VD107"), swapped_symbol),
    "cited before it was issued": (("VD105",), cited_after),
    "symbol of another type cited": (("VD106",), misfit_symbol),
    "basis without date": (("VD107",), basis_without_date),
    "basis without its mark": (("VD109",), basis_unended),
    "bases out of order": (("VD108",), bases_out_of_order),
    "law no longer in force": (("VD110",), dead_law),
    "impossible date": (("TG101",), impossible_date),
    "wrong weekday": (("TG102",), wrong_weekday),
    "window reversed": (("TG103",), reversed_window),
    "phases overlap": (("TG104", "TG106"), phases_overlap),
    "item outside its phase": (("TG107",), outside_phase),
    "deadline before the plan": (("TG108", "TG109"), due_before_plan),
    "year left over": (("TG108", "TG109"), left_over_year),
    "report without a time": (("TG110",), report_without_time),
    "day that a month lacks": (("TG111",), month_without_day),
    "unit not among recipients": (("PC101", "PC102"), not_a_recipient),
    "two leaders": (("PC103",), two_leaders),
    "unit with two headings": (("PC104",), unit_twice),
    "abolished body": (("PC106",), abolished_body),
    "unit without duty": (("PC107",), unit_without_duty),
}
