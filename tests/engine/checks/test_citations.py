"""Stories of citations that the rules' pages have no room for, and the data that they rest on."""

from __future__ import annotations

from datetime import date

import pytest
from story import FOOT, HEAD, compiled

from lotrinh.checks.citations.issuing import (
    ISSUERS,
    contradict,
    issuing_kinds,
    kinds_of_token,
    read_body,
    read_code,
)
from lotrinh.checks.citations.vd111_replaced_law import REPLACED
from lotrinh.mentions.citations import find_citations
from lotrinh.resources.load import load_entries

BODY = "I. NỘI DUNG\n1. Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Các thôn: trồng cây.\n"


def said(bases: str, *, head: str = HEAD, body: str = BODY) -> list[str]:
    """Codes of what the rules of citations say of bases above a body."""
    found = compiled(head + bases + "\n" + body + FOOT).plan.findings
    return [f.code for f in found if f.code.startswith("VD")]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Lam Giang", False),
        ("UBND tỉnh", "UBND xã", True),
        ("UBND tỉnh Lam Giang", "UBND tỉnh Tràm Sơn", True),
        ("Tỉnh ủy", "Ban Thường vụ Tỉnh uỷ Lam Giang", False),
        ("Ban Chấp hành Đảng bộ tỉnh khóa XX", "Tỉnh ủy", False),
        ("HĐND xã khóa XX", "HĐND xã Mây Trắng", False),
        ("Bộ Chính trị", "Ban Bí thư", True),
        ("Bộ Chính trị khóa XX", "Ban Chấp hành Trung ương", False),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế", False),
        ("Bộ Nội vụ", "Bộ Tài chính", True),
        ("Hợp tác xã Mây", "UBND tỉnh", False),
    ],
)
def test_issuers_that_contradict(one: str, other: str, differ: bool) -> None:
    assert contradict(one, other) is differ
    assert contradict(other, one) is differ


@pytest.mark.parametrize(
    "base",
    [
        "Căn cứ Quyết định số 311/QĐ-UBND ngày 12/01/2031 của Chủ tịch UBND tỉnh về trồng cây.",
        "Căn cứ Quy định số 88-QĐ/TW ngày 12/01/2031 của Bộ Chính trị về nêu gương.",
        "Căn cứ Thông báo số 18-TB/TU ngày 12/01/2031 của Ban Thường vụ Tỉnh ủy về trồng cây.",
        "Căn cứ Công văn số 74/UBND-KH ngày 12/01/2031 của UBND tỉnh về trồng cây.",
        "Căn cứ Nghị quyết số 202/2030/QH19 ngày 12/6/2030 của Quốc hội về sắp xếp đơn vị.",
        "Căn cứ Thông tư số 08/2030/TT-BNV ngày 12/6/2030 của Bộ trưởng Bộ Nội vụ về hồ sơ.",
        "Căn cứ Quyết định số 5/2030/QĐ-UBND ngày 12/6/2030 của UBND tỉnh về phân cấp.",
        "Căn cứ Hướng dẫn liên ngành số 9/HDLN-SNV-STC ngày 12/6/2030 về kinh phí.",
        "Căn cứ Kế hoạch số 16/KH-MTTQ-BTT ngày 12/01/2031 của Ban Thường trực Ủy ban MTTQ tỉnh.",
        "Căn cứ Kế hoạch số …/KH-UBND ngày …/01/2031 của UBND tỉnh về trồng cây.",
        "Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 9/TTr-KT ngày 12/01/2031.",
        "Căn cứ Luật Lâm nghiệp số 16/2017/QH14 được sửa đổi tại Luật số 91/2030/QH19;",
    ],
)
def test_lawful_bases_are_left_alone(base: str) -> None:
    assert said(base) == []


@pytest.mark.parametrize(
    "base",
    [
        "Căn cứ các Quyết định của UBND tỉnh: số 12/QĐ-UBND ngày 02/01/2031 về trồng cây; số "
        "13/QĐ-UBND ngày 03/01/2031 về giữ rừng.",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 02/01/2031 về trồng cây năm 2031 của UBND tỉnh.",
        "Căn cứ Kế hoạch số 12/KH-UBND về trồng cây, ban hành ngày 02/01/2031 của UBND tỉnh.",
    ],
)
def test_issuer_and_date_may_stand_elsewhere(base: str) -> None:
    assert not {"VD107", "VD108"} & set(said(base))


def test_a_year_behind_a_number_is_what_the_document_is_about() -> None:
    assert said("Căn cứ Kế hoạch số 12/KH-UBND năm 2032 của UBND tỉnh về trồng cây;") == []


def test_a_document_that_was_introduced_keeps_its_number() -> None:
    bases = "Căn cứ Kế hoạch số 45/KH-UBND ngày 12/02/2031 của UBND tỉnh về trồng cây năm 2031."
    again = "1. Theo Kế hoạch số {}/KH-UBND ngày 12/02/2031 của UBND tỉnh."
    body = BODY.replace("1. Trồng cây.", again)
    assert said(bases, body=body.format(54)) == ["VD103"]
    assert said(bases, body=body.format(45)) == []


def test_documents_of_one_day_in_one_sentence_are_several() -> None:
    bases = (
        "Căn cứ các Công điện số 7/CĐ-UBND ngày 12/01/2031, số 8/CĐ-UBND ngày 12/01/2031 của UBND "
        "tỉnh về phòng, chống lũ."
    )
    assert said(bases) == []


def test_a_plan_of_its_time_rests_on_the_laws_of_its_time() -> None:
    base = "Căn cứ Luật Đất đai số 45/2013/QH13;"
    assert said(base, head=HEAD.replace("2031", "2023")) == []
    assert said(base) == ["VD111"]


def test_party_plans_cite_in_their_own_manner() -> None:
    head = HEAD.replace("ỦY BAN NHÂN DÂN", "ĐẢNG BỘ TỈNH LAM GIANG").replace(
        "XÃ MÂY TRẮNG", "ĐẢNG ỦY XÃ MÂY TRẮNG"
    )
    head = head.replace("Số: 15/KH-UBND", "Số 15-KH/ĐU").replace(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM"
    )
    assert said("Thực hiện Kế hoạch số 9-KH/TU về trồng cây, Đảng ủy xã ban hành:", head=head) == []


@pytest.mark.parametrize("entry", load_entries(ISSUERS), ids=lambda entry: entry.key)
def test_every_kind_of_body_is_held_by_its_examples(entry: object) -> None:
    assert hasattr(entry, "examples")
    for example in entry.examples:
        body = read_body(example)
        assert body
        assert body.kind == entry.key
    assert all(entry.key in kinds_of_token(token) for token in entry.extra["tokens"])


def test_the_kinds_that_entries_name_exist() -> None:
    kinds = {entry.key for entry in load_entries(ISSUERS)}
    assert {k for e in load_entries(ISSUERS) for k in e.extra.get("also", ())} <= kinds
    types = load_entries("document_types.toml")
    assert {k for e in types for k in e.extra.get("issued_by", ())} <= kinds
    keys = {entry.key for entry in types}
    assert {k for e in types for k in e.extra.get("alike", ())} <= keys


@pytest.mark.parametrize("entry", load_entries(REPLACED), ids=lambda entry: entry.key)
def test_every_replaced_law_is_read_in_its_example(entry: object) -> None:
    assert hasattr(entry, "examples")
    assert [c.code for c in find_citations(entry.examples[0])] == [entry.key]
    assert date.fromisoformat(entry.until) > date.fromisoformat(str(entry.extra["adopted"]))
    assert str(entry.extra["adopted"])[:4] in entry.key
    assert entry.extra["successor"]
    assert compiled(HEAD + entry.examples[0] + "\n" + BODY + FOOT).plan.findings


def test_codes_in_their_parts() -> None:
    party, state = read_code("45-CT/TW"), read_code("30/2020/NĐ-CP")
    assert party
    assert (party.number, party.party, party.tokens, party.marks) == ("45", True, ("CT", "TW"), "/")
    assert state
    assert (state.year, state.tokens, state.marks) == ("2020", ("NĐ", "CP"), "-")
    assert issuing_kinds(state) == {"government"}
    assert read_code("165") is None
