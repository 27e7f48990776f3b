"""What the pages and dialogs of a review owe: as test_every_page.py, with a plan under way."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation
from tests.e2e.office import bring_in_and_wait, open_office, saved
from tests.e2e.test_every_page import SIZES, look_at

SAMPLE = Path(__file__).parents[2] / "samples" / "du-lich-cong-dong.docx"
BASE = "/cq/xa-an-phu/ke-hoach/1"
PAGES = {
    "plan-amended": f"{BASE}/",
    "review": f"{BASE}/2/soat/",
    "approve": f"{BASE}/2/duyet/",
    "changes": f"{BASE}/2/thay-doi/",
    "approved": f"{BASE}/1/soat/",
}

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def begin_amendment(page: Page) -> None:
    page.goto(f"{BASE}/1/duyet/")
    page.get_by_role("button", name="Duyệt bản này").click()
    page.get_by_role("button", name="Sửa đổi").click()
    words = page.locator("textarea.words").first
    words.fill("Căn cứ mới thay cho căn cứ cũ.")
    words.press("Tab")
    saved(page)


def dialogs(page: Page) -> list[str]:
    """Opens each kind of dialog and looks at it."""
    problems = []
    for name, button in (
        ("dialog-clause", page.get_by_role("button", name="Nhiệm vụ: sửa thêm").first),
        ("dialog-finding", page.get_by_role("button", name="bỏ qua").first),
        ("dialog-unit", page.get_by_role("button", name="Chọn đơn vị").first),
    ):
        button.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        width = (page.viewport_size or {})["width"]
        problems += look_at(page, name, str(width), "auto")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    return problems


def test_what_the_pages_of_a_review_owe(installation: Installation, visit: BrowserContext) -> None:
    page = visit.new_page()
    open_office(page, installation, "officer", "chief")
    bring_in_and_wait(page, SAMPLE)
    begin_amendment(page)
    problems = []
    for theme in ("light", "dark"):
        visit.add_cookies([{"name": "lotrinh_theme", "value": theme, "url": installation.url}])
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for name, address in PAGES.items():
                page.goto(address)
                problems += look_at(page, name, size, theme)
            page.goto(PAGES["review"])
            problems += dialogs(page)
    assert not problems, "\n".join(problems)
