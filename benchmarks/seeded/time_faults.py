"""Faults of time and assignment."""

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
    next_marker,
    shown,
    with_foot,
    with_inserted,
    with_line,
    without_line,
)
from samples.making.source import Line

_CODE = re.compile(r"số (\d+)([/-])([\w/Đđ-]+)")
_DAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


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


def _day(printed: str) -> date:
    day, month, year = (int(part) for part in printed.split("/"))
    return date(year, month, day)


def phases_gap(sample: Altered) -> Iterator[Planted]:
    phases = [i for i, line in lines_with(sample, "phase") if _RANGE.search(line.rest)]
    for before, index in pairwise(phases):
        one, found = (_RANGE.search(sample.body[i].rest) for i in (before, index))
        if one and found and len(found[1]) > 6:
            day, month, year = (int(part) for part in found[1].split("/"))
            if (date(year, month, day) - _day(one[2])).days > 1:
                continue
            for days in (4, 6):
                later = date(year, month, day) + timedelta(days=days)
                words = f"{later.day:02d}/{later.month}/{later.year}"
                rest = sample.body[index].rest.replace(found[1], words, 1)
                yield Planted(with_line(sample, index, rest=rest), words)


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


_BODIES = (
    "Hợp tác xã Thủy lợi Bản Vặn",
    "Công ty Điện lực Lam Giang",
    "Bưu điện Khe Bướm",
    "Ngân hàng Chính sách xã hội Lam Giang",
    "Hạt Kiểm lâm Mường Sao",
)
_GROUPS = re.compile("Mục|đơn vị|ngành|cơ quan|doanh nghiệp")


def _after_units(sample: Altered) -> tuple[int, str] | None:
    """Where another unit may stand behind the last one, and its number."""
    units = [i for i, line in lines_with(sample, "unit") if not line.has("duty") and line.marker]
    marker = next_marker(sample.body[units[-1]].marker) if units else None
    if marker is None:
        return None
    stop = units[-1] + 1
    while stop < len(sample.body) and (
        sample.body[stop].has("duty") or sample.body[stop].has("unit-name")
    ):
        stop += 1
    return stop, marker


def not_a_recipient(sample: Altered) -> Iterator[Planted]:
    """A unit of its own kind gets duties and no recipient covers it; or one is left out."""
    named = sample.foot["recipients"]
    kept = [recipient for recipient in named if not _GROUPS.search(recipient[0])]
    place = _after_units(sample)
    if len(kept) >= 3 and place:
        bare = with_foot(sample, recipients=kept)
        words = "Chủ trì bảo đảm cơ sở vật chất, bố trí người trực trong suốt thời gian thực hiện."
        for name in _BODIES:
            unit = Line(("unit", "h2"), place[1], "", name)
            duty = Line(("duty",), "-", "", words)
            yield Planted(with_inserted(bare, place[0], unit, duty), name)
    units = {line.text for _, line in lines_with(sample, "unit") if not line.has("duty")}
    for recipient in kept:
        if recipient[0] in units:
            others = [one for one in kept if one is not recipient]
            yield Planted(with_foot(sample, recipients=others), recipient[0])


def idle_recipient(sample: Altered) -> Iterator[Planted]:
    first, *others = sample.foot["recipients"]
    for name in _BODIES[2:]:
        named = [first, [name, "để thực hiện"], *others]
        yield Planted(with_foot(sample, recipients=named), name)


def unknown_partner(sample: Altered) -> Iterator[Planted]:
    """A partner that no recipient reaches and that stands nowhere else."""
    kept = [
        recipient for recipient in sample.foot["recipients"] if not _GROUPS.search(recipient[0])
    ]
    duties = [i for i, line in lines_with(sample, "duty") if line.marker == "-"]
    if len(kept) < 3:
        return
    for index, name in zip(duties, (*_BODIES, "Đồn Biên phòng Cửa Sông"), strict=False):
        duty = Line(("duty",), "-", "", f"Phối hợp với {name} chuẩn bị địa điểm, phương tiện.")
        yield Planted(with_inserted(with_foot(sample, recipients=kept), index + 1, duty), name)


_TASKS = (
    "tổ chức hội nghị tổng kết, biểu dương điển hình tiên tiến vào cuối năm",
    "xây dựng tài liệu hỏi đáp phát đến từng hộ gia đình",
    "kiểm tra, đánh giá kết quả thực hiện ở cơ sở và đề xuất khen thưởng",
)


def task_led_twice(sample: Altered) -> Iterator[Planted]:
    """Two units are each told to lead one task."""
    duties = [i for i, line in lines_with(sample, "duty") if line.marker == "-"]
    ends = [i for i, after in pairwise(duties) if after != i + 1]
    for task in _TASKS:
        if len(ends) < 2:
            return
        first = Line(("duty",), "-", "", f"Chủ trì, phối hợp với Văn phòng {task}.")
        again = Line(("duty",), "-", "", f"Chủ trì {task}.")
        changed = with_inserted(sample, ends[1] + 1, again)
        yield Planted(with_inserted(changed, ends[0] + 1, first), again.rest)


def unit_twice(sample: Altered) -> Iterator[Planted]:
    units = [i for i, line in lines_with(sample, "unit") if not line.has("duty") and line.marker]
    place = _after_units(sample)
    single = [index for index in units if not sample.body[index].text.startswith("Các ")]
    for index in single[:2] if len(units) >= 3 and place else ():
        unit = replace(sample.body[index], marker=place[1] if place else "")
        duty = Line(("duty",), "-", "", "Bố trí xe, phòng họp và nước uống cho các buổi họp.")
        changed = with_inserted(sample, place[0] if place else 0, unit, duty)
        yield Planted(changed, unit.printed[:40])


def unit_without_duty(sample: Altered) -> Iterator[Planted]:
    units = [i for i, line in lines_with(sample, "unit") if not line.has("duty")]
    for index in units[:-1]:
        if sample.body[index + 1].has("duty") and not sample.body[index + 2].has("duty"):
            yield Planted(without_line(sample, index + 1), shown(sample.body[index]))


TIMES: dict[str, tuple[tuple[str, ...], Fault]] = {
    "impossible date": (("TG101",), impossible_date),
    "wrong weekday": (("TG102",), wrong_weekday),
    "window reversed": (("TG103",), reversed_window),
    "phases overlap": (("TG104", "TG106"), phases_overlap),
    "phases leave a gap": (("TG105", "TG106"), phases_gap),
    "item outside its phase": (("TG107",), outside_phase),
    "deadline before the plan": (("TG108", "TG109"), due_before_plan),
    "year left over": (("TG108", "TG109"), left_over_year),
    "unit not among recipients": (("PC101", "PC102"), not_a_recipient),
    "two leaders": (("PC103",), task_led_twice),
    "unit with two headings": (("PC104",), unit_twice),
    "unit without duty": (("PC107", "CT106"), unit_without_duty),
    "partner never named": (("PC109",), unknown_partner),
    "recipient without a duty": (("PC108",), idle_recipient),
}
