"""The report in a real browser: its own policy lets its script run, and links light both sides."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from report_sample import read_reading_week

from lotrinh.render.report import render_report

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), "")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
]


def test_the_script_runs_and_a_link_lights_both_sides(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render_report(*read_reading_week()), encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [CHROMIUM, *OPTIONS, profile, "--dump-dom", f"{page.as_uri()}#s-duty-1-2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    dom = done.stdout
    assert '<html lang="vi" class="smooth">' in dom
    assert 'class="find" role="search">' in dom
    lit = re.findall(r'class="[^"]*\bon\b[^"]*"[^>]*data-m="([^"]*)"', dom)
    lit += re.findall(r'data-m="([^"]*)"[^>]*class="[^"]*\bon\b', dom)
    assert sorted(lit) == ["duty-1-2", "unit-1 duty-1-2"]
