"""The look, measured: contrast of every pair of colours in use, weight of what a page loads."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

import lotrinh_web

STATIC = Path(lotrinh_web.__file__).parent / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
STYLES = sorted((STATIC / "css").glob("*.css"))

TEXT_ON = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "accent-text")
      for ground in ("ground", "surface", "sunken")],
    ("accent-ink", "accent"), ("accent-ink", "accent-hover"), ("accent-text", "accent-soft"),
    *[(tone, f"{tone}-soft") for tone in ("red", "amber", "green", "blue")],
    *[("ink", f"{tone}-soft") for tone in ("red", "amber", "green", "blue")],
    ("red", "surface"), ("red", "sunken"), ("ground", "ink"),
]  # fmt: skip
"""(text, what it stands on): WCAG asks 4.5:1."""
EDGE_ON = [(edge, ground) for edge in ("line-strong", "focus") for ground in ("ground", "surface")]
"""Edges of controls and the ring of the focus: 3:1."""


def themes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root(\[data-theme=\"\w+\"\])? \{([^}]*)\}", TOKENS)
    found = {
        selector or "light": dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", body))
        for selector, body in blocks
    }
    return {
        "light": found["light"],
        "dark": {**found["light"], **found['[data-theme="dark"]']},
        "auto": {**found["light"], **found['[data-theme="auto"]']},
    }


def luminance(color: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(color[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_and_edges_seen(theme: str) -> None:
    colors = themes()[theme]
    weak = {
        pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2)
        for pairs, least in ((TEXT_ON, 4.5), (EDGE_ON, 3.0))
        for pair in pairs
        if contrast(colors[pair[0]], colors[pair[1]]) < least
    }
    assert not weak


def test_the_automatic_theme_is_the_dark_one_on_dark_machines() -> None:
    assert themes()["auto"] == themes()["dark"]


def test_colours_have_names() -> None:
    for path in STYLES:
        if path.name != "tokens.css":
            assert not re.search(r"#[0-9a-f]{3,6}\b", path.read_text(encoding="utf-8")), path.name


def test_a_first_page_is_light(client: Client) -> None:
    """150 KB the first time; what every page loads may take a third of it."""
    page = client.get("/tai-khoan/login/").content
    files = re.findall(r"(?:href|src)=\"/static/([^\"#]+)", page.decode())
    assert "css/tokens.css" in files
    loaded = {name: STATIC / name for name in files if (STATIC / name).exists()}
    weight = len(gzip.compress(page)) + sum(
        len(gzip.compress(path.read_bytes())) for path in loaded.values()
    )
    assert weight < 50_000
