"""Scores an exported plan against an annotation, field by field.

Texts compare folded: one tone placement, no markup, single blanks, lower case; an annotation gives
the first words of an item, so the export must begin with them. A field's figure is the F1 of a
one-to-one matching in order; fields that hang on a match (a citation's date) count as right or
wrong. Overall is the mean over the fields that a plan has.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]
Same = Callable[[Any, Any], bool]

_OLD_TONES = ("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ").split()
_NEW_TONES = ("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy").split()
_HEADER = ("family", "doc_type", "title", "issuer", "superior", "number", "symbol", "place", "date")


@dataclass
class Count:
    """One field: how many matched, were annotated, were exported."""

    hit: int = 0
    expected: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        total = self.expected + self.found
        return 2 * self.hit / total if total else 1.0

    def add(self, other: Count) -> None:
        self.hit += other.hit
        self.expected += other.expected
        self.found += other.found


@dataclass
class Score:
    """The fields of one or several plans, and what was missed, extra or wrong."""

    fields: dict[str, Count] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    @property
    def overall(self) -> float:
        counts = self.fields.values()
        return sum(count.f1 for count in counts) / len(counts) if counts else 1.0

    def add(self, other: Score, name: str) -> None:
        for key, count in other.fields.items():
            self.fields.setdefault(key, Count()).add(count)
        self.misses += [f"{name}: {miss}" for miss in other.misses]

    def lists(
        self, name: str, gold: Sequence[Any], found: Sequence[Any], same: Same
    ) -> list[tuple[Any, Any]]:
        """Matches two lists one to one, in order; returns the pairs."""
        if not gold and not found:
            return []
        left = list(found)
        pairs: list[tuple[Any, Any]] = []
        for want in gold:
            got = next((item for item in left if same(want, item)), None)
            if got is None:
                self.misses.append(f"{name}: missed: {_show(want)}")
            else:
                left.remove(got)
                pairs.append((want, got))
        self.misses += [f"{name}: extra: {_show(item)}" for item in left]
        self.fields[name] = Count(len(pairs), len(gold), len(found))
        return pairs

    def values(self, name: str, results: Iterable[tuple[bool, str, Any, Any]]) -> None:
        """Counts (right, what, expected, got)."""
        results = list(results)
        if not results:
            return
        right = sum(result[0] for result in results)
        self.fields[name] = Count(right, len(results), len(results))
        self.misses += [
            f"{name}: {what}: expected {want!r}, got {got!r}"
            for ok, what, want, got in results
            if not ok
        ]


def fold(value: Any) -> str:
    """A text for comparison."""
    text = unicodedata.normalize("NFC", str(value or ""))
    text = re.sub(r"[*_#`|]", " ", text).replace("–", "-").replace("“", '"').replace("”", '"')
    text = re.sub(r"\s+", " ", text).strip().casefold()
    for old, new in zip(_OLD_TONES, _NEW_TONES, strict=True):
        text = text.replace(old, new)
    return text.strip(" .,;:-\"'()…")


def begins(found: Any, gold: Any) -> bool:
    """Whether an exported text begins with the annotated words, small slips of reading allowed."""
    a, b = fold(found), fold(gold)
    if not b:
        return not a
    if a.startswith(b) or (b.startswith(a) and len(a) >= 12):
        return True
    return difflib.SequenceMatcher(None, a[: len(b)], b).ratio() >= 0.9


def score(gold: Node, plan: Node) -> Score:
    """Scores one export (`lotrinh read --json`) against its annotation."""
    result = Score()
    _header(result, gold, plan)
    _citations(result, gold, plan)
    _outline(result, gold, plan)
    for name in ("purposes", "requirements"):
        result.lists(name, _list(gold, name), _texts(plan, name), lambda g, f: begins(f, g))
    _phases(result, gold, plan)
    _channels(result, gold, plan)
    _duties(result, gold, plan)
    _times(result, gold, plan)
    _foot(result, gold, plan)
    return result


def _header(result: Score, gold: Node, plan: Node) -> None:
    want, got = gold.get("header") or {}, plan.get("header") or {}
    result.values(
        "header",
        [
            (_same_header(key, want[key], got.get(key)), key, want[key], got.get(key))
            for key in _HEADER
            if key in want
        ],
    )


def _same_header(key: str, want: Any, got: Any) -> bool:
    if fold(want) == fold(got):
        return True
    return bool(want) and key in {"title", "issuer", "superior"} and begins(got, want)


def _citations(result: Score, gold: Node, plan: Node) -> None:
    def code(node: Node) -> str:
        return fold(node.get("code")).replace(" ", "")

    pairs = result.lists(
        "citations",
        _list(gold, "citations"),
        _list(plan, "citations"),
        lambda g, f: code(g) == code(f),
    )
    for name, key in (("citation dates", "date"), ("citation types", "type")):
        result.values(
            name,
            [(fold(g[key]) == fold(f[key]), g["code"], g[key], f[key]) for g, f in pairs],
        )
    result.values(
        "citation issuers",
        [
            (begins(f["issuer"], g["issuer"]), g["code"], g["issuer"], f["issuer"])
            for g, f in pairs
            if g.get("issuer")
        ],
    )
    result.lists("laws", _list(gold, "laws"), _list(plan, "laws"), _begins("name"))


def _outline(result: Score, gold: Node, plan: Node) -> None:
    def marker(node: Node) -> str:
        return re.sub(r"[\s./():-]+$", "", fold(node["marker"])).strip("( ")

    pairs = result.lists(
        "outline",
        _list(gold, "outline"),
        _list(plan, "outline"),
        lambda g, f: marker(g) == marker(f) and begins(f["title"], g["title"]),
    )
    result.values(
        "outline depth",
        [
            (g["depth"] == f["depth"], f"{g['marker']} {g['title']}", g["depth"], f["depth"])
            for g, f in pairs
        ],
    )


def _phases(result: Score, gold: Node, plan: Node) -> None:
    pairs = result.lists(
        "phases",
        _list(gold, "phases"),
        _list(plan, "phases"),
        lambda g, f: fold(g["label"]) == fold(f["label"]),
    )
    result.values(
        "phase windows",
        [_window_end(want, got, side) for want, got in pairs for side in ("from", "to")],
    )
    gold_items = [(n, t) for n, (g, _) in enumerate(pairs) for t in _items(g)]
    found_items = [(n, t) for n, (_, f) in enumerate(pairs) for t in _items(f)]
    result.lists("phase items", gold_items, found_items, _in_same_phase)
    result.lists(
        "stages",
        [(n, s) for n, (g, _) in enumerate(pairs) for s in _list(g, "stages")],
        [(n, s) for n, (_, f) in enumerate(pairs) for s in _list(f, "stages")],
        lambda g, f: (
            g[0] == f[0] and g[1]["kind"] == f[1]["kind"] and begins(f[1]["title"], g[1]["title"])
        ),
    )


def _window_end(gold: Node, found: Node, side: str) -> tuple[bool, str, Any, Any]:
    want = gold.get("window") or {}
    got = (found.get("window") or {}).get(side) or {}
    what = f"{gold['label']} {side}"
    if want.get(f"{side}_date"):
        date = str(want[f"{side}_date"])
        return date == got.get("date"), what, date, got.get("date")
    words, said = want.get(side), got.get("text")
    if not words:
        return not got, what, None, got or None
    a, b = fold(words), fold(said)
    return begins(said, words) or a in b or bool(b and b in a), what, words, said


def _items(phase: Node) -> list[str]:
    own = _texts(phase, "items")
    return own + [text for stage in _list(phase, "stages") for text in _texts(stage, "items")]


def _in_same_phase(gold: tuple[int, str], found: tuple[int, str]) -> bool:
    return gold[0] == found[0] and begins(found[1], gold[1])


def _channels(result: Score, gold: Node, plan: Node) -> None:
    mine, theirs = _list(gold, "channels"), _list(plan, "channels")
    result.lists("channels", mine, theirs, _begins("title"))
    result.lists(
        "channel items",
        [text for channel in mine for text in _texts(channel, "items")],
        [text for channel in theirs for text in _texts(channel, "items")],
        lambda g, f: begins(f, g),
    )


def _duties(result: Score, gold: Node, plan: Node) -> None:
    mine, theirs = _list(gold, "assignments"), _list(plan, "assignments")
    result.lists("units", mine, theirs, _begins("unit"))
    result.lists(
        "duties",
        [(unit["unit"], text) for unit in mine for text in _texts(unit, "duties")],
        [(unit["unit"], text) for unit in theirs for text in _texts(unit, "duties")],
        lambda g, f: begins(f[0], g[0]) and begins(f[1], g[1]),
    )


def _times(result: Score, gold: Node, plan: Node) -> None:
    result.lists(
        "reporting",
        _list(gold, "reporting"),
        _list(plan, "reporting"),
        lambda g, f: begins(f["to"], g["to"]) and (not g["who"] or begins(f["who"], g["who"])),
    )
    result.lists(
        "deadlines",
        _list(gold, "deadlines"),
        _list(plan, "deadlines"),
        lambda g, f: (
            fold(g["date"]) == fold(f["date"])
            and bool(g["recurrence"]) == bool(f["recurrence"])
            and (fold(g["text"]) in fold(f["text"]) or fold(f["text"]) in fold(g["text"]))
        ),
    )
    result.lists(
        "task rows",
        _task_rows(gold),
        _task_rows(plan),
        lambda g, f: (
            begins(f["task"], g["task"]) and (not g["lead"] or begins(f["lead"], g["lead"]))
        ),
    )


def _foot(result: Score, gold: Node, plan: Node) -> None:
    result.lists(
        "recipients", _list(gold, "recipients"), _list(plan, "recipients"), _begins("name")
    )
    want, got = gold.get("signature") or {}, plan.get("signature") or {}
    result.values(
        "signature",
        [
            (fold(want[key]) == fold(got.get(key)), key, want[key], got.get(key))
            for key in want
            if key != "line"
        ],
    )


def _list(node: Node, key: str) -> list[Any]:
    return node.get(key) or []


def _texts(node: Node, key: str) -> list[str]:
    """Items as texts: annotations hold texts, exports hold nodes."""
    return [item["text"] if isinstance(item, dict) else item for item in _list(node, key)]


def _task_rows(node: Node) -> list[Node]:
    return [
        row
        for table in _list(node, "tables")
        if table["kind"] == "tasks"
        for row in _list(table, "rows_detail")
    ]


def _begins(key: str) -> Same:
    return lambda gold, found: begins(found[key], gold[key])


def _show(item: Any) -> str:
    if isinstance(item, dict):
        named = (item.get(key) for key in ("marker", "code", "unit", "name", "label", "who"))
        more = (item.get(key) for key in ("title", "text", "task", "to", "date"))
        return " ".join(str(value)[:70] for value in (*named, *more) if value)
    return str(item)[:110]
