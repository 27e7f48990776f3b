"""Journey 7, second half: killed in the middle of an approval; nothing is lost or doubled."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Installation
from tests.e2e.office import bring_in_and_wait, open_office, saved

SAMPLE = Path(__file__).parents[2] / "samples" / "chu-nhat-xanh.md"
ROUNDS = 3

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def rows(installation: Installation, query: str) -> list[tuple[object, ...]]:
    (place,) = installation.data.glob("*.sqlite3")
    with sqlite3.connect(place) as database:
        return list(database.execute(query))


def test_killed_in_the_middle_of_an_approval(installation: Installation, chromium: Browser) -> None:
    # The browser complains about connections that break: not the fixture that forbids it.
    visit = chromium.new_context(base_url=installation.url, locale="vi-VN")
    page = visit.new_page()
    open_office(page, installation, "officer", "chief")
    bring_in_and_wait(page, SAMPLE)
    page.goto("/cq/xa-an-phu/ke-hoach/1/1/soat/")
    words = page.locator("textarea.words").first
    words.fill("Sửa trước khi mất điện.")
    words.press("Tab")
    saved(page)
    for attempt in range(ROUNDS):
        page.goto("/cq/xa-an-phu/ke-hoach/1/1/duyet/")
        # The form is sent and the server killed after a shorter and shorter while.
        killer = threading.Timer(0.03 / (attempt + 1), installation.kill)
        page.evaluate(
            "() => { const form = document.querySelector('form[method=post] [name=seen]').form;"
            " fetch(form.action, {method: 'POST', body: new FormData(form)}).catch(() => 0); }"
        )
        killer.start()
        killer.join()
        page.goto("about:blank")
        installation.start()
        states = [state for (state,) in rows(installation, "SELECT state FROM plans_planversion")]
        approvals = len(rows(installation, "SELECT id FROM plans_approval"))
        told = rows(
            installation,
            "SELECT id FROM common_auditrecord WHERE action = 'plans.version.approve'",
        )
        assert (states, approvals, len(told)) in (
            (["in_review"], 0, 0), (["approved"], 1, 1),
        )  # fmt: skip
        if approvals:
            break
    if not approvals:
        page.goto("/cq/xa-an-phu/ke-hoach/1/1/duyet/")
        page.get_by_role("button", name="Duyệt bản này").click()
    page.goto("/cq/xa-an-phu/ke-hoach/1/1/soat/")
    expect(page.get_by_text("Sửa trước khi mất điện.")).to_be_visible()
    expect(page.get_by_text("Bản này đã duyệt nên không sửa được.")).to_be_visible()
    assert len(rows(installation, "SELECT id FROM plans_approval")) == 1
    visit.close()
