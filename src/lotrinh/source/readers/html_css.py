"""The little of CSS that says how text reads: weight, slant, alignment, lists, borders, hiding."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

_SELECTOR: Final = re.compile(r"([a-zA-Z][\w:\\-]*)?([.#][\w-]+)?$")
_LENGTH: Final = re.compile(r"(-?\d*\.?\d+)\s*(pt|px|cm|mm|in|em|rem)?", re.IGNORECASE)
_POINTS: Final = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 14.0,
                  "rem": 14.0}  # fmt: skip
_NO_LINE: Final = re.compile(r"\b(?:none|hidden)\b|^0")
_MOST_RULES: Final = 5_000


class Style(NamedTuple):
    """What an element's style says; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    centered: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    preserved: bool | None = None
    """Line ends in the source are line breaks."""
    font: str | None = None
    list_kind: str | None = None
    left: float | None = None
    """Points."""
    first: float | None = None
    edges: frozenset[str] = frozenset()
    """Borders that are drawn: all, top, right, bottom, left."""
    bare: bool = False
    """Says that there is no border all round."""
    word: frozenset[str] = frozenset()
    """Word's own words: list-marker, layout, footnote, comment, tab, page-break."""

    def over(self, base: Style) -> Style:
        """This style, `base` where it says nothing."""
        first, second = self[:10], base[:10]
        values = [b if a is None else a for a, b in zip(first, second, strict=True)]
        edges = self.edges or (frozenset() if self.bare else base.edges)
        return Style._make([*values, edges, self.bare or base.bare, self.word | base.word])


NO_STYLE: Final = Style()


def points(value: str) -> float | None:
    """A CSS length in points, None where it is none (auto, percentages)."""
    match = _LENGTH.fullmatch(value.strip())
    if match is None:
        return None
    return float(match[1]) * _POINTS[(match[2] or "px").lower()]


def _left_of(value: str) -> float | None:
    """The left one of a margin shorthand's lengths."""
    lengths = value.split()
    return points(lengths[{1: 0, 2: 1, 3: 1}.get(len(lengths), 3)]) if lengths else None


def _bold(value: str) -> bool | None:
    if value.isdigit():
        return int(value[:5]) >= 600
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(value)


def parse_style(text: str) -> Style:
    """The style of a declaration block (`font-weight:bold; text-align:center`)."""
    said: dict[str, object] = {}
    edges: set[str] = set()
    word: set[str] = set()
    for declaration in text.split(";"):
        name, colon, raw = declaration.partition(":")
        if not colon:
            continue
        name = name.strip().lower()
        value = raw.replace("!important", "").strip()
        lower = value.lower()
        _text_property(name, lower, value, said)
        if name.startswith("border") and name.count("-") <= 1:
            _border(name, lower, said, edges)
        _word_property(name, lower, word, said)
    return Style(**said, edges=frozenset(edges), word=frozenset(word))  # type: ignore[arg-type]


def _text_property(name: str, lower: str, value: str, said: dict[str, object]) -> None:
    match name:
        case "font-weight":
            said["bold"] = _bold(lower)
        case "font-style":
            said["italic"] = lower in {"italic", "oblique"}
        case "font" if " " in lower:
            said["bold"] = True if re.search(r"\b(?:bold|[6-9]00)\b", lower) else None
            said["italic"] = True if "italic" in lower else None
        case "text-align":
            said["centered"] = lower.endswith("center")
        case "text-transform":
            said["capitals"] = lower == "uppercase"
        case "display":
            said["hidden"] = lower == "none"
        case "visibility":
            said["hidden"] = lower == "hidden" or None
        case "white-space":
            said["preserved"] = lower in {"pre", "pre-wrap", "pre-line", "break-spaces"}
        case "font-family":
            said["font"] = value.split(",", 1)[0].strip("\"' ")
        case "list-style-type" | "list-style":
            said["list_kind"] = value
        case "margin-left" | "margin-inline-start":
            said["left"] = points(lower)
        case "margin":
            said["left"] = _left_of(lower)
        case "text-indent":
            said["first"] = points(lower)


def _border(name: str, lower: str, said: dict[str, object], edges: set[str]) -> None:
    side = name.partition("-")[2]
    if side not in {"", "top", "right", "bottom", "left"}:
        return
    key = side or "all"
    if lower and not _NO_LINE.search(lower):
        edges.add(key)
    else:
        edges.discard(key)
        if not side:
            edges.clear()
            said["bare"] = True


def _word_property(name: str, lower: str, word: set[str], said: dict[str, object]) -> None:
    if name in {"page-break-before", "break-before"} and lower in {"always", "page"}:
        word.add("page-break")
    if not name.startswith("mso-"):
        return
    if name == "mso-list" and lower == "ignore":
        word.add("list-marker")
    elif name == "mso-ignore" and lower == "vglayout":
        word.add("layout")
    elif name in {"mso-footnote-id", "mso-endnote-id"}:
        word.add("footnote")
    elif name == "mso-element" and lower.startswith("comment"):
        word.add("comment")
    elif name == "mso-hide" and lower == "all":
        said["hidden"] = True


def _without_comments(css: str) -> str:
    css = css.replace("<!--", " ").replace("-->", " ")
    first, *rest = css.split("/*")
    return first + " ".join(part.partition("*/")[2] for part in rest)


def _rules(css: str) -> list[tuple[str, str]]:
    """(selectors, declarations) of the style sheet's first rules."""
    pieces = _without_at_blocks(_without_comments(css)).split("}", _MOST_RULES)[:-1]
    parted = (piece.rpartition("{") for piece in pieces)
    return [(selectors, declarations) for selectors, brace, declarations in parted if brace]


def _without_at_blocks(css: str) -> str:
    """The style sheet without its @-rules, whose content holds only on some devices."""
    kept: list[str] = []
    place = 0
    while (at := css.find("@", place)) >= 0:
        kept.append(css[place:at])
        depth = 0
        place = at
        while place < len(css):
            mark = css[place]
            place += 1
            depth += (mark == "{") - (mark == "}")
            if (mark == "}" and depth <= 0) or (mark == ";" and depth == 0):
                break
    kept.append(css[place:])
    return "".join(kept)


class StyleSheet:
    """Rules by simple selectors (tag, .class, tag.class, #id); others are left out."""

    def __init__(self, css: str) -> None:
        self._rules: dict[tuple[str, str], Style] = {}
        self._parsed: dict[str, Style] = {}
        self._classes: dict[tuple[str, str], Style] = {}
        for selectors, declarations in _rules(css):
            style = parse_style(declarations)
            if style == NO_STYLE:
                continue
            for selector in selectors.split(","):
                simple = _SELECTOR.fullmatch(selector.strip())
                if simple and (simple[1] or simple[2]):
                    key = ((simple[1] or "").lower(), (simple[2] or "").lower())
                    self._rules[key] = style.over(self._rules.get(key, NO_STYLE))

    def of(self, element: Element, tag: str) -> Style:
        """The style of an element: its own, then by class, then by tag."""
        names = (element.get("class") or "").lower()
        style = self._classes.get((tag, names))
        if style is None:
            style = self._rules.get((tag, ""), NO_STYLE)
            for name in names.split():
                style = self._rules.get(("", "." + name), NO_STYLE).over(style)
                style = self._rules.get((tag, "." + name), NO_STYLE).over(style)
            self._classes[tag, names] = style
        identity = element.get("id")
        if identity:
            style = self._rules.get(("", "#" + identity.lower()), NO_STYLE).over(style)
        own = element.get("style")
        if own:
            parsed = self._parsed.get(own)
            if parsed is None:
                parsed = self._parsed[own] = parse_style(own)
            style = parsed.over(style)
        return style
