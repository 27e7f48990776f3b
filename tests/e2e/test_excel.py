"""The tree goes out to Excel, is changed there, and comes back after a look at every line."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Installation, become_administrator
from tests.e2e.test_every_page import look_at
from tests.e2e.test_first_day import found_office

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_out_to_excel_and_back(
    installation: Installation, visit: BrowserContext, tmp_path: Path
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Tải về Excel").click()
    path = tmp_path / "units.xlsx"
    downloading.value.save_as(path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B3"] = "Phòng Kinh tế tổng hợp"
    sheet.append([None, "Tổ Địa chính", "Phòng Kinh tế tổng hợp"])
    sheet.append([None, "Tổ Lạc", "Phòng Không Có"])
    book.save(path)
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Không có đơn vị cấp trên “Phòng Không Có”.")).to_be_visible()
    expect(page.get_by_role("button", name="Đồng ý")).to_have_count(0)
    for size, (width, height) in {"desktop": (1280, 800), "phone": (360, 740)}.items():
        page.set_viewport_size({"width": width, "height": height})
        assert not look_at(page, "import-preview", size, "light")
    sheet.delete_rows(sheet.max_row)
    book.save(path)
    page.get_by_role("link", name="Chọn tệp khác").click()
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Đồng ý").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đơn vị")
    expect(page.get_by_role("link", name="Tổ Địa chính")).to_be_visible()
