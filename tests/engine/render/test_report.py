"""The HTML report: nothing lost, nothing unescaped, every link leads somewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_sample import Draft, read_reading_week

from lotrinh.plan.model import (
    Citation,
    Deadline,
    Finding,
    Item,
    Plan,
    Reporting,
    SourceInfo,
)
from lotrinh.render.report import render_report
from lotrinh.schedule.model import Entry, Schedule
from lotrinh.source.text import At

_VOID = {"meta", "input", "br"}


@dataclass
class Page(HTMLParser):
    """What a browser would find in a report; fails where elements are not well nested."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    paper: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stack: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            assert not any(name == "a" for name, _ in self.stack), "a link inside a link"
            self.links.append(given["href"])
        if tag not in _VOID:
            self.stack.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = {name for _, names in self.stack for name in names.split()}
        if self.stack and self.stack[-1][0] not in ("style", "script"):
            self.words.append(data)
        if "paper" in classes and not classes & {"no", "page", "pb", "note"}:
            self.paper.append(data)


def browse(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.stack == []
    return page


@pytest.fixture(scope="module")
def report() -> str:
    return render_report(*read_reading_week())


def test_every_link_has_its_target_and_every_id_is_its_own(report: str) -> None:
    page = browse(report)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_both_sides_lead_to_each_other(report: str) -> None:
    links = set(browse(report).links)
    for part in ("phase-2", "duty-1-1", "deadline-2", "citation-4", "table-1-r2", "signature"):
        assert f"#s-{part}" in links or part == "deadline-2"
    assert {"#p-deadline-6", "#p-citation-2", "#p-phase-3-s1-w", "#p-recipient-1"} <= links


def test_the_source_stands_whole_and_in_order(report: str) -> None:
    source, _ = read_reading_week()
    printed = re.sub(r"\s+", "", "".join(browse(report).paper))
    for paragraph in source.text.split("\n"):
        assert re.sub(r"\s+", "", paragraph) in printed
    assert len(printed) == len(re.sub(r"\s+", "", source.text))


def test_the_policy_names_the_only_style_and_script(report: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', report)
    assert policy
    allowed = policy[1].replace("&#x27;", "'")
    assert allowed.startswith("default-src 'none'")
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", report, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in allowed


def test_nothing_is_loaded_and_nothing_is_styled_inline(report: str) -> None:
    page = browse(report)
    assert not [value for _, name, value in page.attributes if name in ("src", "style", "srcset")]
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert not re.search(r"https?:|url\(|@import", report)
    assert {"img", "iframe", "object", "link", "base"}.isdisjoint(page.elements)


def test_hostile_text_stays_text() -> None:
    evil = "\"'><script>alert(1)</script><img src=x onerror=y></style>\x00\ud800\u202e]]>&amp;"
    draft = Draft()
    at = draft.p(evil)
    source = replace(draft.source(evil), name=evil)
    plain, sample = read_reading_week()
    plan = _poison(sample, evil, at)
    clean = browse(render_report(plain, sample))
    page = browse(render_report(source, plan))
    assert set(page.elements) <= set(clean.elements)
    assert page.elements.count("script") == 1
    assert page.elements.count("style") == 1
    allowed = {name for _, name, _ in clean.attributes}
    assert {name for _, name, _ in page.attributes} <= allowed
    assert len(page.ids) == len(set(page.ids))
    assert "<script>alert(1)</script>" in "".join(page.words)
    render_report(source, plan).encode("utf-8")


def _poison(value: Any, evil: str, at: At) -> Any:
    """The same plan with every free text and place replaced; closed word lists stay."""
    closed = {"family", "relation", "kind", "severity", "roles"}
    if isinstance(value, At):
        return at
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _poison(getattr(value, one.name), evil, at)
            for one in fields(value)
            if one.name not in closed
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_poison(one, evil, at) for one in value)
    return evil if isinstance(value, str) else value


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_any_places_at_all_give_a_page_whose_links_lead_somewhere(data: st.DataObject) -> None:
    source, plan = read_reading_week()
    offsets = st.integers(-9, len(source.text) + 9)
    places = st.builds(At, offsets, offsets, st.none(), *[st.integers(-3, 99)] * 4)
    page = browse(render_report(source, _scatter(plan, lambda: data.draw(places))))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def _scatter(value: Any, place: Callable[[], At]) -> Any:
    """The same plan with every place replaced."""
    if isinstance(value, At):
        return place()
    if is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value)]
        return replace(value, **{name: _scatter(getattr(value, name), place) for name in names})
    return tuple(_scatter(one, place) for one in value) if isinstance(value, tuple) else value


def test_an_empty_plan_says_what_it_lacks() -> None:
    draft = Draft()
    draft.p("Một dòng.")
    info = SourceInfo("trong.txt", "text/plain", None, "0" * 64, "plain", False)
    words = "".join(browse(render_report(draft.source("trong.txt"), Plan(info))).words)
    assert "Văn bản không chia đợt." in words
    assert "Không thấy khối chữ ký trong văn bản." in words
    assert "Không có trích yếu" in words
    assert "Mốc thời gian" not in words
    assert "chưa chắc" not in words


def test_marks_that_cross_are_split_and_lose_nothing() -> None:
    draft = Draft()
    at = draft.p("Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2026 của phường")
    left, right = draft.find("Thực hiện Kế hoạch số 5"), draft.find("Kế hoạch số 5/KH-UBND ngày")
    info = SourceInfo("a.txt", "text/plain", None, "0" * 64, "plain", False)
    citation = Citation("Kế hoạch", "5/KH-UBND", None, None, None, right)
    plan = Plan(info, citations=(citation,), unplaced=(Item("Thực hiện", left),))
    page = browse(render_report(draft.source("a.txt"), plan))
    assert (
        "".join(page.paper).strip() == "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2026 của phường"
    )
    assert page.links.count("#p-citation-1") == 2
    assert page.ids.count("s-citation-1") == 1
    assert at.start == 0


def test_a_page_that_begins_inside_a_paragraph_is_noted() -> None:
    draft = Draft()
    draft.p("Đoạn này kéo dài sang trang sau.")
    draft.pages.append(draft.find("sang trang").start)
    info = SourceInfo("a.pdf", "application/pdf", 2, "0" * 64, "pdf", False)
    html = render_report(draft.source("a.pdf"), Plan(info))
    assert 'kéo dài <span class="pb">Trang 2</span>sang trang sau.' in html


def test_deadlines_stand_by_date_then_recurring_then_without(report: str) -> None:
    table = report[report.index('class="due cards"') :]
    marks = ["27/02/2026", "20/3/2026", "02/4/2026, 17:00", "30/4/2026", "08/5/2026"]
    marks += ["hằng tháng, ngày 25", "không ghi thời gian"]
    places = [table.index(f">{mark}<") for mark in marks]
    assert places == sorted(places)


def test_a_mention_without_a_document_gets_its_own() -> None:
    source, plan = read_reading_week()
    words = "".join(browse(render_report(source, replace(plan, documents=()))).words)
    assert words.count("41/KH-UBND") >= 2


def test_the_schedule_gives_days_to_what_only_counts() -> None:
    source, plan = read_reading_week()
    last = plan.deadlines[-1]
    undated = replace(last, date=None, time=None)
    plan = replace(plan, deadlines=(*plan.deadlines[:-1], undated))
    entry = Entry(
        "u1", "deadline", "", "", "", last.text, last.at, date(2026, 4, 25), date(2026, 4, 25),
        notes=("5 ngày làm việc kể từ 18/4/2026",), last_working_day=date(2026, 4, 24),
    )  # fmt: skip
    words = "".join(browse(render_report(source, plan, Schedule((entry,)))).words)
    assert "25/4/2026" in words
    assert "5 ngày làm việc kể từ 18/4/2026" in words
    assert "liền trước" not in words
    bare = replace(entry, notes=())
    words = "".join(browse(render_report(source, plan, Schedule((bare,)))).words)
    assert "nhằm ngày nghỉ, ngày làm việc liền trước là 24/4/2026" in words


def test_a_long_plan_stays_light() -> None:
    draft = Draft()
    words = "Chủ trì, phối hợp với các đơn vị rà soát, lập danh sách, tổng hợp kết quả hằng tuần. "
    items = tuple(Item(words, draft.p(words * 3)) for _ in range(200))
    info = SourceInfo("dai.txt", "text/plain", None, "0" * 64, "plain", False)
    html = render_report(draft.source("dai.txt"), Plan(info, purposes=items))
    assert len(draft.source().text) > 50_000
    assert len(html.encode()) < 600_000


def test_findings_of_one_code_stand_together_and_know_their_lines() -> None:
    source, plan = read_reading_week()
    first, second = plan.outline[0].at, plan.outline[2].at
    nowhere = At(0, 0, 1, 10, 1, 1, 5)
    message = "Đơn vị được nêu tên nhưng không thấy nhiệm vụ"
    findings = (
        Finding("PC107", "notice", f"{message}: Tổ một.", at=first),
        Finding("NG101", "error", "Chữ bị hỏng đã được sửa khi đọc: 1 chỗ.", at=nowhere),
        Finding("PC107", "notice", f"{message}: Tổ hai.", at=second, related=(first,)),
    )
    html = render_report(source, replace(plan, findings=findings))
    page = browse(html)
    words = "".join(page.words)
    assert f"{message} (2 chỗ)" in words
    assert words.index("Lỗi: ") < words.index("Lưu ý: ")
    assert {"#s-finding-1", "#s-finding-2", "#s-finding-3-r1"} <= set(page.links)
    line = re.search(r'<div class="ln[^>]*data-m="[^"]*finding-2"><a class="no"[^>]*>(\d+)<', html)
    assert line
    assert line[1] == "10"


def test_a_report_and_its_deadline_share_a_row_where_they_print_the_same_time() -> None:
    draft = Draft()
    at = draft.p("Báo cáo Ủy ban nhân dân phường trước ngày 20/4/2026; gửi ảnh trước 25/4/2026.")
    draft.p("Gửi bài trước ngày 20/4/2026.")
    first, second = draft.find("trước ngày 20/4/2026"), draft.find("trước 25/4/2026")
    other = draft.find("trước ngày 20/4/2026", second)
    info = SourceInfo("a.txt", "text/plain", None, "0" * 64, "plain", False)
    told = draft.find("Báo cáo Ủy ban nhân dân phường", at)
    plan = Plan(
        info,
        deadlines=(
            Deadline("trước ngày 20/4/2026", "2026-04-20", None, None, other),
            Deadline("trước 25/4/2026", "2026-04-25", None, None, second),
            Deadline("trước ngày 20/4/2026", "2026-04-20", None, None, first),
        ),
        reporting=(Reporting("Tổ", "Ủy ban", None, "trước ngày 20/4/2026", told),),
    )
    html = render_report(draft.source("a.txt"), plan)
    rows = re.findall(r'<tr class="(k-\w+)" id="p-([\w-]+)" data-m="([^"]*)"', html)
    assert rows == [
        ("k-reporting", "deadline-3", "deadline-3 reporting-1"),
        ("k-deadline", "deadline-1", "deadline-1"),
        ("k-deadline", "deadline-2", "deadline-2"),
    ]
