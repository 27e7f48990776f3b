"""A superior's plan, our own plan begun from it, coverage, three lower offices in the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation, become_administrator
from tests.e2e.test_first_day import bring_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAIR = Path(__file__).parents[2] / "samples" / "pairs" / "sot-xuat-huyet"
SETTING_UP = """
from datetime import date
from lotrinh_web.accounts.models import User
from lotrinh_web.organisations import services
from lotrinh_web.organisations.models import OfficeLevel
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import root_of
admin = User.objects.get(username="trieu.an")
above = None
for slug, name in (
    ("tinh-lam-giang", "Ủy ban nhân dân tỉnh Lam Giang"),
    ("xa-an-phu", "Ủy ban nhân dân xã An Phú"),
    ("xa-binh-lam", "Ủy ban nhân dân xã Bình Lâm"),
    ("xa-khe-sen", "Ủy ban nhân dân xã Khe Sen"),
):
    level = OfficeLevel.COMMUNE if above else OfficeLevel.PROVINCE
    office = services.create_office(
        admin, name=name, short_name=name[16:].capitalize(), slug=slug, level=level, superior=above)
    above = above or office
    services.add_member(admin, root_of(office), admin, Role.OFFICER)
"""


def set_up_offices(installation: Installation) -> None:
    """Four offices at once: setting one up by hand is another journey's story."""
    installation.manage("shell", "-c", SETTING_UP)


def bring_to(page: Page, office: str, file: Path) -> str:
    """Gives the plan's key."""
    page.goto(f"/cq/{office}/ke-hoach/")
    bring_in(page, file)
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=60_000)
    found = re.search(r"/ke-hoach/(\d+)/", page.url)
    assert found is not None
    return found[1]


def link(page: Page, office: str, child: str, parent: str) -> None:
    page.goto(f"/cq/{office}/doi-chieu/")
    page.get_by_label("Kế hoạch của mình").select_option(child)
    page.get_by_label("Kế hoạch cấp trên").select_option(parent)
    page.get_by_role("button", name="Ghép và đối chiếu").click()


def test_from_the_superiors_plan_to_the_table(
    installation: Installation, visit: BrowserContext, tmp_path: Path
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    set_up_offices(installation)
    above = bring_to(page, "tinh-lam-giang", PAIR / "cap-tren.md")

    parent = bring_to(page, "xa-an-phu", PAIR / "cap-tren.md")
    page.goto("/cq/xa-an-phu/doi-chieu/")
    page.locator("main .list").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản đầu của kế hoạch mình")
    expect(page.locator("mark", has_text="Sở Y tế").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bản Word").click()
    draft = tmp_path / "ban-dau.docx"
    download.value.save_as(draft)
    own = bring_to(page, "xa-an-phu", draft)
    link(page, "xa-an-phu", own, parent)
    expect(page.get_by_role("heading", level=1)).to_contain_text("điều cấp trên yêu cầu")
    expect(page.get_by_text("Còn sót của cấp trên")).to_be_visible()

    theirs = bring_to(page, "xa-binh-lam", PAIR / "cap-tren.md")
    issued = bring_to(page, "xa-binh-lam", PAIR / "cua-minh.docx")
    link(page, "xa-binh-lam", issued, theirs)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Đáp ứng 22 trên 29 điều cấp trên yêu cầu."
    )

    page.goto("/cq/tinh-lam-giang/doi-chieu/")
    page.get_by_role("link", name="Kế hoạch cấp dưới").click()
    page.get_by_label("Kế hoạch", exact=True).select_option(above)
    page.get_by_role("button", name="Xem").click()
    rows = page.get_by_role("row")
    expect(rows).to_have_count(4)
    expect(rows.filter(has_text="xã Bình Lâm")).to_contain_text("23/KH-UBND")
    compared = rows.filter(has_text="xã Bình Lâm").filter(has_text="22/29")
    for _ in range(30):  # plans of lower offices are compared in the background
        if compared.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(compared).to_have_count(1)
    expect(rows.filter(has_text="xã An Phú")).to_contain_text("dự thảo")
    expect(rows.filter(has_text="xã Khe Sen")).to_contain_text("Chưa có")
