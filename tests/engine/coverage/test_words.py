"""Folding, addressees, figures: the words by which narrowing is understood."""

from __future__ import annotations

import re

import pytest

from lotrinh.coverage.addressing import Addressee
from lotrinh.coverage.figures import find_quantities
from lotrinh.coverage.folding import NARROWING, Folder, form_pattern, low, place_names
from lotrinh.coverage.leftovers import find_leftovers
from lotrinh.coverage.model import Part
from lotrinh.coverage.own_plan import asks_for_plan
from lotrinh.plan.model import Header, Plan, SourceInfo
from lotrinh.resources.load import Entry, load_entries
from lotrinh.source.text import At

ENTRIES = {entry.key: entry for entry in load_entries(NARROWING)}
FOLDED = {"level": "CẤP", "hamlet": "THÔN", "committee": "ỦY", "units": "ĐƠNVỊ", "every": "MỖI"}
HERE = At(0, 1, None, 1, 1, 1, 2)
PROVINCE = Header(issuer="ỦY BAN NHÂN DÂN TỈNH ĐỒI LAM", place="Đồi Lam")
COMMUNE = Header(issuer="ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", place="Mây Trắng")


def plan_with(header: Header) -> Plan:
    return Plan(SourceInfo("a", "text/plain", None, "0", "plain", False), header)


def examples(*keys: str, attribute: str = "examples") -> list[tuple[Entry, str]]:
    return [(ENTRIES[key], text) for key in keys for text in getattr(ENTRIES[key], attribute)]


def is_duty_to_plan(text: str) -> bool:
    return asks_for_plan(Part("duty", text, HERE))


def scopes(text: str) -> list[str]:
    found = find_leftovers(
        plan_with(PROVINCE), plan_with(COMMUNE), [Part("content", text, HERE)], Addressee(COMMUNE)
    )
    return [leftover.name for leftover in found]


@pytest.mark.parametrize(("entry", "text"), examples(*FOLDED), ids=str)
def test_every_example_is_folded(entry: Entry, text: str) -> None:
    assert FOLDED[entry.key] in Folder([]).fold(text)


@pytest.mark.parametrize(("entry", "text"), examples(*FOLDED, attribute="counterexamples"), ids=str)
def test_no_counterexample_is_folded(entry: Entry, text: str) -> None:
    assert FOLDED[entry.key] not in Folder([]).fold(text)


@pytest.mark.parametrize(("entry", "text"), examples("compound", "stop"), ids=str)
def test_compounds_stay_and_stop_words_go(entry: Entry, text: str) -> None:
    syllables = Folder([]).fold(text)
    held = re.search(rf"(?<!\w){form_pattern(entry.key)}(?!\w)", low(text))
    assert held is not None
    assert (held.group().split()[0] in syllables) == (entry.key == "compound")


@pytest.mark.parametrize(("entry", "text"), examples("own_plan"), ids=str)
def test_a_duty_to_make_a_plan(entry: Entry, text: str) -> None:
    assert is_duty_to_plan(text)
    assert not [other for other in entry.counterexamples if is_duty_to_plan(other)]


@pytest.mark.parametrize(("entry", "text"), examples("scope", "superior_units"), ids=str)
def test_a_reach_of_the_superior_is_left_over(entry: Entry, text: str) -> None:
    assert scopes(text)
    assert not [other for other in entry.counterexamples if scopes(other)]


@pytest.mark.parametrize(("entry", "text"), examples("everybody"), ids=str)
def test_everybody(entry: Entry, text: str) -> None:
    assert Addressee(COMMUNE).is_meant(text)
    assert not [name for name in entry.counterexamples if Addressee(COMMUNE).is_meant(name)]


@pytest.mark.parametrize(
    ("issuer", "names"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG MÂY VÀNG", {"mây vàng"}),
        ("ĐẢNG UỶ PHƯỜNG BẾN LỤA", {"bến lụa"}),
        ("THÀNH ỦY TRÀM SƠN", {"tràm sơn"}),
        ("ỦY BAN MTTQ VIỆT NAM XÃ MÂY TRẮNG", {"mây trắng"}),
        ("BAN THƯỜNG VỤ", set()),
        ("SỞ Y TẾ", set()),
        (None, set()),
    ],
)
def test_the_place_of_an_issuer(issuer: str | None, names: set[str]) -> None:
    assert place_names(Header(issuer=issuer)) == names


def test_places_and_levels_make_no_difference() -> None:
    names = place_names(PROVINCE, COMMUNE)
    assert names == {"đồi lam", "mây trắng"}
    fold = Folder(names).fold
    wide = "Tuyên truyền trên địa bàn tỉnh Đồi Lam, Tỉnh uỷ chỉ đạo UBND các xã."
    near = "Tuyên truyền trên địa bàn xã Mây Trắng, Đảng ủy chỉ đạo Ủy ban nhân dân các thôn."
    assert [s for s in fold(wide) if s not in ("", "CẤP")] == [
        s for s in fold(near) if s not in ("", "CẤP", "THÔN")
    ]


@pytest.mark.parametrize(
    ("issuer", "unit", "meant"),
    [
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "Ủy ban nhân dân các xã, phường", True),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "UBND các phường, xã, đặc khu", True),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "UBND xã Mây Trắng", True),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "Các sở, ban, ngành; Ủy ban nhân dân các xã", True),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "Ủy ban nhân dân tỉnh", False),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "Văn phòng Ủy ban nhân dân tỉnh", False),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "Đảng ủy các xã, phường", False),
        ("ỦY BAN NHÂN DÂN XÃ MÂY TRẮNG", "Sở Văn hóa, Thể thao và Du lịch", False),
        ("ĐẢNG ỦY PHƯỜNG BẾN LỤA", "Đảng ủy các phường, xã", True),
        ("ĐẢNG ỦY PHƯỜNG BẾN LỤA", "Đảng ủy Ủy ban nhân dân thành phố", False),
        ("SỞ Y TẾ", "Sở Y tế", True),
        ("SỞ Y TẾ", "Các sở, ban, ngành", True),
        ("SỞ Y TẾ", "Sở Tài chính", False),
        ("TRƯỜNG TIỂU HỌC HOA SIM", "Các trường học trên địa bàn", True),
        (None, "Sở Tài chính", True),
    ],
)
def test_whose_duty_it_is(issuer: str | None, unit: str, meant: bool) -> None:
    assert Addressee(Header(issuer=issuer)).is_meant(unit) == meant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mỗi thôn trồng ít nhất 500 gốc tre", [(500, "gốc")]),
        ("trồng 2.000 cây, đạt 92,5% kế hoạch", [(2000, "cây"), (92.5, "%")]),
        ("mỗi tháng 02 lần, cách nhau 7 đến 10 ngày", [(2, "lần"), (7, "ngày")]),
        ("ngày 15/4/2031, tháng 12, quý 3, năm 2031, lần thứ 14", []),
        ("Nghị định số 30/2020/NĐ-CP, Kế hoạch 31-KH/TU, Mục 2, đợt 1", []),
        ("nhiệm kỳ 2030 - 2035, giai đoạn 2031 đến 2033", []),
        ("", []),
    ],
)
def test_quantities(text: str, found: list[tuple[float, str]]) -> None:
    assert [(one.number, one.noun) for one in find_quantities(text)] == found
