"""Marks: inside the text, in order, with ids of their own; drawing them loses no letter."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from report_sample import Draft, read_reading_week

from lotrinh.render.marks import Mark, find_marks
from lotrinh.render.report_source import draw_source


def test_marks_are_inside_ordered_and_named_once() -> None:
    source, plan = read_reading_week()
    marks = find_marks(source, plan)
    assert all(0 <= mark.start < mark.end <= len(source.text) for mark in marks)
    assert [(m.start, -m.end) for m in marks] == sorted((m.start, -m.end) for m in marks)
    assert len({mark.id for mark in marks}) == len(marks)


def test_windows_are_found_where_they_are_printed() -> None:
    source, plan = read_reading_week()
    words = {mark.id: source.text[mark.start : mark.end] for mark in find_marks(source, plan)}
    assert words["phase-1-w"] == "ngày 20/02/2026 đến hết ngày 15/3/2026"
    assert words["phase-3-s1-w"].startswith("trước khai mạc")
    assert words["phase-3-s3-w"] == "ngày 30/4/2026"
    assert words["deadline-1"] == "trước ngày 27/02/2026"


@given(
    st.lists(st.text("ab<&\u0301Đ ", min_size=1, max_size=12), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12),
)
def test_any_marks_draw_to_the_same_text(
    paragraphs: list[str], stretches: list[tuple[int, int]]
) -> None:
    draft = Draft()
    for words in paragraphs:
        draft.p(words)
    source = draft.source()
    marks = sorted(
        Mark(start, min(start + size, len(source.text)), "deadline", f"deadline-{number}")
        for number, (start, size) in enumerate(stretches)
        if start < len(source.text)
    )
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    html, drawn = draw_source(source, marks, {})
    shown = re.findall(r'<p class="tx">(.*?)</p>', html)
    assert [unescape(re.sub(r"<[^>]*>", "", one)) for one in shown] == paragraphs
    assert html.count("<span") == html.count("</span>")
    assert len(re.findall(r'id="s-', html)) == len(drawn)


def test_a_mark_that_leaves_out_only_marker_and_stop_stands_beside_its_paragraph() -> None:
    draft = Draft()
    draft.p("a) Chủ trì rà soát điểm đọc.")
    draft.p("Phòng Văn hóa chủ trì rà soát; Đoàn phường phối hợp.")
    source = draft.source()
    first, second = draft.find("Chủ trì rà soát điểm đọc"), draft.find("chủ trì rà soát;")
    marks = (
        Mark(first.start, first.end, "duty", "duty-1-1"),
        Mark(second.start, second.end, "duty", "duty-1-2"),
    )
    html, _ = draw_source(source, marks, {})
    assert '<div class="ln k-duty" data-m="duty-1-1">' in html
    assert '<span class="m k-duty" data-m="duty-1-2" id="s-duty-1-2">' in html
