"""The rules of consistency (NQ) beyond their pages: numbers in words, names, whole plans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import FOOT, HEAD, source_of

from lotrinh.checks.case import Case
from lotrinh.checks.consistency import RULES
from lotrinh.checks.consistency.congresses import congresses
from lotrinh.checks.consistency.number_words import read_number, split_number
from lotrinh.checks.consistency.phrases import pattern
from lotrinh.checks.rule import Rule
from lotrinh.compile import Options, compile_source
from lotrinh.resources.load import Entry, load_entries

WORDS = st.lists(
    st.sampled_from(
        "Đại hội|lần thứ|XII|Đảng bộ|tỉnh|nhiệm kỳ|2025 - 2030|05|(năm)|(ba) ngày|khóa|\n|.|,"
        "|UBND xã Nà Lửng|toàn xã có|12 thôn|gồm:|60%|110% số hộ|Tổng cộng|đại biểu Quốc hội"
        "|đồng (Một triệu đồng)".split("|")
    ),
    max_size=25,
).map(" ".join)
DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def case_of(text: str) -> Case:
    read = compile_source(source_of(text), options=Options(checks=None))
    return Case(read.source, read.outline, read.plan, read.schedule)


def told(body: str) -> list[tuple[str, str]]:
    """(code, detail) of every fault of a plan with this body."""
    case = case_of(f"{HEAD}I. NỘI DUNG\n{body}{FOOT}")
    return [(each.code, str(fault.detail)) for each in RULES for fault in each.check(case)]


def in_words(number: int) -> str:
    """A number below a thousand million, the way it is spoken."""
    groups = []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, number = divmod(number, size)
        if group:
            groups.append(f"{_below_a_thousand(group, full=bool(groups))} {name}".strip())
    return " ".join(groups) or DIGITS[0]


def _below_a_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens > 1:
        said += [DIGITS[tens], "mươi"]
    elif tens:
        said.append("mười")
    elif said and ones:
        said.append("linh")
    if ones == 5 and tens:
        said.append("lăm")
    elif ones == 1 and tens > 1:
        said.append("mốt")
    elif ones:
        said.append(DIGITS[ones])
    return " ".join(said)


@pytest.mark.parametrize("entry", load_entries("consistency.toml"), ids=lambda e: e.key)
def test_words_of_consistency_stand_in_their_examples(entry: Entry) -> None:
    assert all(pattern(entry.key).search(example.lower()) for example in entry.examples)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_numbers_are_read_as_they_are_spoken(number: int) -> None:
    assert read_number(in_words(number)) == number


@pytest.mark.parametrize(("words", "number"), [
    ("hai nghìn tỷ", 2 * 10**12), ("Mười lăm", 15), ("ba tư", None), ("năm thứ hai", None),
    ("mươi", None), ("nghìn", None), ("linh", None), ("các", None), ("", None),
])  # fmt: skip
def test_words_that_make_no_number_are_none(words: str, number: int | None) -> None:
    assert read_number(words) == number


def test_what_stands_behind_a_number_is_kept() -> None:
    assert split_number("năm ngày làm việc") == (5, ["ngày", "làm", "việc"])


@pytest.mark.parametrize(("text", "key", "ordinal"), [
    ("Đại hội đại biểu Đảng bộ tỉnh Sông Mây lần thứ XII", ("congress_party", "tỉnh"), 12),
    ("Đại hội XII Đảng bộ tỉnh", ("congress_party", "tỉnh"), 12),
    ("Đại hội lần thứ 12 của Đảng bộ tỉnh", ("congress_party", "tỉnh"), 12),
    ("ĐẠI HỘI ĐẢNG BỘ XÃ LẦN THỨ NHẤT", ("congress_party", "xã"), 1),
    ("Đại hội XIV của Đảng", ("congress_party", "nation"), 14),
    ("Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", ("congress_party", "nation"), 14),
    ("Đại hội Hội Nông dân xã lần thứ hai", ("congress_farmers", "xã"), 2),
    ("bầu cử đại biểu Quốc hội khóa XVI", ("assembly", "nation"), 16),
])  # fmt: skip
def test_a_congress_is_known_however_it_is_written(
    text: str, key: tuple[str, str], ordinal: int
) -> None:
    found = congresses(case_of(f"1. Chào mừng {text}."))
    assert [(one.key, one.ordinal) for one in found] == [(key, ordinal)]


def test_an_election_of_another_term_is_found() -> None:
    body = """1. Tuyên truyền bầu cử đại biểu Quốc hội khóa XVII.
2. Tổ chức bầu cử đại biểu Quốc hội khóa XVII và đại biểu HĐND xã nhiệm kỳ 2031 - 2036.
3. Niêm yết danh sách ứng cử đại biểu HĐND xã nhiệm kỳ 2031 - 2036.
"""
    assert told(body) == []
    assert [code for code, _ in told(body.replace("khóa XVII.", "khóa XVI."))] == ["NQ101"]
    other = "4. Bầu cử đại biểu HĐND xã nhiệm kỳ 2026 - 2031.\n"
    assert [code for code, _ in told(body + other)] == ["NQ102"]


def test_money_with_parts_adds_up_or_is_found() -> None:
    body = """1. Trồng cây.
II. KINH PHÍ
Tổng kinh phí: 55.000.000 đồng, trong đó:
- Ngân sách xã: 30.000.000 đồng;
- Xã hội hóa: 25.000.000 đồng.
"""
    assert told(body) == []
    assert told(body.replace("55.", "50.")) == [
        ("NQ105", "ghi 50.000.000, cộng 2 phần được 55.000.000.")
    ]


def test_places_that_are_named_on_purpose_are_left_alone() -> None:
    own = "1. UBND xã Mây Trắng chủ trì.\n2. Công an xã Mây Trắng tuần tra.\n"
    assert [code for code, _ in told(own + "3. Trạm Y tế xã Nà Lửng trực.\n")] == ["NQ103"]
    for line in (
        "3. Phối hợp với UBND xã Nà Lửng tuần tra.\n",
        "3. Tuần tra địa bàn giáp ranh xã Nà Lửng.\n",
        "3. Mời UBND xã Nà Lửng, xã Bản Tằm dự lễ.\n",
        "3. Mời đoàn văn nghệ xã Nà Lửng.\n",
    ):
        assert told(own + line) == []


@settings(deadline=None)
@given(WORDS)
@pytest.mark.parametrize("each", RULES, ids=lambda r: r.code)
def test_no_text_raises_and_findings_lie_inside(each: Rule, text: str) -> None:
    case = case_of(text)
    for fault in each.check(case):
        assert fault.at is not None
        assert 0 <= fault.at.start < fault.at.end <= len(case.text)
