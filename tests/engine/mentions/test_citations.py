"""Citations: both grammars, every damage, and what is no citation."""

from __future__ import annotations

from cProfile import Profile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotrinh.mentions.citation_codes import is_body
from lotrinh.mentions.citations import CitationMention, find_citations
from lotrinh.mentions.documents import resolve_documents
from lotrinh.resources.load import load_entries


def _one(text: str) -> CitationMention:
    found = find_citations(text)
    assert len(found) == 1, found
    return found[0]


def _codes(text: str) -> list[str]:
    return [mention.code for mention in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Chỉ thị số 31-CT/TW", "Chỉ thị", "31-CT/TW"),
        ("Quy định 99- QĐ/TW", "Quy định", "99-QĐ/TW"),
        ("Kế hoạch số 72- KH/TU", "Kế hoạch", "72-KH/TU"),
        ("Kế hoạch số: 72 –KH/TU", "Kế hoạch", "72-KH/TU"),
        ("kế hoạch 159/KH-UBND", "Kế hoạch", "159/KH-UBND"),
        ("Quyết định số 74/ QĐ - UBND", "Quyết định", "74/QĐ-UBND"),
        ("Nghị định 17/2031/NĐ-CP", "Nghị định", "17/2031/NĐ-CP"),
        ("Nghị quyết số 66.7/2031/NQ-CP", "Nghị quyết", "66.7/2031/NQ-CP"),
        ("Luật số 91/2031/QH19", "Luật", "91/2031/QH19"),
        ("Nghị quyết số 1206/2031/UBTVQH19", "Nghị quyết", "1206/2031/UBTVQH19"),
        ("Công văn số 3847/UBND-VP", "Công văn", "3847/UBND-VP"),
        ("Văn bản số 3847/UBND-VP", "Văn bản", "3847/UBND-VP"),
        (
            "Quy chế phối hợp số 14/QCPH-UBND-UBMT-HCTĐ",
            "Quy chế phối hợp",
            "14/QCPH-UBND-UBMT-HCTĐ",
        ),
        ("Biên bản số 01.6/GĐN/KSYB", "Biên bản", "01.6/GĐN/KSYB"),
        ("Phương án 02600/PA-UBND", "Phương án", "02600/PA-UBND"),
        ("Thông tư 01/2031/TT-BXYZ", "Thông tư", "01/2031/TT-BXYZ"),
        ("Chỉ thịsố46-CT/TW", "Chỉ thị", "46-CT/TW"),
        ("Hướng dẫn liên ngành số 5/HDLN-SYT-SGD&ĐT", "Hướng dẫn liên ngành", "5/HDLN-SYT-SGD&ĐT"),
        ("Công văn chỉ đạo số 12/SNV-CCVC", "Công văn", "12/SNV-CCVC"),
        ("Nghị quyết số 18", "Nghị quyết", "18"),
        ("Thông tư số 29/2031", "Thông tư", "29/2031"),
        ("Hướng dẫn 52", "Hướng dẫn", "52"),
        ("12-CV/TBTT", "Công văn", "12-CV/TBTT"),
        ("58-QĐ/TW", "Quy định", "58-QĐ/TW"),
        ("58-QĐ/TU", "Quyết định", "58-QĐ/TU"),
        ("12/2031/QH19", "Luật", "12/2031/QH19"),
        ("Kế hoạch 12/KH-UBNDngày 5/3/2031", "Kế hoạch", "12/KH-UBND"),
    ],
)
def test_type_and_code(text: str, kind: str, code: str) -> None:
    for framed in (text, f"theo {text} và các việc khác.", f"({text})"):
        mention = _one(framed)
        assert (mention.type, mention.code) == (kind, code)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 15/7/2031, 24/24 giờ, 2030 - 2035, tỷ lệ 3/4, mục 1/2 và 5-7 ngày",
        "60 km/h, 12/Quý, 40 m3/Ngày, 5/Người, 1.200.000 đồng/Hộ",
        "điện thoại 0263/3822-111 hoặc 0912.345.678, biển số 43A-123.45",
        "http://mau.vn/12/KH-UBND và a@12/KH-UBND.vn, tệp_12/KH-UBND",
        "COVID-19, ISO 9001:2015, ISO 9001:2015/ABC-X, QCVN 01-1:2018/BYT, TCVN 5712/KH-A",
        "Quyết định số   /QĐ-UBND ngày   tháng   năm 2031, Số:    /KH-UBND, số …/KH-UBND",
        "Phương án số 1, Dự án số 3, Mẫu số 02, Phụ lục số 4, đường số 7, Quyết định số 5%",
        "Nghị quyết Trung ương 5 khóa XX, kế hoạch 165, Kế hoạch 50 ngày đêm, Đề án 20%",
        "theo Mẫu số 01/BCĐ-MT và phụ lục số 05/KH-UBND",
        "số 5/A và tổ 3/B-2, lô 7/C",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("behind", "date", "issuer"),
    [
        (", ngày 14/6/2031 của Bộ Chính trị về việc", "2031-06-14", "Bộ Chính trị"),
        (" ngày 27 tháng 8 năm 2031 của Thủ tướng Chính phủ;", "2031-08-27", "Thủ tướng Chính phủ"),
        (" ngày 05 tháng 3/2031 của UBND tỉnh", "2031-03-05", "UBND tỉnh"),
        (" (ngày 5-3-2031) của của Sở Y tế về", "2031-03-05", "Sở Y tế"),
        (" (5.3.2031)", None, None),
        (" (05/3/2031)", "2031-03-05", None),
        (", tháng 6/2031", "2031-06", None),
        (" năm 2031 của Chính phủ quy định", "2031", "Chính phủ"),
        (" năm 2031 - 2035", None, None),
        (" của Đảng ủy phường 7 ngày 3/4/2031", "2031-04-03", "Đảng ủy phường 7"),
        (" của Đảng ủy xã Gió, ngày 3/4/2031 ban", None, "Đảng ủy xã Gió"),
        (" trước ngày 3/4/2031", None, None),
        (" ngày 45/3/2031", None, None),
        (" của pháp luật", None, None),
        ("[2] ngày 3/4/2031", "2031-04-03", None),
        (" ngày3/4/2031 củaBộ Y tế", "2031-04-03", "Bộ Y tế"),
    ],
)
def test_date_and_issuer(behind: str, date: str | None, issuer: str | None) -> None:
    mention = _one("Thực hiện Kế hoạch số 8-KH/TU" + behind)
    assert (mention.date, mention.issuer) == (date, issuer)


def test_subject() -> None:
    text = (
        "Kế hoạch số 8-KH/TU, ngày 2/3/2031 của Tỉnh ủy thực hiện Chỉ thị số 5-CT/TW của Ban Bí thư"
        " về trồng cây (giai đoạn 2); Quyết định số 6/QĐ-UBND về “giữ rừng”, UBND xã ban hành"
    )
    plan, directive, decision = find_citations(text)
    assert plan.title is not None
    assert plan.title.startswith("thực hiện Chỉ thị số 5-CT/TW")
    assert directive.title == "về trồng cây (giai đoạn 2)"
    assert decision.title == "về “giữ rừng”"
    assert find_citations("(theo Kế hoạch số 8-KH/TU về trồng cây)")[0].title == "về trồng cây"
    quoted = "Hướng dẫn số 8-HD/TU ngày 2/3/2031 của Tỉnh ủy “Trồng cây”, Kế hoạch số 9-KH/TU"
    assert find_citations(quoted)[0].title == "Trồng cây"
    assert _one("theo Kế hoạch số 8-KH/TU thực hiện nghiêm").title is None


def test_a_heading_in_capitals() -> None:
    mention = _one(
        "TRIỂN KHAI CHỈ THỊ SỐ 5/CT-TTG NGÀY 2/3/2031 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ ĐỌC SÁCH"
    )
    assert (mention.type, mention.date) == ("Chỉ thị", "2031-03-02")
    assert mention.issuer == "THỦ TƯỚNG CHÍNH PHỦ"
    assert mention.title == "VỀ ĐỌC SÁCH"


def test_span_runs_from_type_to_issuer() -> None:
    text = "Căn cứ Kế hoạch số 8-KH/TU, ngày 2/3/2031 của Tỉnh ủy về trồng cây"
    mention = _one(text)
    assert text[mention.start : mention.end] == "Kế hoạch số 8-KH/TU, ngày 2/3/2031 của Tỉnh ủy"
    assert not mention.short
    assert _one("theo Kế hoạch số 8-KH/TU.").short


def test_a_list_shares_type_date_and_issuer() -> None:
    text = (
        "Các Công điện: số 031/CĐ-UBND ngày 7/9/2031, số 032/CĐ-UBND và số 033/CĐ-UBND ngày"
        " 9/9/2031; số 034/CĐ-UBND ngày 10/9/2031 của UBND tỉnh về chống bão"
    )
    found = find_citations(text)
    assert [m.code for m in found] == [f"03{i}/CĐ-UBND" for i in range(1, 5)]
    assert [m.date for m in found] == ["2031-09-07", "2031-09-09", "2031-09-09", "2031-09-10"]
    assert {m.type for m in found} == {"Công điện"}
    assert {m.issuer for m in found} == {"UBND tỉnh"}


def test_neighbours_do_not_share() -> None:
    first, second = find_citations("Chỉ thị số 5-CT/TW, Kết luận số 6-KL/TW ngày 1/2/2031")
    assert (first.type, first.date) == ("Chỉ thị", None)
    assert (second.type, second.date) == ("Kết luận", "2031-02-01")
    first, second = find_citations("Chỉ thị 5-CT/TW, 6-KL/TW")
    assert (first.type, second.type) == ("Chỉ thị", "Kết luận")


def test_issuer_and_law_name_before_the_number() -> None:
    mention = _one("Quyết định của Thủ tướng Chính phủ số 1850/QĐ-TTg ngày 7/8/2031 về")
    assert (mention.type, mention.issuer) == ("Quyết định", "Thủ tướng Chính phủ")
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đọc sách số 12/2031/QH19;"
    mention = _one(text)
    assert mention.type == "Luật"
    assert mention.title == "Luật sửa đổi, bổ sung một số điều của Luật Đọc sách"


def test_a_joint_document_has_all_its_issuers() -> None:
    behind = " của Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Mặt trận Tổ quốc hướng dẫn"
    mention = _one("Nghị quyết liên tịch số 9/2031/NQLT-UBTVQH19-CP" + behind)
    assert mention.issuer == behind.removeprefix(" của ").removesuffix(" hướng dẫn")


def test_nothing_crosses_a_paragraph() -> None:
    text = "theo Kế hoạch\nsố 8-KH/TU\nngày 2/3/2031\ncủa Tỉnh ủy"
    mention = _one(text)
    assert (mention.date, mention.issuer) == (None, None)
    assert text[mention.start : mention.end] == "số 8-KH/TU"


def test_bounds() -> None:
    text = "Số: 16/KH-UBND\nCăn cứ Chỉ thị số 5-CT/TW ngày 1/2/2031"
    assert _codes(text) == ["16/KH-UBND", "5-CT/TW"]
    start = text.index("\n")
    assert [m.code for m in find_citations(text, start)] == ["5-CT/TW"]
    assert find_citations(text, start, len(text) - 20)[0].date is None


def test_documents_gather_their_mentions() -> None:
    text = (
        "Chỉ thị số 05-CT/TW ngày 1/2/2031 của Ban Bí thư về đọc sách; Kế hoạch số 9/KH-UBND ngày"
        " 3/4/2030; Chỉ thị 5-CT/TW; Kế hoạch số 9/KH-UBND ngày 5/5/2031; Chỉ thị số 5"
    )
    mentions = find_citations(text)
    documents = resolve_documents(mentions)
    assert [d.mentions for d in documents] == [(0, 2, 4), (1,), (3,)]
    assert documents[0].code == "05-CT/TW"
    assert (documents[0].date, documents[0].issuer) == ("2031-02-01", "Ban Bí thư")


def test_contradicting_dates_of_one_year_are_one_document() -> None:
    mentions = find_citations("Kế hoạch 9-KH/TU ngày 3/4/2031; Kế hoạch 9-KH/TU ngày 4/4/2031")
    assert len(resolve_documents(mentions)) == 1


def test_types_hold_their_examples() -> None:
    for entry in load_entries("document_types.toml"):
        for example in entry.examples:
            mention = _one(example)
            assert mention.type is not None
            assert mention.type.lower() in entry.forms, example
        for text in entry.counterexamples:
            assert find_citations(text) == (), text


def test_bodies_hold_their_examples() -> None:
    for entry in load_entries("bodies.toml"):
        assert is_body(entry.key), entry.key
        for example in entry.examples:
            assert entry.key in _one(example).code, example


@given(
    st.lists(
        st.sampled_from(
            ["số ", "12", "/KH-UBND", "-CT/TW", " ", "Kế hoạch ", ", ", "ngày 1/2/2031", "của ",
             "Luật ", "\n", "và ", "(", "UBND tỉnh", "/2031/", "QH19", "–", "Các ", ":"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_mentions_stand_in_order_and_inside(parts: list[str]) -> None:
    text = "".join(parts)
    last = 0
    for mention in find_citations(text):
        assert last <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        last = mention.end


def test_many_documents_resolve_in_linear_time() -> None:
    def calls(count: int) -> int:
        mentions = find_citations(
            "; ".join(f"Kế hoạch số {n}/KH-UBND" for n in range(1, count + 1))
        )
        with Profile() as profile:
            assert len(resolve_documents(mentions)) == count
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(1000) < 2.5 * calls(500)
