"""Laws of the time mentions on any text: total, ordered, within lines, with true dates."""

from __future__ import annotations

from datetime import date

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from lotrinh.mentions.time import (
    find_dates,
    find_deadlines,
    find_events,
    find_recurrences,
    read_window,
)

PIECES = [
    "ngày ", "tháng ", "quý ", "năm ", "15", "31", "02", "2031", "/", "-", " - ", ", ", " và ",
    "IV", "từ ", "đến ", "hết ", "trước ", "sau ", "trong ", "chậm nhất ", "hoàn thành ", "hằng ",
    "định kỳ ", "tuần ", "thứ Sáu ", "17h00 ", "lần/ngày ", "(", ")", ": ", "; ", ". ", "\n",
    "nay ", "khi ",
    "Đại hội ", "lần thứ ", "XV ", "của Đảng ", "ngày bầu cử ", "Lễ hội ", "Cầu Ngư ", "kể từ ",
    "05 ngày làm việc ", "báo cáo ", "diễn ra ", "Thời gian: ", "nhiệm kỳ ", "İ", "6 tháng ",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=60))


def is_iso(value: str) -> bool:
    whole = value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value
    return date.fromisoformat(whole).isoformat().startswith(value)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_mentions_stand_in_order_within_lines(text: str) -> None:
    for mentions in (
        find_dates(text),
        find_events(text),
        find_recurrences(text),
        find_deadlines(text),
        find_deadlines(text, structured=True),
    ):
        last = 0
        for mention in mentions:
            assert last <= mention.start < mention.end <= len(text)
            assert "\n" not in text[mention.start : mention.end]
            last = mention.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_values_are_true_dates_and_rules(text: str) -> None:
    for mention in find_dates(text, default_year=2031):
        assert (mention.value is None) == bool(mention.problem)
        assert mention.value is None or is_iso(mention.value)
    for deadline in find_deadlines(text, default_year=2031, anchor="2031-05-01", structured=True):
        assert deadline.date is None or is_iso(deadline.date)
        if deadline.recurrence is not None:
            rrulestr(deadline.recurrence)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_window_is_made_of_printed_words(text: str) -> None:
    window = read_window(text, anchor="2031-05-01", default_year=2031)
    if window is None:
        return
    assert window.start or window.end
    for end in (window.start, window.end):
        if end is not None:
            assert end.text
            assert end.text in text
            assert end.date is None or is_iso(end.date)
