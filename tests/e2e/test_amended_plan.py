"""Journey 4: an amended plan; the page of changes, and what is kept keeps its identity."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation
from tests.e2e.office import bring_in_and_wait, open_office

SAMPLE = Path(__file__).parents[2] / "samples" / "chu-nhat-xanh.md"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def approve(page: Page, number: int) -> None:
    page.goto(f"/cq/xa-an-phu/ke-hoach/1/{number}/duyet/")
    page.get_by_role("button", name="Duyệt bản này").click()
    expect(page.get_by_text("Đã duyệt. Bản này không sửa được nữa.")).to_be_visible()


def clause_ids(page: Page, number: int) -> set[str]:
    page.goto(f"/cq/xa-an-phu/ke-hoach/1/{number}/soat/")
    ids = page.evaluate("[...document.querySelectorAll('.clause')].map(e => e.id)")
    return {str(i) for i in ids}


def test_amended_by_a_new_file_and_by_hand(
    installation: Installation, visit: BrowserContext, tmp_path: Path
) -> None:
    page = visit.new_page()
    open_office(page, installation, "officer", "chief")
    bring_in_and_wait(page, SAMPLE)
    approve(page, 1)

    amended = tmp_path / "sua-doi.md"
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    bullets = [i for i, line in enumerate(lines) if line.startswith("- ")]
    lines[bullets[0]] = lines[bullets[0]].rstrip(".;") + " và báo cáo kết quả."
    del lines[bullets[1]]
    amended.write_text("\n".join(lines), encoding="utf-8")
    page.get_by_role("link", name="Đưa bản mới vào").click()
    page.get_by_label("Tệp của bản mới").set_input_files(amended)
    page.get_by_role("button", name="Đưa vào").click()
    expect(page.get_by_role("link", name="Bản 2")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Thay đổi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản 2 so với bản 1")
    expect(page.locator("ins", has_text="và báo cáo kết quả").first).to_be_visible()
    expect(page.locator(".change .badge", has_text="Bỏ").first).to_be_visible()
    kept = clause_ids(page, 1) & clause_ids(page, 2)
    assert len(kept) > len(clause_ids(page, 1)) * 0.8
    approve(page, 2)
    expect(page.get_by_text("Đã thay thế")).to_be_visible()

    page.get_by_role("button", name="Sửa đổi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Soát bản 3")
    assert clause_ids(page, 2) == clause_ids(page, 3)
    words = page.locator("textarea.words").first
    words.fill("Lời văn mới.")
    words.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    page.goto("/cq/xa-an-phu/ke-hoach/1/3/thay-doi/")
    expect(page.locator("ins")).to_have_text("Lời văn mới.")
