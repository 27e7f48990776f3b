"""The comparison on a terminal and as a page."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_report_browser import CHROMIUM, OPTIONS

import lotrinh
from benchmarks.coverage.end_to_end import read_plan
from lotrinh.coverage.model import Coverage, Leftover
from lotrinh.render.coverage_page import draw_coverage, render_coverage_page
from lotrinh.render.coverage_text import render_coverage_text
from lotrinh.render.pen import columns_of
from samples.making.pairs import CHILD, PAIRS, PARENT, read_pair

VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]+")


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    pair = read_pair(PAIRS / "sot-xuat-huyet")
    return lotrinh.compare(read_plan(pair, PARENT), read_plan(pair, CHILD))


@pytest.fixture(scope="module")
def complete() -> Coverage:
    plan = read_plan(read_pair(PAIRS / "sot-xuat-huyet"), CHILD)
    return lotrinh.compare(plan, plan)


def test_the_text_says_what_a_person_asks(coverage: Coverage) -> None:
    said = " ".join(render_coverage_text(coverage, width=100).split())
    for words in (
        "Đáp ứng 22 trên 29 điều cấp trên yêu cầu.",
        "Cấp trên 58/KH-UBND, 18/02/2027, ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
        "Nội dung đáp ứng 11 trên 16 (2 có khác), thiếu 5, thêm 4",
        "Nhiệm vụ đáp ứng 5 trên 5 (1 có khác), 6 của đơn vị khác, thêm 3",
        "nội dung: Khơi thông cống rãnh, nạo vét kênh mương tại các khu dân cư (cấp trên, dòng 56)",
        "→ muộn hơn yêu cầu: trước ngày 28 hằng tháng (cấp trên: trước ngày 25 hằng tháng)",
        "→ số khác: 03 người (cấp trên: 05 người)",
        "1174/QĐ-BYT: cấp trên ghi 11/01/2027, kế hoạch này ghi ngày 21/01/2027",
        "“trên địa bàn tỉnh” còn theo văn bản của cấp trên (dòng 32)",
    ):
        assert words in said


def test_a_complete_plan_is_told_in_a_sentence(complete: Coverage) -> None:
    said = render_coverage_text(complete)
    assert said.startswith("Đáp ứng đủ 22 điều cấp trên yêu cầu.\n")
    assert "Còn thiếu" not in said
    assert "Cần xem lại" not in render_coverage_page(complete)


@pytest.mark.parametrize("width", [40, 72, 120])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_is_wider_than_asked(coverage: Coverage, width: int, lang: str) -> None:
    said = render_coverage_text(coverage, width=width, lang="en" if lang == "en" else "vi")
    assert max(map(columns_of, said.splitlines())) <= width


def test_colour_only_adds_escapes(coverage: Coverage) -> None:
    coloured = render_coverage_text(coverage, color=True)
    assert re.sub(r"\x1b\[\d*m", "", coloured) == render_coverage_text(coverage)


class Page(HTMLParser):
    """Ids, links and elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[str] = []
        self.loaded: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "href" and value:
                self.links.append(value)
            elif name == "src" and value:
                self.loaded.append(value)


def test_the_page_needs_nothing_else(coverage: Coverage) -> None:
    text = render_coverage_page(coverage)
    page = Page(text)
    assert page.loaded == []
    assert "script" not in page.elements
    assert "script-src 'none'" in unescape(text)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert text == render_coverage_page(coverage)


def test_every_part_stands_on_the_page(coverage: Coverage) -> None:
    text = render_coverage_page(coverage).replace("&quot;", '"')
    parts = [part for pairing in coverage.pairings for part in (*pairing.parent, *pairing.child)]
    assert not [part.text for part in parts if part.text not in text]


def test_the_documents_words_are_only_text(coverage: Coverage) -> None:
    hostile = "<script>alert(1)</script>"
    first = coverage.pairings[0]
    part = replace(first.parent[0], text=hostile, unit=hostile)
    evil = replace(
        coverage,
        parent=replace(coverage.parent, title=hostile, name=hostile, issuer=hostile),
        pairings=(replace(first, parent=(part,)),),
        leftovers=(Leftover("scope", hostile, hostile, part.at),),
    )
    assert "script" not in Page(render_coverage_page(evil)).elements
    assert "\x1b" not in render_coverage_text(
        replace(evil, parent=replace(evil.parent, issuer="\x1b[31m"))
    )


def test_another_page_may_hold_it(coverage: Coverage) -> None:
    """The web application draws it in a frame of its own."""
    assert draw_coverage(coverage).startswith('<div class="coverage">')


def test_english_leaves_only_the_documents_words(coverage: Coverage) -> None:
    """Of the page's own words none is Vietnamese: those left all stand in the documents."""
    pair = read_pair(PAIRS / "sot-xuat-huyet")
    lines = [*pair.parent.body, *pair.child.body]
    known = " ".join(line.printed for line in lines)
    known += " ".join(str(value) for s in (pair.parent, pair.child) for value in s.head.values())
    known += " Lộ Trình KẾ HOẠCH Kế hoạch"
    words = set(VIETNAMESE.findall(known.lower() + known))
    for said in (
        render_coverage_text(coverage, lang="en"),
        re.sub(r"<style>.*?</style>", "", render_coverage_page(coverage, lang="en"), flags=re.S),
    ):
        assert set(VIETNAMESE.findall(said)) <= words


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_a_browser_shows_it_on_a_phone_without_a_complaint(
    coverage: Coverage, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(render_coverage_page(coverage), encoding="utf-8")
    options = [*OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=360,900"]
    command = [CHROMIUM, *options, "--enable-logging=stderr", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.count('class="part"') > 60
    assert "Content Security Policy" not in done.stderr
