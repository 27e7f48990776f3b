"""The house file: profiles of an agency that build on each other, and answered findings."""

from __future__ import annotations

import pytest

from lotrinh.checks.house import House, load_answers, load_house
from lotrinh.checks.settings import Settings, Suppression
from lotrinh.checks.suppressions import STALE, suppress, used_suppressions
from lotrinh.plan.model import Finding
from lotrinh.source.errors import UnreadableError
from lotrinh.source.text import At


def house(text: str) -> House:
    return load_house(text.encode(), name="lotrinh.toml")


def finding(code: str, excerpt: str, line: int = 1) -> Finding:
    return Finding(code, "warning", "Có chỗ sai.", excerpt, at=At(0, 1, None, line, 1, line, 2))


def test_an_empty_house_changes_nothing() -> None:
    assert house("").settings() == Settings()


def test_a_profile_extends_another_and_a_built_in_one() -> None:
    both = house("""
        profile = "phong"
        [profiles.so]
        extends = "signature"
        ignore = ["NG104"]
        severity = { VD101 = "warning", NG101 = "error" }
        options.VD101 = { years = 2 }
        units = ["Văn phòng Sở"]
        [profiles.phong]
        extends = "so"
        ignore = ["NG107"]
        severity = { VD101 = "notice" }
        abbreviations = ["KSBT"]
    """)
    chosen = both.settings()
    assert chosen.profile == "signature"
    assert chosen.ignore == ("NG104", "NG107")
    assert chosen.severity == {"VD101": "notice", "NG101": "error"}
    assert chosen.options == {"VD101": {"years": 2}}
    assert chosen.units == ("Văn phòng Sở",)
    assert chosen.abbreviations == ("KSBT",)
    assert both.settings("draft") == Settings(profile="draft")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil = 1", "không hiểu khóa profil"),
        ("[profiles.a]\nextends = 'b'\n[profiles.b]\nextends = 'a'", "vòng tròn: a → b → a"),
        ("[profiles.a]\nextends = 'c'", "không có mức soát “c”"),
        ("[profiles.draft]\n", "tên có sẵn"),
        ("[profiles.a]\nignore = ['VD']\nselect = ['VĐ1']", "không có mã VĐ1"),
        ("[profiles.a]\nseverity = { VD101 = 'nặng' }", "severity là error, warning, notice"),
        ("profile = 'x'", "không có mức soát “x”; có: draft, signature, published"),
        ("[[suppress]]\ncode = 'VD101'", "phải ghi lý do"),
        ("[[suppress]]\nreason = 'đã hỏi'", "thiếu mã"),
        ("[[suppress]]\ncode = 'VD101'\nreason = ' '", "phải ghi lý do"),
        ("[[suppress]]\ncode = 'VD101'\nreason = 'x'\nline = 'ba'", "line phải là số dòng"),
        ("suppress = 3", "suppress phải là các mục"),
        ("= 3", "tệp TOML sai"),
        ("\x00", "tệp TOML sai"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=r"lotrinh\.toml") as caught:
        house(text)
    assert said in str(caught.value)


def test_answered_findings_are_left_out() -> None:
    found = [finding("PC101", "Trạm Y tế", 4), finding("PC101", "Công an xã", 9)]
    answer = Suppression("PC101", "nhận qua Văn phòng", words="trạm  y tế")
    assert suppress(found, [answer], name="a.docx") == found[1:]
    assert suppress(found, [Suppression("PC", "đã hỏi", line=9)], name="a.docx") == found[:1]
    assert suppress(found, [Suppression("VD", "đã hỏi")], name="a.docx") == found
    assert suppress(found, [Suppression("PC", "x", "b*.docx")], name="a.docx") == found
    assert suppress(found, [Suppression("PC", "x", "a*.docx")], name="a.docx") == []


def test_a_suppression_that_answers_nothing_any_more_is_told() -> None:
    content = b"[[suppress]]\ncode = 'VD101'\nreason = 'goc'"
    (answer,) = load_answers(content, name="a.docx.lotrinh.toml", document="a.docx")
    (told,) = suppress([], [answer], name="a.docx")
    assert told.code == STALE
    assert "VD101, lý do “goc”" in told.message
    assert suppress([], [answer], name="b.docx") == []


def test_a_house_wide_suppression_is_stale_only_for_the_whole_house() -> None:
    answer = Suppression("PC101", "đã hỏi")
    assert suppress([], [answer], name="a.docx") == []
    assert used_suppressions([], [answer], name="a.docx") == frozenset()
    assert used_suppressions([finding("PC101", "x")], [answer], name="a") == {answer}
