"""How the journeys begin: an office with people in it, each in a browser of their own."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import PASSWORD, Installation, become_administrator
from tests.e2e.test_first_day import bring_in, found_office


def open_office(page: Page, installation: Installation, *roles: str) -> None:
    """The administrator founds the office and takes on roles in it."""
    become_administrator(page, installation)
    found_office(page)
    for role in roles:
        page.goto(invitation(page, role))
        page.get_by_role("button", name="Nhận lời mời").click()


def invitation(page: Page, role: str) -> str:
    """The link that makes a new member of the office's root."""
    page.goto("/cq/xa-an-phu/don-vi/1/moi/")
    page.get_by_label("Vai trò").select_option(role)
    page.get_by_role("button", name="Tạo liên kết mời").click()
    return page.get_by_role("textbox", name="Liên kết mời").input_value()


def join_as(context: BrowserContext, link: str, username: str, name: str) -> Page:
    """A new person follows a link in a browser of their own."""
    page = context.new_page()
    page.goto(link)
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Lập tài khoản").click()
    return page


def bring_in_and_wait(page: Page, file: Path) -> None:
    """Brings a file in and waits until it was read."""
    page.goto("/cq/xa-an-phu/")
    bring_in(page, file)
    expect(page.get_by_role("heading", name="Các bản")).to_be_visible(timeout=90_000)


def saved(page: Page) -> None:
    """Waits until the review says that it is saved."""
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
