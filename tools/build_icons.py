"""Draws static/vendor/icons.svg, one sprite of the icons that pages use, from Tabler Icons.

    python -m tools.build_icons FOLDER

FOLDER is an unpacked package `@tabler/icons` of the version in static/vendor/manifest.json. Add a
name to ICONS, run this, and put the new hash into the manifest (a test says what it must be).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

SPRITE: Final = Path(__file__).parents[1] / "src/lotrinh_web/static/vendor/icons.svg"
ICONS: Final = (
    "alert-circle", "alert-triangle", "archive", "arrow-back-up", "arrow-left", "bell",
    "building-community", "calendar", "chart-bar", "check", "chevron-down", "chevron-right",
    "circle-check", "clock", "device-desktop", "devices", "dots", "download", "edit", "eye",
    "file-text", "filter", "grip-vertical", "history", "home", "info-circle", "key", "language",
    "link", "list-check", "loader-2", "lock", "logout", "mail", "menu-2", "moon", "plus",
    "printer", "refresh", "search", "send", "settings", "shield-lock", "sitemap", "sun", "table",
    "trash", "upload", "user", "users", "x",
)  # fmt: skip
_DRAWING: Final = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_BOX: Final = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


def draw_sprite(folder: Path) -> str:
    """The sprite's text: a symbol for each icon, by its name."""
    symbols = []
    for name in ICONS:
        text = (folder / "icons" / "outline" / f"{name}.svg").read_text(encoding="utf-8")
        found = _DRAWING.search(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
        if found is None:
            raise ValueError(name)
        drawing = re.sub(r"\s+", " ", _BOX.sub("", found[1])).strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


if __name__ == "__main__":
    SPRITE.write_text(draw_sprite(Path(sys.argv[1])), encoding="utf-8")
