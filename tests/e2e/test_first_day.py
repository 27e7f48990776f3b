"""From nothing to the first plan: the link from the terminal, an office, a file, its findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation, become_administrator

SAMPLE = Path(__file__).parents[2] / "samples" / "du-lich-cong-dong.docx"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def found_office(page: Page) -> None:
    page.get_by_role("link", name="Lập cơ quan").click()
    page.get_by_role("searchbox").fill("an phu an giang")
    page.get_by_label("Xã An Phú, Tỉnh An Giang").check()
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_label("Địa chỉ")).to_have_value("xa-an-phu")
    page.get_by_role("button", name="Lập cơ quan").click()
    page.get_by_label("Thôn, tổ dân phố").fill("Thôn Nà Sơn\nThôn Nà Lay")
    page.get_by_role("button", name="Lập các đơn vị này").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đơn vị")
    expect(page.get_by_text("Thôn Nà Lay").first).to_be_visible()


def join_as_officer(page: Page) -> None:
    """The administrator invites herself as an officer: administrators bring in no plans."""
    page.get_by_role("link", name="Thành viên", exact=True).click()
    page.get_by_role("link", name="Mời thành viên").click()
    page.get_by_label("Vai trò").select_option("officer")
    page.get_by_role("button", name="Tạo liên kết mời").click()
    page.goto(page.get_by_role("textbox", name="Liên kết mời").input_value())
    page.get_by_role("button", name="Nhận lời mời").click()


def bring_in(page: Page, file: Path) -> None:
    page.get_by_role("link", name="Kế hoạch", exact=True).click()
    page.get_by_role("link", name="Đưa kế hoạch vào").click()
    page.get_by_label("Tệp kế hoạch").set_input_files(file)
    page.get_by_role("button", name="Đưa vào").click()


def test_from_nothing_to_the_first_plan(installation: Installation, visit: BrowserContext) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    join_as_officer(page)
    bring_in(page, SAMPLE)
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Sở Văn hóa, Thể thao và Du lịch").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("du lịch cộng đồng")
    assert installation.stop() == 0


def test_a_power_cut_loses_nothing_that_was_accepted(
    installation: Installation, visit: BrowserContext
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    join_as_officer(page)
    bring_in(page, SAMPLE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("about:blank")
    installation.kill()
    installation.start()
    page.goto(f"{installation.url}/cq/xa-an-phu/ke-hoach/")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("row").last.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)
