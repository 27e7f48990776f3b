"""Words of a PDF's own text find their places in the text that was read."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lotrinh_web.plans.compiling import compile_file
from lotrinh_web.plans.pdf_words import PageWord, find_words, place_words

SAMPLE = Path(__file__).parents[3] / "samples" / "tiem-chung.pdf"


def words(text: str) -> list[PageWord]:
    return [PageWord(word, 1, (n, 0, n + 1, 1)) for n, word in enumerate(text.split())]


def test_most_words_of_a_pdf_have_a_box() -> None:
    compiled = compile_file(SAMPLE.read_bytes(), SAMPLE.name)
    assert {row[2] for row in compiled.words} == {1, 2, 3}
    placed = sum(int(row[1] - row[0]) for row in compiled.words)
    assert placed > 0.9 * sum(letter.isalnum() for letter in compiled.mended)
    title = compiled.export["header"]["title"]
    start = compiled.mended.index(title)
    inside = [row for row in compiled.words if start <= row[0] < start + len(title)]
    assert {row[2] for row in inside} == {1}
    assert all(0 < row[3] < row[5] < 595 and 0 < row[4] < row[6] < 842 for row in inside)


def test_a_word_that_is_missing_or_elsewhere_stops_nothing() -> None:
    rows = place_words("một hai ba bốn năm sáu", words("một HAI lạ bốn năm sáu"))
    assert [row[0] for row in rows] == [0, 4, 11, 15, 19]
    assert place_words("", words("một")) == place_words("một", []) == []
    assert find_words(b"%PDF-1.7 hong") == []


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_places_are_in_order_and_say_the_same_word(ours: list[str], theirs: list[str]) -> None:
    text = " ".join(ours)
    rows = place_words(text, words(" ".join(theirs)))
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for row in rows:
        assert text[int(row[0]) : int(row[1])] == theirs[int(row[3])]
