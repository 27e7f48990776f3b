"""Stories of structure that the rules' pages have no room for."""

from __future__ import annotations

import re

import pytest
from story import FOOT, HEAD, compiled

from lotrinh.checks.structure.counts import STRUCTURE, count_pattern, not_before_pattern
from lotrinh.resources.load import alternation, load_entries


def said(body: str, *, head: str = HEAD, foot: str = FOOT) -> list[tuple[str, str]]:
    """(code, words) of what the rules of structure say of a body."""
    found = compiled(head + body + foot).plan.findings
    return [(f.code, f.excerpt or "") for f in found if f.code.startswith("CT")]


def test_one_slip_of_the_pen_is_one_fault() -> None:
    assert said("I. NỘI DUNG\n1. Đào hố.\n2. Trồng cây.\n2. Tưới cây.\n4. Chăm cây.\n") == [
        ("CT102", "2. Tưới cây.")
    ]
    body = "I. MỤC ĐÍCH\nGiữ đất.\nII. NỘI DUNG\n2. Đào hố.\n2. Trồng cây.\n3. Chăm cây.\n"
    assert said(body) == [("CT104", "2. Đào hố.")]


def test_a_number_inside_a_paragraph_is_not_missing() -> None:
    assert said("I. NỘI DUNG\n1. Đào hố; 2. Trồng cây.\n3. Chăm cây.\n") == []


def test_counting_begins_anew_under_each_heading_and_in_appendices() -> None:
    body = "I. MỤC ĐÍCH\n1. Giữ đất.\n2. Giữ nước.\nII. NỘI DUNG\n1. Đào hố.\n2. Trồng cây.\n"
    attached = FOOT + "\nPHỤ LỤC\nDANH SÁCH CÁC THÔN TRỒNG CÂY\n2. Thôn Mây\n5. Thôn Gió\n"
    assert said(body, foot=attached) == []


def test_articles_that_are_quoted_keep_their_numbers() -> None:
    body = (
        "I. NỘI DUNG\nPhổ biến quy định mới về trồng cây, cụ thể:\n“1. Mỗi hộ trồng ba cây.\n"
        "4. Cây chết phải trồng lại.”\nII. KINH PHÍ\nNgân sách xã.\n"
    )
    assert said(body) == []


def test_an_excerpt_may_begin_anywhere() -> None:
    body = "III. NỘI DUNG\n1. Đào hố.\n2. Trồng cây.\nIV. KINH PHÍ\nNgân sách xã.\n"
    assert said(body, head="", foot="") == []


def test_a_style_that_counts_on_is_one_fault() -> None:
    body = "I. MỤC ĐÍCH\nGiữ đất.\n2/ NỘI DUNG\nTrồng cây.\nIII. KINH PHÍ\nNgân sách xã.\n"
    assert said(body) == [("CT103", "2/ NỘI DUNG")]


def test_a_unit_without_duties_is_another_rules() -> None:
    body = (
        "I. MỤC ĐÍCH\nGiữ đất.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Giữ trật tự.\n"
        "2. Trạm Y tế xã\n3. Các thôn\n- Trồng cây.\n"
    )
    assert said(body) == []


def test_a_list_of_short_lines_is_no_row_of_headings() -> None:
    body = "I. THÀNH PHẦN\n1. Công an xã\n2. Trạm Y tế xã\n3. Các thôn\nII. KINH PHÍ\nTự túc.\n"
    assert said(body) == []


def test_a_section_that_was_pasted_twice_is_one_fault() -> None:
    section = (
        "KINH PHÍ\n- Ngân sách xã bảo đảm cây giống, phân bón, nước tưới và công vận chuyển "
        "đến từng thôn.\n"
    )
    body = f"I. MỤC ĐÍCH\nGiữ đất.\nII. {section}III. NỘI DUNG\nTrồng cây.\nIV. {section}"
    assert said(body) == [("CT107", "IV. KINH PHÍ")]


def test_a_section_that_was_pasted_with_its_number_is_one_fault_too() -> None:
    section = "II. KINH PHÍ\nNgân sách xã.\n"
    body = f"I. MỤC ĐÍCH\nGiữ đất.\n{section}{section}III. NỘI DUNG\nTrồng cây.\n"
    assert said(body) == [("CT107", "II. KINH PHÍ")]


@pytest.mark.parametrize(
    "reference",
    ["Mục V", "mục II.4", "khoản 9 Mục I", "điểm k khoản 1 Mục I", "điểm a khoản 9 Mục I"],
)
def test_references_that_lead_nowhere(reference: str) -> None:
    body = (
        "I. NỘI DUNG\n1. Đào hố (xong trước 9/4).\na) Hố sâu.\nb) Hố rộng.\n2. Trồng cây.\n"
        f"II. KINH PHÍ\nNgân sách xã chi theo {reference}.\n"
    )
    assert said(body) == [("CT109", reference)]


def test_a_phase_that_is_not_there() -> None:
    body = (
        "I. NỘI DUNG\n1. Đợt 1: tháng 4 năm 2031\nĐào hố.\n2. Đợt 2: tháng 5 năm 2031\n"
        "Trồng cây; thôn nào chưa xong thì làm tiếp trong Đợt 3.\nII. KINH PHÍ\nNgân sách xã.\n"
    )
    assert said(body) == [("CT109", "Đợt 3")]


@pytest.mark.parametrize(
    "reference",
    [
        "theo điểm b khoản 9 Mục VII Nghị định số 30/2031/NĐ-CP",
        "theo Phụ lục III kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2031 của UBND tỉnh",
        "theo Kế hoạch số 12/KH-UBND ngày 01/02/2031 của UBND tỉnh (Mục IX)",
        "theo Phụ lục I gửi kèm",
        "theo khoản 2 Mục I Kế hoạch này",
        "trong giai đoạn 3 của Dự án trồng rừng",
    ],
)
def test_references_that_lead_somewhere(reference: str) -> None:
    body = f"I. NỘI DUNG\n1. Đào hố {reference}.\n2. Trồng cây.\nII. KINH PHÍ\nNgân sách xã.\n"
    assert said(body) == []


def test_recipients_refer_to_sections_too() -> None:
    foot = FOOT.replace("- Các thôn (thực hiện);", "- Các thôn nêu tại Mục IV;")
    body = "I. NỘI DUNG\nTrồng cây.\nII. KINH PHÍ\nNgân sách xã.\n"
    assert said(body, foot=foot) == [("CT109", "Mục IV")]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Thực hiện bốn nhiệm vụ sau:\n- Đào;\n- Trồng;\n- Tưới.\n", False),
        ("Thực hiện ba nhiệm vụ sau:\n- Đào;\n+ sâu;\n+ rộng;\n- Trồng;\n- Tưới.\n", True),
        ("Bảo đảm 2 yêu cầu: (1) đúng giống; (2) đúng đất; (3) đúng mùa.\n", False),
        ("Bảo đảm 3 yêu cầu: (1) đúng giống; (2) đúng đất; (3) đúng mùa.\n", True),
        ("Mỗi thôn làm ít nhất 02 nhiệm vụ sau:\n- Đào;\n- Trồng;\n- Tưới.\n", True),
        ("Có hai nhiệm vụ:\n- Đào;\n- Trồng;\nChuẩn bị cây giống.\n- Tưới.\n", True),
    ],
)
def test_counts(sentence: str, right: bool) -> None:
    assert ("CT110" not in [code for code, _ in said(f"I. NỘI DUNG\n{sentence}")]) is right


def words(*keys: str) -> list[tuple[str, str]]:
    return [
        (entry.key, example)
        for entry in load_entries(STRUCTURE)
        if not keys or entry.key in keys
        for example in entry.examples
    ]


@pytest.mark.parametrize(("key", "example"), words())
def test_words_stand_in_their_examples(key: str, example: str) -> None:
    assert re.search(rf"(?i)(?<!\w){alternation(STRUCTURE, key)}(?!\w)", example)


@pytest.mark.parametrize(("key", "example"), words("phases", "parts", "not_before"))
def test_a_count_is_one_unless_another_word_stands_before_it(key: str, example: str) -> None:
    found = count_pattern().search(example)
    assert found
    assert bool(not_before_pattern().search(example, 0, found.start())) is (key == "not_before")
