"""An own plan under its superior's: linked, counted, drawn; what the superior sees of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotrinh_web.accounts.models import User
from lotrinh_web.cascade import selectors, services
from lotrinh_web.cascade.models import PlanLink
from lotrinh_web.common.errors import ForbiddenError, InvalidError
from lotrinh_web.common.models import AuditRecord
from lotrinh_web.organisations import services as organisations
from lotrinh_web.organisations.models import Office, OfficeLevel
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import root_of
from lotrinh_web.plans.models import Plan
from lotrinh_web.plans.services import register_plan
from tests.web.people import People, make_user

PAIR = Path(__file__).parents[3] / "samples" / "pairs" / "sot-xuat-huyet"


def bring(actor: User, office: Office, name: str) -> Plan:
    plan = register_plan(
        actor, office, SimpleUploadedFile(Path(name).name, (PAIR / name).read_bytes())
    )
    plan.refresh_from_db()
    return plan


def linked(people: People) -> PlanLink:
    parent = bring(people.owner, people.office, "cap-tren.md")
    child = bring(people.owner, people.office, "cua-minh.docx")
    link = services.link_plans(people.owner, child, parent)
    link.refresh_from_db()
    return link


def lower_office(people: People, number: int, superior: Office) -> tuple[Office, User]:
    admin = make_user(f"cai.{number}", "Lò Văn Cài", is_administrator=True)
    office = organisations.create_office(
        admin, name=f"UBND xã Số {number}", short_name=f"Xã Số {number}", slug=f"xa-so-{number}",
        level=OfficeLevel.COMMUNE, superior=superior,
    )  # fmt: skip
    officer = make_user(f"can-bo.{number}", "Lý Thị Hoa")
    organisations.add_member(admin, root_of(office), officer, Role.OFFICER)
    return office, officer


def test_a_link_counts_what_is_covered(people: People) -> None:
    link = linked(people)
    assert (link.asked, link.covered, link.changed, link.dropped) == (29, 17, 5, 7)
    assert (link.percent, link.leftovers) == (75, 2)
    assert link.weaker > 0
    assert AuditRecord.objects.latest("id").action == "cascade.link.set"
    services.unlink_plan(people.chief, link)
    assert not PlanLink.objects.exists()
    assert Plan.objects.count() == 2


def test_the_superiors_plan_is_found_by_its_number(people: People) -> None:
    parent = bring(people.owner, people.office, "cap-tren.md")
    child = bring(people.owner, people.office, "cua-minh.docx")
    assert selectors.likely_parent(child) == parent.pk
    assert selectors.likely_parent(parent) is None


def test_no_plan_stands_above_itself(people: People) -> None:
    link = linked(people)
    with pytest.raises(InvalidError):
        services.link_plans(people.owner, link.parent, link.child)
    with pytest.raises(InvalidError):
        services.link_plans(people.owner, link.child, link.child)
    foreign = bring(people.neighbour, people.neighbour_office, "cap-tren.md")
    with pytest.raises(InvalidError):
        services.link_plans(people.owner, link.child, foreign)
    for stranger in (people.unit_member, people.admin, people.superior, people.former):
        with pytest.raises(ForbiddenError):
            services.unlink_plan(stranger, link)


def test_the_page_shows_both_side_by_side(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    link = linked(people)
    address = f"/cq/xa-an-phu/doi-chieu/{link.child_id}/"
    page = browser_of(people.unit_member).get(address).content.decode()
    assert page.count("<h1") == 1
    assert "Đáp ứng 22 trên 29 điều cấp trên yêu cầu." in page
    assert "Còn sót của cấp trên" in page
    assert "Bỏ ghép" not in page
    assert browser_of(people.owner).post(f"{address}bo/").status_code == 302
    unlinked = browser_of(people.owner).get(address).content.decode()
    assert "thực hiện kế hoạch nào của cấp trên" in unlinked


def test_linking_on_the_page(people: People, browser_of: Callable[[Any], Client]) -> None:
    parent = bring(people.owner, people.office, "cap-tren.md")
    child = bring(people.owner, people.office, "cua-minh.docx")
    form = {"child": child.pk, "parent": parent.pk}
    assert browser_of(people.unit_member).post("/cq/xa-an-phu/doi-chieu/", form).status_code == 403
    browser = browser_of(people.owner)
    assert browser.post("/cq/xa-an-phu/doi-chieu/", form).status_code == 302
    wrong = browser.post("/cq/xa-an-phu/doi-chieu/", {"child": child.pk, "parent": child.pk})
    assert wrong.status_code == 422
    assert "22/29" in browser.get("/cq/xa-an-phu/doi-chieu/").content.decode()


def test_the_superior_sees_of_lower_offices_no_more_than_it_may(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    above = bring(people.superior, people.superior_office, "cap-tren.md")
    link = linked(people)
    late_office, late_officer = lower_office(people, 1, people.superior_office)
    lower_office(people, 2, people.superior_office)
    copy = bring(late_officer, late_office, "cap-tren.md")
    late = bring(late_officer, late_office, "cua-minh.docx")
    Plan.objects.filter(pk=late.pk).update(issued_on=date(2027, 4, 1), number="9")
    services.link_plans(late_officer, late, copy)
    due = selectors.due_of(above)
    assert due == date(2027, 3, 10)
    rows = {row.office: row for row in selectors.lower_plans(above, due, date(2027, 4, 2))}
    assert {name: row.state for name, row in rows.items()} == {
        "UBND xã An Phú": "issued", "UBND xã Số 1": "late", "UBND xã Số 2": "late",
    }  # fmt: skip
    assert rows["UBND xã An Phú"].code == link.child.code
    early = {r.office: r.state for r in selectors.lower_plans(above, due, date(2027, 3, 10))}
    assert early["UBND xã Số 2"] == "none"
    address = f"/cq/tinh-lam-giang/doi-chieu/cap-duoi/?ke_hoach={above.pk}"
    page = browser_of(people.superior).get(address).content.decode()
    assert "22/29" in page
    assert link.child.code in page
    assert link.child.title not in page.replace(above.title, "")
    assert f"/cq/xa-an-phu/doi-chieu/{link.child_id}/" not in page
    door = browser_of(people.superior).get(f"/cq/xa-an-phu/doi-chieu/{link.child_id}/")
    assert door.status_code == 404


def test_a_draft_is_no_issued_plan(people: People) -> None:
    link = linked(people)
    above = bring(people.superior, people.superior_office, "cap-tren.md")
    Plan.objects.filter(pk=link.child_id).update(number="", issued_on=None)
    [row] = selectors.lower_plans(above, None, date(2027, 4, 2))
    assert (row.state, row.code) == ("draft", "")


def test_queries_do_not_grow_with_links_or_offices(
    people: People,
    browser_of: Callable[[Any], Client],
    counted: Callable[[], AbstractContextManager[CaptureQueriesContext]],
) -> None:
    link = linked(people)
    above = bring(people.superior, people.superior_office, "cap-tren.md")
    pages = {
        "/cq/xa-an-phu/doi-chieu/": browser_of(people.owner),
        f"/cq/tinh-lam-giang/doi-chieu/cap-duoi/?ke_hoach={above.pk}": browser_of(people.superior),
    }

    def count() -> list[int]:
        counts = []
        for address, browser in pages.items():
            browser.get(address)
            with counted() as queries:
                assert browser.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    few = count()
    for number in range(3, 6):
        lower_office(people, number, people.superior_office)
        more = register_plan(
            people.owner,
            people.office,
            SimpleUploadedFile(f"{number}.txt", f"KẾ HOẠCH {number}\n".encode()),
        )
        PlanLink.objects.create(child=more, parent=link.parent, linked_by=people.owner)
    assert count() == few
