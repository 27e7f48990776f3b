"""Journey 3: two reviewers on one plan at once; nobody overwrites what they have not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import Installation
from tests.e2e.office import bring_in_and_wait, invitation, join_as, open_office, saved

SAMPLE = Path(__file__).parents[2] / "samples" / "chu-nhat-xanh.md"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_two_reviewers(
    installation: Installation, visit: BrowserContext, chromium: Browser
) -> None:
    lan = visit.new_page()
    open_office(lan, installation, "officer")
    bring_in_and_wait(lan, SAMPLE)
    link = invitation(lan, "officer")
    other = chromium.new_context(base_url=installation.url, locale="vi-VN")
    minh = join_as(other, link, "loc.minh", "Lộc Văn Minh")
    for page in (lan, minh):
        page.goto("/cq/xa-an-phu/ke-hoach/1/1/soat/")
    first, second = "textarea.words >> nth=0", "textarea.words >> nth=1"

    # At different places both stand, and each sees the other's.
    minh.fill(first, "Minh ghi ở đây.")
    minh.press(first, "Tab")
    saved(minh)
    expect(lan.locator(first)).to_have_value("Minh ghi ở đây.", timeout=15_000)

    # At the same place the slower one is asked; both values are before the eyes.
    lan.fill(second, "Lan ghi.")
    minh.fill(second, "Minh ghi.")
    lan.press(second, "Tab")
    saved(lan)
    minh.press(second, "Tab")
    dialog = minh.get_by_role("dialog")
    expect(dialog).to_contain_text("Hai người cùng sửa một chỗ")
    expect(dialog.locator(".theirs")).to_have_text("Lan ghi.")
    expect(dialog.locator(".mine")).to_have_text("Minh ghi.")
    expect(lan.locator(second)).to_have_value("Lan ghi.")
    dialog.get_by_role("button", name="Dùng của tôi").click()
    expect(minh.get_by_role("dialog")).to_have_count(0)
    expect(minh.locator(second)).to_have_value("Minh ghi.")
    expect(lan.locator(second)).to_have_value("Minh ghi.", timeout=15_000)

    # Each undoes their own.
    lan.get_by_role("button", name="Hoàn tác").click()
    saved(lan)
    expect(lan.locator(first)).to_have_value("Minh ghi ở đây.")
    expect(lan.locator(second)).to_have_value("Minh ghi.")
    other.close()
