"""The rules of language (NN) beyond their pages: the words they know, and damaged documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import source_of

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Rule
from lotrinh.checks.run import run_checks
from lotrinh.checks.settings import Settings
from lotrinh.checks.spelling import RULES
from lotrinh.checks.spelling.compounds import forms, known_pairs, near
from lotrinh.checks.spelling.glued import missing_blanks, split_token
from lotrinh.checks.spelling.prose import prose
from lotrinh.compile import Options, compile_source
from lotrinh.mentions.unit_names import one_tone
from lotrinh.plan.model import Finding
from lotrinh.resources.load import Entry, load_entries, load_rows
from lotrinh.source.syllables import is_spelt
from lotrinh.source.text import Repair, SourceText

WORDS = st.lists(
    st.sampled_from(
        "của|các|tuyên|truyền|truyên|tru|yền|xã,|(UBND|“Đảng”|đơnn|ỦY|12|-|**|\n".split("|")
    ),
    max_size=30,
).map(" ".join)


def case_of(source: SourceText) -> Case:
    read = compile_source(source, options=Options(checks=None))
    return Case(read.source, read.outline, read.plan, read.schedule, Settings(select=("NN",)))


def found(source: SourceText) -> list[Finding]:
    return [f for f in run_checks(case_of(source)) if f.code.startswith("NN")]


def codes(text: str) -> set[str]:
    return {f.code for f in found(source_of(text))}


# --- the words -------------------------------------------------------------------------------


def test_compounds_are_spelt_as_the_rules_fold_them() -> None:
    for pair in known_pairs():
        for syllable in pair:
            assert is_spelt(syllable) or len(syllable) == 1, pair
            assert one_tone(syllable) == syllable == syllable.lower(), pair


def test_what_is_often_confused_is_no_compound() -> None:
    for row in load_rows("confusions.csv"):
        wrong, right = row["wrong"].split(), row["right"].split()
        assert min(len(wrong), len(right)) >= 2
        if len(wrong) == len(right):
            assert sum(a != b for a, b in zip(wrong, right, strict=True)) in (1, 2)
        else:
            assert len(wrong) > 3, "where words are missing the phrase must be long"
        assert len(wrong) > 2 or (wrong[0], wrong[1]) not in known_pairs(), row["wrong"]


def test_a_spelling_of_a_borrowed_word_is_one_words() -> None:
    spellings = [form for r in load_rows("loanwords.csv") for form in r["spellings"].split("|")]
    assert len(spellings) == len(set(spellings))
    assert all(form == form.lower() for form in spellings)


@pytest.mark.parametrize("entry", load_entries("spelling.toml"), ids=lambda e: e.key)
def test_words_for_spelling_hold_their_examples(entry: Entry) -> None:
    assert set(entry.examples) <= set(forms(entry.key))


@pytest.mark.parametrize("entry", load_entries("capitals.toml"), ids=lambda e: e.key)
def test_terms_with_capitals_stand_in_their_examples(entry: Entry) -> None:
    key, aside = entry.key, entry.extra["aside"]

    def free(text: str) -> bool:
        words = text.lower().split()
        size = len(key.split())
        return any(
            words[i : i + size] == key.split() and (i == 0 or words[i - 1] not in aside)
            for i in range(len(words))
        )  # fmt: skip

    assert all(free(text) for text in entry.examples)
    assert not any(free(text) for text in entry.counterexamples)


@pytest.mark.parametrize(("word", "right"), [
    ("nghi", True), ("ngi", False), ("kế", True), ("cế", False), ("khu", True), ("ka", False),
    ("ghi", True), ("ghà", False), ("gì", True), ("gế", False), ("quỳnh", True), ("hoặch", False),
    ("tiêp", False), ("tiếp", True), ("ngang", True), ("nghang", False), ("a", False),
])  # fmt: skip
def test_onsets_fit_their_rimes(word: str, right: bool) -> None:
    assert is_spelt(word) is right


@pytest.mark.parametrize(("one", "other", "close"), [
    ("truyền", "truyên", True), ("hoạch", "hoạc", True), ("sách", "sáhc", True),
    ("dân", "dan", True), ("đảng", "dang", True), ("xã", "phường", False), ("hai", "ba", False),
])  # fmt: skip
def test_words_one_letter_apart_are_near(one: str, other: str, close: bool) -> None:
    assert near(one, other) is near(other, one) is close


@pytest.mark.parametrize("token", [
    "TP.Hồ", "covid19", "a,b", "1,5", "youtube", "HĐND", "12/KH-UBND", "a@xamay.gov.vn", "50m2",
    "KT-XH", "tổ/khu", "12/3/2026.", "(nếu", "“Sạch", "16h30", "panô", "II.1",
])  # fmt: skip
def test_a_token_without_a_missing_blank_is_left_alone(token: str) -> None:
    assert split_token(token) is None
    assert missing_blanks(token) == ()


# --- documents -------------------------------------------------------------------------------


def test_what_the_reader_mended_is_no_mistake_of_the_author() -> None:
    source = source_of("1. Các đơnn vị của của xã thựchiện, tuyên tru yền.")
    assert {f.code for f in found(source)} >= {"NN101", "NN103", "NN105", "NN107"}
    damage = tuple(Repair("glyph", i, i + 1, "x", "y") for i in range(3))
    assert found(replace(source, repairs=damage)) == []
    assert found(replace(source, ocr=True)) == []


def test_repairs_give_the_right_text() -> None:
    text = "1. Các đơnn vị , thôn của của xã thựchiện nghèo,cận nghèo."
    text += " Đơn vị nào chậm thì đơn vị ấy báo cáo đơn vị chủ trì."
    mended = source_of(text).text
    edits = [edit for f in found(source_of(text)) for edit in f.edits]
    for edit in sorted(edits, key=lambda e: -e.at.start):
        mended = mended[: edit.at.start] + edit.text + mended[edit.at.end :]
    assert mended.startswith("1. Các đơn vị, thôn của xã thực hiện nghèo, cận nghèo.")


def test_a_word_that_the_document_writes_often_shows_the_one_that_is_off() -> None:
    line = "Ban quản lý rừng kiểm tra rừng. "
    assert codes(line * 6 + "Ban quản lý rừng kiểm trà rừng.") == {"NN102"}
    assert codes(line * 6) == set()


def test_the_half_that_is_off_is_the_one_repaired() -> None:
    line = "Các xã báo cáo số lượng. "
    mended = source_of(line * 5 + "Các thôn ghi só lượng.").text
    (edit,) = [edit for f in found(source_of(mended)) for edit in f.edits]
    assert (mended[edit.at.start : edit.at.end], edit.text) == ("só", "số")


def test_a_file_full_of_marks_is_one_finding() -> None:
    text = "\n".join(f"{n}. Các thôn** treo cờ." for n in range(1, 15))
    marks = [f for f in found(source_of(text)) if f.code == "NN112"]
    assert len(marks) == 1


def test_places_fit_the_stream() -> None:
    case = case_of(source_of("1. Các thôn, (bản) “sạch” – đẹp.\nHết./."))
    view = case.once(prose)
    for i, word in enumerate(view.stream):
        place = view.place(i)
        assert place.word == word
        if place.word:
            assert one_tone(case.text[place.start : place.end].lower()) == place.word


@settings(deadline=None)
@given(WORDS)
@pytest.mark.parametrize("each", RULES, ids=lambda r: r.code)
def test_findings_lie_inside_and_edits_do_not_overlap(each: Rule, text: str) -> None:
    case = case_of(source_of(text))
    for fault in each.check(case):
        if fault.at is not None:
            assert 0 <= fault.at.start <= fault.at.end <= len(case.text)
        spans = sorted((e.at.start, e.at.end) for e in fault.edits)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
