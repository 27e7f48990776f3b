"""The sample office from the terminal to its plans, as a person who looks for the first time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import PASSWORD, Installation
from tests.e2e.test_every_page import look_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLES = Path(__file__).parents[2] / "samples"


def test_from_the_terminal_to_the_plans_of_the_sample_office(
    installation: Installation, visit: BrowserContext
) -> None:
    printed = installation.run(
        "admin", "sample", "--plans", str(SAMPLES), "--url", installation.url
    )
    link = re.search(r"mau\.vi-thi-lan\n\s*(\S+)", printed)
    assert link is not None, printed
    page = visit.new_page()
    page.goto(link[1])
    assert not look_at(page, "set-password", "desktop", "light")
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Mật khẩu mới (nhập lại)").fill(PASSWORD)
    page.get_by_role("button").first.click()
    page.goto("/tai-khoan/login/")
    page.get_by_label("Tên đăng nhập").fill("mau.vi-thi-lan")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ủy ban nhân dân xã Suối Trăng")
    page.get_by_role("link", name="Kế hoạch", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(6)
