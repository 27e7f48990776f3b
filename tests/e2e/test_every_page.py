"""What every page owes: nothing that axe finds, no sideways scrolling at 360 px, a title and one
heading, little weight; in both themes. With LOTRINH_GALLERY=FOLDER it keeps the pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation, become_administrator
from tests.e2e.test_first_day import SAMPLE, bring_in, found_office, join_as_officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = {
    "login": "/tai-khoan/login/",
    "home": "/?",
    "overview": "/cq/xa-an-phu/",
    "plans": "/cq/xa-an-phu/ke-hoach/",
    "plan": "/cq/xa-an-phu/ke-hoach/1/",
    "upload": "/cq/xa-an-phu/ke-hoach/moi/",
    "plan-review": "/cq/xa-an-phu/ke-hoach/1/1/soat/",
    "plan-facts": "/cq/xa-an-phu/ke-hoach/1/so/",
    "plan-new-version": "/cq/xa-an-phu/ke-hoach/1/ban-moi/",
    "plans-none": "/cq/xa-an-phu/ke-hoach/?tim=khong-co",
    "units": "/cq/xa-an-phu/don-vi/",
    "unit": "/cq/xa-an-phu/don-vi/3/",
    "unit-new": "/cq/xa-an-phu/don-vi/1/them/",
    "unit-end": "/cq/xa-an-phu/don-vi/3/ket-thuc/",
    "import": "/cq/xa-an-phu/don-vi/nhap/",
    "groups": "/cq/xa-an-phu/nhom/",
    "group": "/cq/xa-an-phu/nhom/1/",
    "members": "/cq/xa-an-phu/thanh-vien/",
    "former": "/cq/xa-an-phu/thanh-vien/?da-thoi=1",
    "member": "/cq/xa-an-phu/thanh-vien/1/",
    "invite": "/cq/xa-an-phu/don-vi/1/moi/",
    "calendar": "/cq/xa-an-phu/lich/?thang=2026-06&so_thang=12",
    "calendar-quarter": "/cq/xa-an-phu/lich/?thang=2026-08",
    "month": "/cq/xa-an-phu/lich/thang/?thang=2026-09",
    "calendar-list": "/cq/xa-an-phu/lich/danh-sach/?thang=2026-06",
    "cascade": "/cq/xa-an-phu/doi-chieu/",
    "cascade-plan": "/cq/xa-an-phu/doi-chieu/1/",
    "draft": "/cq/xa-an-phu/doi-chieu/1/ban-dau/",
    "lower": "/cq/xa-an-phu/doi-chieu/cap-duoi/?ke_hoach=1",
    "events": "/cq/xa-an-phu/lich/su-kien/",
    "event": "/cq/xa-an-phu/lich/su-kien/moi/",
    "feeds": "/cq/xa-an-phu/lich/lien-ket/",
    "trail": "/cq/xa-an-phu/nhat-ky/",
    "office": "/co-quan-moi/?tim=an+phu",
    "office-name": "/co-quan-moi/ten/?loai=commune-committee&noi=30337",
    "office-units": "/cq/xa-an-phu/don-vi/thiet-lap/",
    "password": "/tai-khoan/password/change/",
    "factors": "/tai-khoan/2fa/",
    "sessions": "/tai-khoan/sessions/",
}
"""Add yours."""
SIZES = {"desktop": (1280, 800), "phone": (360, 740)}
FIRST_WEIGHT, LATER_WEIGHT = 150_000, 30_000
HEAVIER = {"plan-review": 150_000}
"""Pages that hold a whole document."""


def weights(page: Page) -> Iterator[tuple[str, int]]:
    """Bytes over the wire of everything that the page loaded, its own included."""
    rows = page.evaluate(
        "[...performance.getEntriesByType('navigation'), "
        "...performance.getEntriesByType('resource')].map(e => [e.name, e.transferSize])"
    )
    yield from ((str(name), int(size)) for name, size in rows)


def look_at(page: Page, name: str, size: str, theme: str) -> list[str]:
    """What is wrong with the page as it stands."""
    problems = []
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        problems.append("scrolls sideways")
    if page.locator("h1").count() != 1:
        problems.append(f"{page.locator('h1').count()} headings of the first level")
    if not page.title().endswith(" · Lộ Trình") or page.title().startswith(" ·"):
        problems.append(f"title {page.title()!r}")
    violations = Axe().run(page).response["violations"]
    for violation in violations:
        places = [node["html"][:160] for node in violation["nodes"][:3]]
        problems.append(f"{violation['id']}: {places}")
    gallery = os.environ.get("LOTRINH_GALLERY")
    if gallery:
        Path(gallery).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(gallery) / f"{name}-{size}-{theme}.png", full_page=True)
    return [f"{name} {size} {theme}: {problem}" for problem in problems]


def test_what_every_page_owes(installation: Installation, visit: BrowserContext) -> None:
    page = visit.new_page()
    problems = []
    page.goto(PAGES["login"])
    problems += look_at(page, "login", "desktop", "auto")
    assert sum(size for _name, size in weights(page)) < FIRST_WEIGHT
    become_administrator(page, installation)
    found_office(page)
    join_as_officer(page)
    bring_in(page, SAMPLE)
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)
    for theme in ("light", "dark"):
        visit.add_cookies([{"name": "lotrinh_theme", "value": theme, "url": installation.url}])
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for name, address in PAGES.items():
                answer = page.goto(address)
                assert answer is not None
                assert answer.ok, address
                problems += look_at(page, name, size, theme)
                weight = sum(size for _name, size in weights(page))
                if weight > HEAVIER.get(name, LATER_WEIGHT):
                    problems.append(f"{name}: {weight} bytes")
    assert not problems, "\n".join(problems)
