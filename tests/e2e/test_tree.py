"""A new office from nothing to its tree, then the tree rearranged by keyboard, by drag, undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation, become_administrator
from tests.e2e.test_first_day import found_office

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def top_units(page: Page) -> list[str]:
    """The names right below the office."""
    return page.locator(".unit-tree > li > .tree > li > .unit-row > a").all_inner_texts()


def test_the_tree_is_rearranged_and_nothing_is_lost(
    installation: Installation, visit: BrowserContext
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    before = top_units(page)
    assert before[:2] == ["Văn phòng HĐND và UBND", "Phòng Kinh tế"]

    # By keyboard alone: down, then into the unit above, then undone.
    page.get_by_role("link", name="Văn phòng HĐND và UBND").focus()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_text("Đã chuyển").first).to_be_visible()
    expect(page.get_by_role("link", name="Văn phòng HĐND và UBND")).to_be_focused()
    assert top_units(page)[:2] == ["Phòng Kinh tế", "Văn phòng HĐND và UBND"]
    page.keyboard.press("Alt+Shift+ArrowRight")
    inner = page.locator("li", has=page.get_by_role("link", name="Phòng Kinh tế")).last
    expect(inner.locator(".tree .unit-row > a")).to_have_text("Văn phòng HĐND và UBND")
    page.get_by_role("button", name="Hoàn tác").last.click()
    expect(page.get_by_text("Đã hoàn tác.")).to_be_visible()
    expect(inner.locator(".tree")).to_have_count(0)
    page.get_by_role("button", name="Hoàn tác").first.click()
    expect(page.get_by_role("button", name="Hoàn tác")).to_have_count(0)
    expect(page.locator(".unit-tree > li > .tree > li > .unit-row > a").first).to_have_text(
        before[0]
    )
    assert top_units(page) == before

    # By drag: the last hamlet onto the first department.
    page.locator(".unit-row", has_text="Thôn Nà Lay").drag_to(
        page.locator(".unit-row", has_text="Phòng Văn hóa - Xã hội")
    )
    expect(page.get_by_text("Đã chuyển Thôn Nà Lay")).to_be_visible()
    assert "Thôn Nà Lay" not in top_units(page)
    page.reload()
    assert "Thôn Nà Lay" not in top_units(page)

    # A new name, and what plans call it.
    page.get_by_role("link", name="Phòng Kinh tế").click()
    page.get_by_label("Tên", exact=True).fill("Phòng Kinh tế tổng hợp")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phòng Kinh tế tổng hợp")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phòng Kinh tế")
