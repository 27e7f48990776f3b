"""Which letter strings can be one Vietnamese syllable."""

from __future__ import annotations

import pytest

from lotrinh.source.alphabet import LOWER, UPPER
from lotrinh.source.syllables import is_syllable, split_syllables


@pytest.mark.parametrize(
    "word",
    "cây nghiêng quyết giữ khuyên uống ươm yêu oan thuở hoà hòa thuỷ thủy gì quốc Đảng ở".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "sốlượng ảngđ bcd ươơ caćt strong catt tach xyz fa wo cậ́p".split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_a_stopped_syllable_bears_a_sharp_tone() -> None:
    assert [is_syllable(word) for word in ("các", "cạc", "cac", "càc", "cảc")] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("sốlượng", ("số", "lượng")),
        ("bộtỉnh", ("bộ", "tỉnh")),
        ("thammưu", ("tham", "mưu")),
        ("trồngcâyvensuối", ("trồng", "cây", "ven", "suối")),
        ("cây", ("cây",)),
    ],
)
def test_glued_syllables_are_cut(glued: str, words: tuple[str, ...]) -> None:
    assert split_syllables(glued) == words


@pytest.mark.parametrize("glued", ["bcdfg", "xwz", "strong"])
def test_what_is_not_made_of_syllables_stays_whole(glued: str) -> None:
    assert split_syllables(glued) is None


def test_the_classes_of_letters_do_not_mix() -> None:
    import re

    lower, upper = re.compile(f"[{LOWER}]"), re.compile(f"[{UPPER}]")
    for letter in "aăâbđeêoôơuưyạềỗứỹ":
        assert lower.fullmatch(letter)
        assert not upper.fullmatch(letter)
        assert upper.fullmatch(letter.upper())
        assert not lower.fullmatch(letter.upper())
