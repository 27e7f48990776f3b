"""The few pictures of the report: outlines on a 24-point grid, drawn for it.

Place in the flow: render; report.py puts them into the page once, `icon` refers to them.
"""

from __future__ import annotations

from typing import Final

from lotrinh.render.report_html import Html, el

_PATHS: Final = {
    "press": "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12.5h7M7 16h4",
    "portal": "M3 5h18v14H3zM3 9h18M6 7h.01M9 7h.01M8 13h8M8 16h5",
    "social": "M7 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM17 8a2.5 2.5 0 1 0 0-5 "
    "2.5 2.5 0 0 0 0 5zM17 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9.2 10.8l5.6-4"
    "M9.2 13.2l5.6 4",
    "broadcast": "M4 10v4h3l6 4V6l-6 4zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11",
    "oral": "M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5",
    "display": "M4 4v16M4 5h15l-3 4 3 4H4",
    "culture": "M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 "
    "1-5 0 2.5 2.5 0 0 1 5 0z",
    "emulation": "M12 3l2.7 5.7 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3 1.2-6.2L3 9.5l6.3-.8z",
    "contest": "M7 4h10v6a5 5 0 0 1-10 0zM7 6H4v1a3 3 0 0 0 3 3M17 6h3v1a3 3 0 0 1-3 3M12 15v4"
    "M8 20h8",
    "publication": "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14",
    "exhibition": "M4 8h16v11H4zM9 8l3-4 3 4M7 16l3-4 2.5 3 2-2 2.5 3",
    "other": "M5 6h14M5 12h14M5 18h9",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
    "error": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9l6 6M15 9l-6 6",
    "warning": "M12 4l9 16H3zM12 10v4.5M12 17.2h.01",
    "notice": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.7h.01",
    "intact": "M12 3l7 3v5c0 5-3 8.5-7 10-4-1.5-7-5-7-10V6zM8.5 12l2.5 2.5 4.5-5",
    "theme": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 7l5.5-1.5M12 12l8.5-1M12 17l6.5-1",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
}


def draw_sprite() -> Html:
    """All pictures, invisible, to be referred to as `#i-<name>`."""
    symbols = [
        el("symbol", el("path", d=path), id=f"i-{name}", viewBox="0 0 24 24")
        for name, path in _PATHS.items()
    ]
    return el("svg", *symbols, class_="sprite", aria_hidden="true", width=0, height=0)
