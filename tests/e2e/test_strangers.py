"""A stranger, a former member and a leaked link get nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import PASSWORD, Installation, become_administrator
from tests.e2e.test_first_day import SAMPLE, bring_in, found_office, join_as_officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = "/cq/xa-an-phu/ke-hoach/1/"
PAGES = ("/cq/xa-an-phu/", PLAN, "/cq/xa-an-phu/don-vi/", "/cq/xa-an-phu/thanh-vien/",
         "/cq/xa-an-phu/nhat-ky/", f"{PLAN}1/tep/", f"{PLAN}1/json/")  # fmt: skip


def another(chromium: Browser, installation: Installation) -> Page:
    """A browser of somebody else. Refusals are expected in its console."""
    context = chromium.new_context(base_url=installation.url, locale="vi-VN")
    return context.new_page()


def invited(page: Page, role: str, name: str) -> str:
    """The link for a person."""
    page.goto("/cq/xa-an-phu/thanh-vien/moi/")
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Vai trò").select_option(role)
    page.get_by_role("button", name="Tạo liên kết mời").click()
    return page.get_by_role("textbox", name="Liên kết mời").input_value()


def enter(page: Page, link: str, username: str) -> None:
    page.goto(link)
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Lập tài khoản").click()


def refused(page: Page, address: str) -> None:
    """Nothing of the office: a page that is not there, or the entrance."""
    answer = page.request.get(address, max_redirects=0)
    assert answer.status == 404 or "/tai-khoan/login/" in answer.headers.get("location", "")
    assert "An Phú" not in answer.text()


def test_a_stranger_a_former_member_and_a_leaked_link_get_nothing(
    installation: Installation, visit: BrowserContext, chromium: Browser
) -> None:
    chief = visit.new_page()
    become_administrator(chief, installation)
    found_office(chief)
    join_as_officer(chief)
    bring_in(chief, SAMPLE)
    expect(chief.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)

    # A citizen without an account, at every page and file.
    citizen = another(chromium, installation)
    for address in PAGES:
        refused(citizen, address)

    # A member, until she leaves: in the window that is open, and after she signs in again.
    link = invited(chief, "officer", "Vi Thị Lan")
    member = another(chromium, installation)
    enter(member, link, "vi.lan")
    member.goto(PLAN)
    expect(member.get_by_role("heading", level=1)).to_contain_text("du lịch cộng đồng")
    chief.goto("/cq/xa-an-phu/thanh-vien/")
    chief.get_by_role("link", name=re.compile("Sửa Vi Thị Lan")).click()
    chief.get_by_role("button", name="Cho thôi").click()
    expect(chief.get_by_text("Vi Thị Lan đã thôi và không vào được nữa.")).to_be_visible()
    for address in PAGES:
        refused(member, address)
    member.context.clear_cookies()
    member.goto("/tai-khoan/login/")
    member.get_by_label("Tên đăng nhập").fill("vi.lan")
    member.get_by_label("Mật khẩu").fill(PASSWORD)
    member.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(member.get_by_text("Bạn chưa là thành viên của cơ quan nào.")).to_be_visible()
    for address in PAGES:
        refused(member, address)

    # Her link, leaked: it worked once. Another one, leaked and revoked.
    thief = another(chromium, installation)
    thief.goto(link)
    expect(thief.get_by_text("Không có trang này")).to_be_visible()
    leaked = invited(chief, "chief", "Hoàng Văn Hùng")
    chief.goto("/cq/xa-an-phu/thanh-vien/")
    chief.get_by_role("button", name="Thu hồi Hoàng Văn Hùng").click()
    thief.goto(leaked)
    expect(thief.get_by_text("Không có trang này")).to_be_visible()
    for page in (citizen, member, thief):
        page.context.close()
