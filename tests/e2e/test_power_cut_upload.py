"""The server is killed in the middle of an upload: nothing is lost that was accepted, nothing is
there twice, and half of a file is no file."""

from __future__ import annotations

import http.client
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Installation, become_administrator
from tests.e2e.test_first_day import SAMPLE, bring_in, found_office, join_as_officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REGISTER = "/cq/xa-an-phu/ke-hoach/"
BOUNDARY = "ranh-gioi"


def send_half(installation: Installation, visit: BrowserContext, content: bytes) -> None:
    """Begins to send a file as the form does, and lets the server die before the end."""
    cookies = visit.cookies(installation.url)
    token = next(c.get("value", "") for c in cookies if c.get("name") == "lotrinh_csrf")
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
        f'{token}\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; '
        'filename="ke-hoach.txt"\r\nContent-Type: text/plain\r\n\r\n'
    ).encode()
    connection = http.client.HTTPConnection("127.0.0.1", installation.port, timeout=30)
    connection.putrequest("POST", f"{REGISTER}moi/")
    connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    connection.putheader("Content-Length", str(len(head) + len(content)))
    connection.putheader("Origin", installation.url)
    pairs = [f"{c.get('name')}={c.get('value')}" for c in cookies]
    connection.putheader("Cookie", "; ".join(pairs))
    connection.endheaders()
    connection.send(head + content[: len(content) // 2])
    time.sleep(0.5)
    installation.kill()
    connection.close()


def versions(data: Path) -> int:
    with closing(sqlite3.connect(data / "lotrinh.sqlite3")) as database:
        (count,) = database.execute("SELECT count(*) FROM plans_planversion").fetchone()
    return int(count)


def test_killed_in_the_middle_of_an_upload(
    installation: Installation, visit: BrowserContext
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    join_as_officer(page)
    page.goto(f"{REGISTER}moi/")
    page.goto("about:blank")
    send_half(installation, visit, b"K\xe1\xba\xbe HO\xe1\xba\xa0CH\n" * 400_000)
    installation.start()
    page.goto(REGISTER)
    expect(page.get_by_text("Chưa có kế hoạch nào.")).to_be_visible()
    files = [path for path in (installation.data / "files").rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"incoming-\w+", path.name) for path in files)

    # Accepted, then killed at once: it is there once, and read to its end.
    bring_in(page, SAMPLE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("about:blank")
    installation.kill()
    assert versions(installation.data) == 1
    installation.start()
    page.goto(f"{REGISTER}1/")
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)
    assert versions(installation.data) == 1
