"""The rules of form see what is printed: whose form it is, repairs, half-written drafts."""

from __future__ import annotations

import pytest
from docx_example import docx_of
from story import FOOT, HEAD, compiled

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import acting, filing_word, posts
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import kin_of, read_letterhead, wording
from lotrinh.checks.form.symbols import read_number_line, split_type
from lotrinh.checks.run import run_checks
from lotrinh.checks.settings import Profile, Settings
from lotrinh.compile import Options, compile_source
from lotrinh.plan.model import Finding
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.compose import compose
from lotrinh.source.readers.docx import read_docx

BODY = "I. NỘI DUNG\n1. Trồng 500 cây tre trước ngày 15/5/2031./.\n"
KINS = {
    "party_bodies": "party",
    "state_bodies": "state",
    "front_bodies": "front",
    "union_bodies": "union",
    "unlike": None,
}


def case_of(text: str, profile: Profile | None = None) -> Case:
    read = compiled(text)
    settings = Settings(select=("TT",), profile=profile)
    return Case(read.source, read.outline, read.plan, read.schedule, settings)


def found(text: str, profile: Profile | None = None) -> list[Finding]:
    return list(run_checks(case_of(text, profile)))


def mended(text: str) -> str:
    """The text with all edits of its findings made."""
    case = case_of(text)
    edits = [edit for one in run_checks(case) for edit in one.edits]
    printed = case.text
    for edit in sorted(edits, key=lambda edit: -edit.at.start):
        printed = printed[: edit.at.start] + edit.text + printed[edit.at.end :]
    return printed


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (e.key, name)
        for e in load_entries("letterhead.toml")
        if e.key in KINS
        for name in e.examples
    ],
)
def test_a_body_tells_whose_form_it_follows(key: str, name: str) -> None:
    assert kin_of(name) == KINS[key]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (e.key, name)
        for e in load_entries("letterhead.toml")
        if e.key in KINS
        for name in e.counterexamples
    ],
)
def test_a_body_of_another_kind_does_not(key: str, name: str) -> None:
    assert kin_of(name) != KINS[key]


def test_a_name_of_two_bodies_tells_nothing() -> None:
    assert kin_of("Đảng ủy xã Mây Trắng - Ủy ban nhân dân xã Mây Trắng") is None


@pytest.mark.parametrize("key", ["chiefs", "deputies", "collectives", "committees"])
def test_posts_and_bodies_are_told_by_their_beginning(key: str) -> None:
    entry = next(e for e in load_entries("signing.toml") if e.key == key)
    assert all(posts(key).match(example) for example in entry.examples)
    assert not any(posts(key).match(example) for example in entry.counterexamples)


def test_other_words_of_signing_stand_in_their_examples() -> None:
    entries = {e.key: e for e in load_entries("signing.toml")}
    assert all(filing_word().match(example) for example in entries["filing"].examples)
    assert all(posts("in_charge").search(example) for example in entries["in_charge"].examples)


def test_fixed_phrases_and_basis_are_those_of_the_data() -> None:
    for entry in load_entries("letterhead.toml"):
        if entry.key in {"nation", "motto", "party"}:
            assert wording(entry.key) == entry.examples[0]
    for entry in load_entries("form_law.toml"):
        assert set(law(entry.key)) == {"state", "party"}


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 15/KH-UBND", "15", "/KH-UBND"),
        ("Số: 0129/KH-UBND", "0129", "/KH-UBND"),
        ("Số:      /KH-UBND", "", "/KH-UBND"),
        ("Số: ……/KH-UBND", "", "/KH-UBND"),
        ("Số 38 - KH/ĐU", "38", "-KH/ĐU"),
        ("Số: 15KH-UBND", "15", "KH-UBND"),
        ("Số: 15/KH-MTTQ-BTT", "15", "/KH-MTTQ-BTT"),
        ("Số: 15/KH-UBND Mây Trắng, ngày 05 tháng 3 năm 2031", "15", "/KH-UBND"),
    ],
)
def test_a_number_line_is_read_as_printed(line: str, number: str, symbol: str) -> None:
    read = read_number_line(line, 0)
    assert read is not None
    assert (read.number, read.bare) == (number, symbol)


@pytest.mark.parametrize(
    "line", ["Số lượng: 15 cây", "Số hiệu: 18", "Nhiệm kỳ số 3", "Sốt xuất huyết"]
)
def test_other_lines_are_none(line: str) -> None:
    assert read_number_line(line, 0) is None


def test_a_symbol_is_taken_apart() -> None:
    assert split_type(["UBND", "KH"], "Kế hoạch") == ("KH", "UBND")
    assert split_type(["KHUBND"], "Kế hoạch") == ("KH", "UBND")
    assert split_type(["XYZ"], "Kế hoạch") is None


def test_authority_is_read_in_both_forms() -> None:
    party, state = acting("T/M BAN THƯỜNG VỤ"), acting("TM. ỦY BAN NHÂN DÂN")
    assert party is not None
    assert (party.short, party.slashed, party.rest) == ("TM", True, "BAN THƯỜNG VỤ")
    assert state is not None
    assert (state.short, state.slashed, state.dotted) == ("TM", False, True)
    assert acting("CHỦ TỊCH") is None
    assert acting(None) is None


def test_the_letterhead_is_where_it_is_printed() -> None:
    head = read_letterhead(case_of(HEAD + BODY + FOOT))
    assert (head.kin, head.parts, head.attached) == ("state", 4, False)
    assert head.dated is not None
    assert (head.dated.place, head.dated.day, head.dated.month) == ("Mây Trắng", "05", "3")


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do -\nHạnh phúc"),
        ("tháng 3 năm 2031\n\nKẾ", "tháng 3 năm\n2031\n\nKẾ"),
    ],
)
def test_lines_that_a_narrow_column_broke_are_one(whole: str, broken: str) -> None:
    assert found((HEAD + BODY + FOOT).replace(whole, broken, 1)) == []


def test_words_of_the_other_column_are_no_part_of_a_phrase() -> None:
    mixed = HEAD.replace("XÃ MÂY TRẮNG\n", "").replace(
        "CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA\nXÃ MÂY TRẮNG VIỆT NAM"
    )
    assert found(mixed + BODY + FOOT) == []


def test_a_plan_in_form_has_no_finding() -> None:
    assert found(HEAD + BODY + FOOT) == []
    assert found(HEAD + BODY + FOOT, "published") == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("15/KH", "5/KH"),
        ("ngày 05", "ngày 5"),
        ("Hạnh phúc", "Hạnh Phúc"),
        ("CHỦ NGHĨA VIỆT", "CHŨ NGHĨA VIỆT"),
        ("KH-UBND", "KH - UBND"),
        ("thực hiện);", "thực hiện),"),
        ("- Lưu: VT, KT.", "- Lưu: VT, KT"),
        ("TM. ỦY", "T/M ỦY"),
        ("2031./.", "2031././."),
    ],
)
def test_an_edit_makes_it_right(right: str, wrong: str) -> None:
    text = (HEAD + BODY + FOOT).replace(right, wrong, 1)
    assert len(found(text)) == 1
    assert found(mended(text)) == []


def test_a_draft_is_asked_for_less() -> None:
    draft = (HEAD + BODY + FOOT).replace("15/KH", "   /KH").replace("ngày 05", "ngày   ")
    draft = draft.replace("Lò Văn Mẫu\n", "")
    assert found(draft) == []
    assert {one.code for one in found(draft, "signature")} == {"TT156"}
    assert {one.code for one in found(draft, "published")} == {"TT112", "TT156"}


def test_an_excerpt_is_one_notice() -> None:
    (told,) = found("KẾ HOẠCH\nTrồng cây ven suối\n\n" + BODY)
    assert (told.code, told.severity) == ("TT101", "notice")


@pytest.mark.parametrize("entry", load_entries("page_setup.toml"), ids=lambda entry: entry.key)
def test_paper_is_that_of_the_data(entry: Entry) -> None:
    width, height = entry.extra["paper"]
    assert f"{width} x {height}" in entry.examples
    assert f"{width} x {height}" not in entry.counterexamples


@pytest.mark.parametrize(
    ("date", "number", "codes"),
    [
        ("ngày 05 tháng 3 năm 2031", "top", set()),
        ("ngày 05 tháng 3 năm 2031", "bottom", {"TT176"}),
        ("ngày 05 tháng 3 năm 2019", "bottom", set()),
        ("ngày 05 tháng 3 năm 2019", "top", {"TT176"}),
        ("ngày 05 tháng 3 năm 1999", "bottom", set()),
    ],
)
def test_a_page_is_held_by_the_law_of_its_day(date: str, number: str, codes: set[str]) -> None:
    head = HEAD.replace("ngày 05 tháng 3 năm 2031", date)
    data = docx_of(f'number = "{number}"\nhead = """{head}"""\n')
    source = compose(read_docx(data, "a"), name="a", sha256="0" * 64)
    read = compile_source(source, options=Options(checks=Settings(select=("TT17",))))
    assert {one.code for one in read.plan.findings} == codes


def test_a_state_plan_under_the_partys_name_is_a_state_plan() -> None:
    head = HEAD.replace(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM"
    )
    assert compiled(head + BODY + FOOT).plan.header.family == "state"
    (told,) = found(head + BODY + FOOT)
    assert told.code == "TT106"
    assert told.basis is not None
    assert told.basis.startswith("Nghị định 30/2020")
