"""NN111: one term is written with capitals in one place and without in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.spelling.prose import Pair, prose
from lotrinh.language import Text
from lotrinh.resources.load import load_entries

_WORDS: Final = "capitals.toml"
_SHOWN: Final = 8


@rule(
    "NN111",
    Text("Một từ khi viết hoa, khi viết thường"),
    severity="notice",
    cure=Text("Chọn một cách viết cho cả văn bản."),
    basis={"state": Text("Nghị định 30/2020/NĐ-CP, Phụ lục II")},
)
def varying_capitals(case: Case) -> Iterator[Fault]:
    """Terms of a list whose capitals differ: one finding a term, where the rarer way first
    stands."""
    view, terms = case.once(prose), _terms()
    heads = view.pairs & terms.keys()
    if not heads or view.damaged:
        return
    written: defaultdict[tuple[str, ...], defaultdict[str, list[tuple[int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for i in view.find(heads):
        for words, aside in terms[view.stream[i], view.stream[i + 1]]:
            last = i + len(words) - 1
            if view.stream[i : last + 1] == words and view.around(i, 1)[0] not in aside:
                start, end = view.place(i).start, view.place(last).end
                shape = _shape(case.text[start:end], starts=view.around(i, 1)[0] == "")
                if shape:
                    written[words][shape].append((start, end))
                break
    for shapes in written.values():
        if len(shapes) > 1:
            yield _fault(case, shapes)


def _fault(case: Case, shapes: dict[str, list[tuple[int, int]]]) -> Fault:
    usual = max(shapes, key=lambda shape: len(shapes[shape]))
    spans = sorted(span for shape, found in shapes.items() if shape != usual for span in found)
    rare = [case.at(*span) for span in spans[:_SHOWN]]
    first_usual = case.at(*shapes[usual][0])
    return Fault(
        rare[0],
        Text(
            "“{rare}” {count} chỗ, “{usual}” {most} chỗ.",
            rare=case.words(rare[0]),
            count=len(spans),
            usual=case.words(first_usual),
            most=len(shapes[usual]),
        ),
        related=(*rare[1:], first_usual),
    )


def _shape(words: str, *, starts: bool) -> str:
    """Which words have a capital; "" where it tells nothing: all capitals, or a sentence's start.

    At a start the first capital is everybody's: it counts as neither only where the rest has none.
    """
    if words.isupper():
        return ""
    shape = "".join("A" if word[0].isupper() else "a" for word in words.split())
    return "" if starts and set(shape[1:]) == {"a"} else shape


@cache
def _terms() -> dict[Pair, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """The first two words to terms, the longest first, and the words before that make another."""
    found: dict[Pair, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for entry in load_entries(_WORDS):
        words = tuple(entry.key.split())
        aside = frozenset(entry.extra.get("aside", ()))
        found.setdefault((words[0], words[1]), []).append((words, aside))
    return {
        head: tuple(sorted(terms, key=lambda term: -len(term[0]))) for head, terms in found.items()
    }
