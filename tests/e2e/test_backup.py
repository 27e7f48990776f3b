"""Back up while somebody works, restore into an empty folder: everything is equal, and goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Installation, become_administrator, free_port
from tests.e2e.test_first_day import SAMPLE, bring_in, found_office, join_as_officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("/cq/xa-an-phu/don-vi/", "/cq/xa-an-phu/thanh-vien/", "/cq/xa-an-phu/nhat-ky/",
         "/cq/xa-an-phu/ke-hoach/1/")  # fmt: skip


def rows(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that people's work is in."""
    with closing(sqlite3.connect(data / "lotrinh.sqlite3")) as database:
        names = [name for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'django_session' AND name NOT LIKE '%usersession' "
            "AND name NOT LIKE 'lotrinh_cache' AND name NOT LIKE 'django_tasks%'"
        )]  # fmt: skip
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr)  # noqa: S608
            for name in names
        }


def files(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in (data / "files").rglob("*") if path.is_file()
    }  # fmt: skip


@pytest.fixture
def busy(installation: Installation) -> Iterator[Callable[[list[dict[str, str]]], None]]:
    """Somebody who opens pages all the time, in a thread of its own."""
    import urllib.request

    stop, threads = threading.Event(), []

    def work(cookies: str) -> None:
        while not stop.is_set():
            request = urllib.request.Request(  # noqa: S310
                f"{installation.url}{PAGES[0]}", headers={"Cookie": cookies}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                answer.read()

    def begin(cookies: list[dict[str, str]]) -> None:
        line = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)
        threads.append(threading.Thread(target=work, args=[line]))
        threads[-1].start()

    yield begin
    stop.set()
    for thread in threads:
        thread.join()


def text_of(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("#main").inner_text()


def test_backed_up_while_used_and_restored_into_an_empty_folder(
    installation: Installation,
    visit: BrowserContext,
    tmp_path_factory: pytest.TempPathFactory,
    busy: Callable[[list[dict[str, str]]], None],
) -> None:
    page = visit.new_page()
    become_administrator(page, installation)
    found_office(page)
    join_as_officer(page)
    bring_in(page, SAMPLE)
    expect(page.get_by_role("heading", name="Phát hiện")).to_be_visible(timeout=30_000)
    seen = {address: text_of(page, address) for address in PAGES}
    before = rows(installation.data)
    busy([dict(cookie) for cookie in visit.cookies(installation.url)])  # type: ignore[misc]
    folder = tmp_path_factory.mktemp("backup")
    archive = folder / "monday.lotrinh"
    installation.run("backup", str(archive))

    # Not over an existing file, not into a folder that is used, not from a damaged file.
    for arguments in (("backup", str(archive)), ("restore", str(archive))):
        with pytest.raises(subprocess.CalledProcessError):
            installation.run(*arguments)
    other = Installation(folder / "fresh", free_port())
    damaged = folder / "damaged.lotrinh"
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged.write_bytes(content)
    with pytest.raises(subprocess.CalledProcessError):
        other.run("restore", str(damaged))
    assert not other.data.exists()

    other.run("restore", str(archive))
    assert rows(other.data) == before
    assert files(other.data) == files(installation.data)
    other.start()
    try:
        # The same session, the same pages.
        context = visit.browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")  # type: ignore[union-attr]
        context.add_cookies(
            [
                {"name": str(c["name"]), "value": str(c["value"]), "url": other.url}
                for c in visit.cookies(installation.url)
            ]
        )
        copy = context.new_page()
        for address, text in seen.items():
            assert text_of(copy, f"{other.url}{address}") == text, address
        context.close()
    finally:
        assert other.stop() == 0


def test_no_second_server_on_the_same_folder(installation: Installation) -> None:
    with pytest.raises(subprocess.CalledProcessError) as raised:
        installation.run("serve", "--port", str(free_port()))
    assert "đang có một lotrinh serve khác" in raised.value.stderr
    installation.kill()
    installation.start()
    assert installation.stop() == 0
