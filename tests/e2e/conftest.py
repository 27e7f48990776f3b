"""A real server (`lotrinh serve`, a folder and database of its own) and a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome")
     if (found := shutil.which(name))), None,
)  # fmt: skip
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
PASSWORD = "con suối chảy qua nương"  # noqa: S105


@dataclass
class Installation:
    """A running `lotrinh serve`; `kill` and `start` as a power cut does."""

    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _environment(self) -> dict[str, str]:
        environment = {
            k: v for k, v in os.environ.items() if not k.startswith(("LOTRINH", "DJANGO"))
        }
        return {**environment, "LOTRINH_DATA": str(self.data)}

    def run(self, *arguments: str) -> str:
        """What `lotrinh ARGUMENTS` prints in this installation."""
        return subprocess.run(
            [sys.executable, "-m", "lotrinh", *arguments], env=self._environment(), check=True,
            capture_output=True, text=True,
        ).stdout  # fmt: skip

    def manage(self, *arguments: str) -> str:
        """What Django's command prints in this installation."""
        settings = {"DJANGO_SETTINGS_MODULE": "lotrinh_web.settings.production"}
        return subprocess.run(
            [sys.executable, "-m", "django", *arguments], env={**self._environment(), **settings},
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    def start(self) -> None:
        """Returns when the health page answers."""
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "lotrinh", "serve", "--port", str(self.port),
                 "--workers", "1"],
                env=self._environment(), stdout=log, stderr=log,
            )  # fmt: skip
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=2):  # noqa: S310
                    return
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        pytest.fail((self.data / "server.log").read_text(encoding="utf-8")[-4000:])

    def stop(self) -> int:
        """As systemd does; gives the exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(60)

    def kill(self) -> None:
        """As a power cut does; waits until the port is free."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) != 0:
                    return
            time.sleep(0.1)
        pytest.fail("the server's children outlive it")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An empty installation that runs."""
    running = Installation(tmp_path, free_port())
    running.start()
    yield running
    if running.process is not None and running.process.poll() is None:
        running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (.ci/programs test installs it)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, installation: Installation) -> Iterator[BrowserContext]:
    """A person's browser in Vietnam; every error in a page's console fails the test."""
    context = chromium.new_context(
        base_url=installation.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    problems: list[str] = []

    def listen(page: Page) -> None:
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))

    context.on("page", listen)
    yield context
    context.close()
    assert not problems


def become_administrator(page: Page, installation: Installation) -> None:
    """Follows the link that `lotrinh admin invite` prints."""
    link = installation.run("admin", "invite", "--url", installation.url)
    match = re.search(r"http\S+", link)
    assert match is not None, link
    page.goto(match[0])
    page.get_by_label("Họ và tên").fill("Triệu Thị An")
    page.get_by_label("Tên đăng nhập").fill("trieu.an")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Lập tài khoản").click()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey over a real server and a real browser gets one second try: a busy machine can let
    a page wait too long. What is broken fails twice. `pytest -rR` lists second tries."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))
