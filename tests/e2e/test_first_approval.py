"""Journey 1: from nothing to the first approved plan, from a Word file; again from a scan."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation
from tests.e2e.office import bring_in_and_wait, open_office, saved

SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def review_and_approve(page: Page) -> None:
    """Corrects a duty and the day, moves an item, takes a step back, approves."""
    page.get_by_role("link", name="Soát", exact=True).click()
    words = page.locator("section", has_text="Mục đích").locator("textarea.words").first
    was = words.input_value()
    words.fill(f"{was} (đã soát)")
    words.press("Tab")
    saved(page)
    page.get_by_label("Ngày ban hành").fill("31/03/2026")
    page.get_by_label("Ngày ban hành").press("Tab")
    page.reload()
    expect(words).to_have_value(f"{was} (đã soát)")
    expect(page.get_by_label("Ngày ban hành")).to_have_value("31/03/2026")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_label("Ngày ban hành")).not_to_have_value("31/03/2026")
    page.get_by_role("button", name="Làm lại").click()
    expect(page.get_by_label("Ngày ban hành")).to_have_value("31/03/2026")
    page.get_by_role("link", name="Duyệt …").click()
    page.get_by_role("button", name="Duyệt bản này").click()
    expect(page.get_by_text("Đã duyệt. Bản này không sửa được nữa.")).to_be_visible()
    page.get_by_role("link", name="Xem nội dung").click()
    expect(page.get_by_text(f"{was} (đã soát)")).to_be_visible()
    expect(page.get_by_role("button", name="Hoàn tác")).to_have_count(0)


def test_from_a_word_file(installation: Installation, visit: BrowserContext) -> None:
    page = visit.new_page()
    open_office(page, installation, "officer", "chief")
    bring_in_and_wait(page, SAMPLES / "du-lich-cong-dong.docx")
    review_and_approve(page)
    page.goto("/cq/xa-an-phu/ke-hoach/?tim=du+lich")
    expect(page.get_by_role("row").last).to_contain_text("Đã duyệt")


@pytest.mark.ocr
def test_from_a_scan(installation: Installation, visit: BrowserContext) -> None:
    page = visit.new_page()
    open_office(page, installation, "officer", "chief")
    bring_in_and_wait(page, SAMPLES / "lay-y-kien-du-thao.pdf")
    page.get_by_role("link", name="Soát", exact=True).click()
    picture = page.get_by_role("img", name="Trang 1")
    expect(picture).to_be_visible()
    page.locator("textarea.words").nth(3).focus()
    expect(page.locator(".page-picture rect").first).to_be_visible()
    assert picture.evaluate("img => img.complete && img.naturalWidth > 500")
    if gallery := os.environ.get("LOTRINH_GALLERY"):
        page.screenshot(path=Path(gallery) / "scan-review-desktop-light.png")
    page.go_back()
    review_and_approve(page)
