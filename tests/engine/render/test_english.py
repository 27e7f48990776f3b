"""Reports, summaries and calendars in English: none of our own words stays Vietnamese.

The document's words are made plain ASCII first, so that every Vietnamese letter left is ours.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from report_sample import read_reading_week

import lotrinh
from lotrinh.language import Text
from lotrinh.plan.model import Plan
from lotrinh.render.calendar import render_calendar
from lotrinh.render.findings import render_findings
from lotrinh.render.pen import columns_of
from lotrinh.render.report import render_report
from lotrinh.render.summary import render_summary
from lotrinh.render.tree import render_tree
from lotrinh.schedule.events import load_events
from lotrinh.schedule.model import Schedule
from lotrinh.source.text import SourceText

SAMPLES = Path(__file__).parents[3] / "samples"
VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]+")
Document = tuple[SourceText, Plan, Schedule | None]


def fold(text: str) -> str:
    """Letters without their accents, one for one, so that places stay true."""
    bare = "".join(unicodedata.normalize("NFD", character)[0] for character in text)
    return bare.replace("đ", "d").replace("Đ", "D")


def folded(value: Any) -> Any:
    """The same with every string of the document folded; the engine's own `Text`s keep theirs,
    but for the document's words in them."""
    if isinstance(value, Text):
        return Text(value.pattern, **{key: folded(inner) for key, inner in value.values.items()})
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(folded(inner) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        own = {f.name: folded(getattr(value, f.name)) for f in fields(value) if f.init}
        return replace(value, **own)
    return value


def compiled(name: str) -> Document:
    events = load_events((SAMPLES / "events.toml").read_bytes())
    options = lotrinh.Options(as_of=date(2026, 9, 1), events=events)
    done = lotrinh.compile_document(SAMPLES / name, options=options)
    return folded(done.source), folded(done.plan), folded(done.schedule)


@pytest.fixture(
    scope="module",
    params=["reading week", "tuyen-truyen-dai-hoi.txt", "phong-chong-lu.docx", "tiem-chung.pdf"],
)
def document(request: pytest.FixtureRequest) -> Document:
    if request.param != "reading week":
        return compiled(request.param)
    source, plan = read_reading_week()
    bare = replace(plan, findings=())
    return folded(source), folded(bare), None


def left_over(said: str) -> set[str]:
    """The Vietnamese letters outside of what a remedy quotes for the plan to say."""
    said = re.sub(r"“[^”<>]{1,60}”", "", said)
    return set(VIETNAMESE.findall(said.replace("Lộ Trình", "").replace(" đồng", "")))


def test_the_report(document: Document) -> None:
    source, plan, schedule = document
    page = render_report(source, plan, schedule, as_of=date(2026, 9, 1), lang="en")
    assert '<html lang="en">' in page
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    # Rules' pages quote plans and name laws.
    body = re.sub(r'<div class="lesson".*?</div>', "", body, flags=re.DOTALL)
    assert left_over(html.unescape(body)) == set()
    assert '<div class="paper" lang="vi">' in page
    assert "Go to the plan" in page


def test_the_report_s_script_says_nothing_of_its_own() -> None:
    script = Path(lotrinh.__file__).parent / "render" / "report.js"
    assert set(VIETNAMESE.findall(script.read_text(encoding="utf-8"))) == {"đ"}


def test_the_summary_and_the_tree(document: Document) -> None:
    _, plan, schedule = document
    said = render_summary(plan, schedule, lang="en") + render_tree(plan, lang="en")
    assert left_over(said) == set()
    assert max(map(columns_of, said.splitlines())) <= 88
    assert "\nDuties " in said


def test_findings_and_calendar(document: Document) -> None:
    source, plan, schedule = document
    said = render_findings(source, plan, name="a", lang="en")
    calendar = render_calendar(plan, schedule or Schedule(), name="a", lang="en").decode()
    assert left_over(said + calendar.replace("\r\n ", "")) == set()


def test_the_default_is_vietnamese(document: Document) -> None:
    source, plan, schedule = document
    page = render_report(source, plan, schedule)
    assert '<html lang="vi">' in page
    assert 'class="paper">' in page
    assert page == render_report(source, plan, schedule, lang="vi")
    assert render_summary(plan, schedule) == render_summary(plan, schedule, lang="vi")
    assert render_summary(plan, schedule) != render_summary(plan, schedule, lang="en")
