"""The event moves by a week: windows, deadlines and feeds follow, and the page says what moved."""

from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation, become_administrator
from tests.e2e.test_first_day import bring_in, found_office, join_as_officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEXT = """ỦY BAN NHÂN DÂN
XÃ AN PHÚ
Số: 17/KH-UBND

An Phú, ngày 02 tháng 6 năm 2026

KẾ HOẠCH
Tuyên truyền Lễ hội Cầu Ngư xã An Phú năm 2026

I. THỜI GIAN
1. Đợt 1: Từ ngày 10/6/2026 đến trước Lễ hội Cầu Ngư 5 ngày.
2. Đợt 2: Trong thời gian diễn ra Lễ hội Cầu Ngư.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội: báo cáo kết quả trước ngày 20/9/2026.
2. Thôn Nà Sơn: treo băng rôn xong trước ngày 15/6/2026.
"""


def enter_days(page: Page, first: str, last: str) -> None:
    page.get_by_label("Từ ngày").fill(first)
    page.get_by_label("Đến hết ngày").fill(last)
    page.get_by_role("button", name="Lưu và tính lại lịch").click()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        return str(answer.read().decode())


def test_an_event_moves_by_a_week(
    installation: Installation, visit: BrowserContext, tmp_path: Path
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    join_as_officer(page)
    file = tmp_path / "le-hoi.txt"
    file.write_text(TEXT, encoding="utf-8")
    bring_in(page, file)
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)

    menu = page.get_by_role("navigation", name="Điều hướng chính")
    menu.get_by_role("link", name="Lịch", exact=True).click()
    page.get_by_role("link", name="Sự kiện", exact=True).click()
    page.get_by_role("link", name="Ghi ngày").click()
    expect(page.get_by_label("Tên sự kiện")).to_have_value("Lễ hội Cầu Ngư xã An Phú năm 2026")
    enter_days(page, "2026-08-01", "2026-08-15")
    expect(page.get_by_text("Đợt 2: từ chưa có ngày thành 01/8–15/8/2026")).to_be_visible()

    page.goto("/cq/xa-an-phu/lich/lien-ket/")
    page.get_by_role("button", name="Tạo liên kết lịch").click()
    feed = page.get_by_role("textbox", name="Địa chỉ lịch").input_value()
    assert "DTSTART;VALUE=DATE:20260801" in fetch(feed)

    page.get_by_role("link", name="Sự kiện", exact=True).click()
    page.get_by_role("link", name="Lễ hội Cầu Ngư xã An Phú năm 2026").first.click()
    enter_days(page, "2026-08-08", "2026-08-22")
    moved = page.get_by_text("Đợt 2: từ 01/8–15/8/2026 thành 08/8–22/8/2026")
    expect(moved).to_be_visible()
    expect(page.get_by_text("Đợt 1: từ 10/6–27/7/2026 thành 10/6–03/8/2026")).to_be_visible()
    assert "DTSTART;VALUE=DATE:20260808" in fetch(feed)
    page.goto("/cq/xa-an-phu/lich/?thang=2026-08")
    expect(page.get_by_text("08/8–22/8/2026")).to_be_visible()

    page.goto("/cq/xa-an-phu/lich/su-kien/thay-doi/2/")
    page.get_by_role("button", name="Hoàn tác").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đợt 2: từ 08/8–22/8/2026 thành 01/8–15/8/2026")).to_be_visible()
    assert "DTSTART;VALUE=DATE:20260801" in fetch(feed)
