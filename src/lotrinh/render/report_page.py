"""The frame of our HTML pages: one file that needs nothing else, and may load nothing.

Place in the flow: render, shared by the report and the comparison. Styles and script are inline;
the content security policy names them by hash and allows no network.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from lotrinh.render.report_html import Html, el


def draw_metadata(
    title: str, *, styles: Sequence[str] = ("report.css",), script: bool = True
) -> Html:
    """The head of a page, which allows its own style, and the report's script, alone.

    `styles` are files of this package.
    """
    style = "\n".join(read_asset(name) for name in styles)
    scripts = _hash(read_asset("report.js")) if script else "'none'"
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {scripts}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", Html(style)),
    )


@cache
def read_asset(name: str) -> str:
    """A style or script of this package; it must not close its own element."""
    return (files("lotrinh.render") / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
