"""The laws of the engine, held on texts made of the grammar's own words and on any text at all."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import is_text

from benchmarks.fuzz.cases import Case, make_input, run_case
from benchmarks.fuzz.grammar import ALL, GAPS
from benchmarks.fuzz.laws import breaches, is_ink
from lotrinh.compile import Options, compile_source
from lotrinh.outline.build import build_outline
from lotrinh.source.compose import compose
from lotrinh.source.readers.html import read_html
from lotrinh.source.readers.markdown import read_markdown
from lotrinh.source.readers.plain import read_plain
from lotrinh.source.text import (
    Extract,
    Look,
    RawCell,
    RawLine,
    RawTable,
    SourceText,
)

ANY = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r\f")
"""Many control characters would make it a binary file."""
PIECES = st.tuples(st.sampled_from(ALL), st.sampled_from(GAPS)).map("".join)

WORDS = st.lists(PIECES, max_size=40).map("".join).filter(is_text)
TEXTS = st.one_of(WORDS, st.text(ANY, max_size=120).filter(is_text))

LOOKS = st.builds(
    Look,
    bold=st.booleans(),
    italic=st.booleans(),
    centered=st.booleans(),
    heading=st.integers(0, 6),
    indent=st.sampled_from([0.0, 18.0, 36.0]),
)
WORDS = st.one_of(
    st.just(""),
    st.lists(st.sampled_from(ALL), max_size=6).map(lambda words: " ".join("".join(words).split())),
)
LINES = st.builds(
    RawLine,
    text=WORDS,
    look=LOOKS,
    side=st.sampled_from(["", "", "", "left", "right"]),
    footnote=st.sampled_from([False, False, False, True]),
)
CELLS = st.builds(
    RawCell,
    lines=st.lists(st.builds(RawLine, text=WORDS), max_size=2),
    row_span=st.integers(1, 3),
    col_span=st.integers(1, 3),
)
TABLES = st.builds(
    RawTable, rows=st.lists(st.lists(CELLS, max_size=5), max_size=4), layout=st.booleans()
)
EXTRACTS = st.builds(
    Extract,
    reader=st.just("docx"),
    media_type=st.just("application/octet-stream"),
    items=st.lists(st.one_of(LINES, LINES, LINES, TABLES), max_size=20),
    wrapped=st.booleans(),
)


READERS = {"a.txt": read_plain, "a.md": read_markdown, "a.htm": read_html}


def source_of(text: str, name: str = "a.txt") -> SourceText:
    """The text as a file of that name, whatever its content looks like."""
    if name.endswith(".htm"):
        text = "<p>Trang</p>" + text  # a page without any content is no document
    extract = READERS[name](text.encode(), name)
    return compose(extract, name=name, sha256="0" * 64)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.htm"]))
def test_any_text_gives_a_plan_that_keeps_every_law(text: str, name: str) -> None:
    compiled = compile_source(source_of(text, name), options=Options())
    assert list(breaches(compiled)) == []


@settings(max_examples=300, deadline=None)
@given(EXTRACTS)
def test_whatever_a_reader_finds_is_composed_without_loss(extract: Extract) -> None:
    before = copy.deepcopy(extract)
    source = compose(extract, name="a", sha256="0" * 64)
    assert extract == before
    assert list(breaches(compile_source(source, options=Options()))) == []


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_reads_the_same_and_no_stage_changes_what_it_is_given(text: str) -> None:
    source = source_of(text)
    before = repr(source)
    outline = build_outline(source)
    tree = repr(outline)
    first = compile_source(source, options=Options())
    second = compile_source(source, options=Options())
    assert (first.plan, first.schedule, first.outline) == (
        second.plan,
        second.schedule,
        second.outline,
    )
    assert repr(source) == before
    assert repr(outline) == tree == repr(first.outline)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_today_changes_the_schedule_and_never_the_plan(text: str) -> None:
    source = source_of(text)
    plans = [
        compile_source(source, options=Options(as_of=day)).plan
        for day in (None, date(2031, 1, 15), date(2044, 12, 31))
    ]
    assert plans[0] == plans[1] == plans[2]


def test_today_anchors_from_now_on_where_a_plan_bears_no_date() -> None:
    text = "KẾ HOẠCH\nTrồng cây\nI. NỘI DUNG\n1. Đợt 1: Từ nay đến ngày 30/6/2031\n- Làm đất.\n"
    text += "2. Đợt 2: Từ ngày 01/7/2031 đến ngày 30/9/2031\n- Trồng cây.\n"
    schedules = [
        repr(compile_source(source_of(text), options=Options(as_of=day)).schedule)
        for day in (date(2031, 1, 15), date(2031, 2, 20))
    ]
    assert "2031, 1, 15" in schedules[0] or "2031-01-15" in schedules[0]
    assert schedules[0] != schedules[1]


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_mended_text_needs_no_further_mending(text: str) -> None:
    """Reading the mended text again leaves its ink as it is."""
    once = source_of(text)
    lines = [RawLine(line) for line in once.text.split("\n")]
    extract = Extract("docx", "text/plain", list(lines), wrapped=False)
    again = compose(extract, name="a", sha256="")
    glyphs = {"glyph", "spaced_letters", "split_syllable", "glued_syllables", "broken_code"}
    if not any(repair.kind in glyphs for repair in (*once.repairs, *again.repairs)):
        assert "".join(filter(is_ink, again.text)) == "".join(filter(is_ink, once.text))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="abđẻ 1.", min_size=1, max_size=30), min_size=1, max_size=12))
def test_a_line_number_is_the_line_number_of_the_file(lines: list[str]) -> None:
    marked = [f"kzq{i}q {line.strip()}".rstrip() for i, line in enumerate(lines, start=1)]
    source = source_of("\n".join(marked))
    for number in range(1, len(marked) + 1):
        start = source.text.index(f"kzq{number}q")
        assert source.at(start, start + 5).line == number


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "-", "1.", "|", "*", "I.", "\u200b"])
def test_next_to_nothing_is_a_plan_too(text: str, name: str) -> None:
    compiled = compile_source(source_of(text, name), options=Options())
    assert list(breaches(compiled)) == []
    assert compiled.plan.findings


@pytest.mark.parametrize(
    ("kind", "count"), [("grammar", 1500), ("text", 150), ("docx", 60), ("pdf", 30)]
)
def test_a_short_fuzz_run_finds_nothing(
    kind: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The long one is `make fuzz`; programs are out of reach here, damaged scans stay unread."""
    monkeypatch.setenv("PATH", "")
    problems = [found for seed in range(count) if (found := run_case(Case(kind, -1 - seed)))]
    assert problems == []


def test_a_case_is_made_anew_from_its_seed() -> None:
    assert make_input(Case("text", 7)) == make_input(Case("text", 7)) != make_input(Case("text", 8))
