"""A superior's plan narrowed to our own office: what is replaced, marked, and left blank."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from lotrinh_web.cascade import services
from lotrinh_web.cascade.comparing import Block, place_of, words_between
from lotrinh_web.cascade.drafting import narrow_blocks
from lotrinh_web.plans.selectors import content_in_use
from lotrinh_web.plans.services import register_plan
from tests.web.cascade.test_links import bring
from tests.web.people import People

SIGNS = {"": "", "own": "+", "leftover": "!", "blank": "?"}
OWN = "Ủy ban nhân dân xã An Phú"
UNITS = ("Sở Y tế", "Ủy ban nhân dân các xã, phường")


def narrowed(text: str, **more: Any) -> str:
    """The narrowed text, each mark between its sign."""
    from lotrinh.plan.model import Header

    issuer = Header(issuer="ỦY BAN NHÂN DÂN TỈNH LAM GIANG", place="Lam Giang")
    words = words_between(issuer, OWN)
    block = Block(text, more.pop("kind", "text"), 0, bold=False, **more)
    [(_block, pieces)] = narrow_blocks([block], words, "xã", units=UNITS, since=2027)
    return "".join(f"{SIGNS[p.mark]}{p.text}{SIGNS[p.mark]}" for p in pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Làm sạch trên địa bàn tỉnh.", "Làm sạch +trên địa bàn xã+."),
        ("Trên địa bàn tỉnh Lam Giang", "+Trên địa bàn xã+"),
        ("TRÊN ĐỊA BÀN TỈNH LAM GIANG", "+TRÊN ĐỊA BÀN XÃ+"),
        ("Ủy ban nhân dân tỉnh ban hành", "+Ủy ban nhân dân xã+ ban hành"),
        ("Báo cáo về Ủy ban nhân dân tỉnh", "Báo cáo về !Ủy ban nhân dân tỉnh!"),
        ("qua Sở Y tế và các cơ sở y tế", "qua !Sở Y tế! và các cơ sở y tế"),
        ("cùng các sở, ban, ngành", "cùng !các sở, ban, ngành!"),
        ("Công an tỉnh trực", "Công an !tỉnh! trực"),
        ("Báo Lam Giang đưa tin", "Báo !Lam Giang! đưa tin"),
        ("đoàn thể của xã, văn hóa - xã hội", "đoàn thể của xã, văn hóa - xã hội"),
        ("Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân các xã, phường"),
        ("xong trước ngày 30/4/2027.", "xong trước ?ngày ……/……/……… [cấp trên: ngày 30/4/2027]?."),
        ("trong tháng 8/2027", "trong ?tháng ……/……… [cấp trên: tháng 8/2027]?"),
        ("vận động 2,5 tỷ đồng", "vận động ?…………… [cấp trên: 2,5 tỷ đồng]?"),
        ("kỷ niệm ngày 20/9/1977", "kỷ niệm ngày 20/9/1977"),
        ("ít nhất 02 lần mỗi tuần, 100% số hộ", "ít nhất 02 lần mỗi tuần, 100% số hộ"),
        ("trước ngày 05 hằng tháng", "trước ngày 05 hằng tháng"),
    ],
)
def test_what_happens_to_words(text: str, expected: str) -> None:
    assert narrowed(text) == expected


def test_other_documents_keep_their_names_and_days() -> None:
    text = "theo Kế hoạch số 5/KH-UBND ngày 01/3/2027 của Ủy ban nhân dân tỉnh"
    assert narrowed(text, kept=((5, len(text)),)) == text


def test_a_title_keeps_its_days() -> None:
    title = narrowed("Chào mừng ngày 20/9/2027 trên địa bàn tỉnh", kind="title")
    assert title == "Chào mừng ngày 20/9/2027 +trên địa bàn xã+"


def test_an_offices_place_is_in_its_name() -> None:
    assert place_of("UBND xã An Phú") == ("xã", "An Phú")
    assert place_of("Trung tâm Văn hóa") == ("", "")


def test_the_draft_comes_in_again_as_a_plan_without_number_and_day(people: People) -> None:
    parent = bring(people.owner, people.office, "cap-tren.md")
    content = services.make_draft(people.owner, parent)
    texts = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert any(text.startswith("Thực hiện Kế hoạch số 58/KH-UBND ngày 18") for text in texts)
    upload = SimpleUploadedFile("ban-dau.docx", content)
    plan = register_plan(people.owner, people.office, upload)
    plan.refresh_from_db()
    assert plan.title == "Phòng, chống bệnh sốt xuất huyết trên địa bàn xã năm 2027"
    assert (plan.number, plan.symbol, plan.issued_on) == ("", "KH-UBND", None)
    assert plan.issuer.upper() == people.office.name.upper()
    read = content_in_use(plan.pk)
    assert read is not None
    assert [one["unit"] for one in read[1]["assignments"]][:2] == [
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
    ]
    link = services.link_plans(people.owner, plan, parent)
    link.refresh_from_db()
    assert link.percent > 90
    assert link.leftovers > 0


def test_a_table_stays_a_table_with_its_sums_blank(people: People) -> None:
    parent = bring(people.owner, people.office, "../../phong-chong-lu.docx")
    document = Document(BytesIO(services.make_draft(people.owner, parent)))
    [table] = [one for one in document.tables if one.cell(0, 1).text == "Nội dung chi"]
    assert table.cell(1, 2).text == "…………… [cấp trên: 95.000.000]"


def test_the_page_and_the_file(people: People, browser_of: Callable[[Any], Client]) -> None:
    parent = bring(people.owner, people.office, "cap-tren.md")
    address = f"/cq/xa-an-phu/doi-chieu/{parent.pk}/ban-dau/"
    page = browser_of(people.owner).get(address).content.decode()
    assert '<mark class="mark-own">trên địa bàn xã</mark>' in page
    assert '<mark class="mark-leftover">Sở Y tế</mark>' in page
    answer = browser_of(people.owner).get(f"{address}tep/")
    assert answer.content[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]
