"""Where the numbering of a document breaks.

Place in the flow: a view of the rules of structure. It judges a whole list of siblings at once, so
that one slip of the pen is one fault, whichever rule tells it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.structure.body import body_of
from lotrinh.checks.structure.numbering import LETTERED, Numbered, Step, numbered_lists, written
from lotrinh.outline.markers import VIETNAMESE_LETTERS, Kind, number_value, read_marker
from lotrinh.outline.tree import Node
from lotrinh.source.text import At

Slip = Literal["gap", "repeat", "back", "style", "first", "letter"]

_FREE: Final = frozenset({"article", "ordinal", "bullet"})
"""Kinds whose numbers are another document's (articles), or seldom restart in order."""
_FOREIGN: Final = "fjwz"
_FARTHEST: Final = 3
"""Numbers that one slip leaves out; a list that jumps farther was hardly read right."""
_LABEL: Final = re.compile(r"(\w+(?: đoạn)?) (?:cao điểm )?(\d{1,2}|[IVX]{1,4})$", re.IGNORECASE)
_AT_D_BAR: Final = 5
D_BAR: Final = VIETNAMESE_LETTERS[_AT_D_BAR - 1]
_NEAR: Final = 3000
"""Characters above a list in which a quotation may have begun, or its first number hide."""
_MOST: Final = 200
"""Faults after which a document is no plan that somebody numbered."""
_SHOWN: Final = 90


class _Seen:
    """The values of one list, and which item had each first."""

    def __init__(self, steps: list[Step]) -> None:
        self.values = frozenset(step.value for step in steps)
        self.first: dict[int, Step] = {}


class NumberFault(NamedTuple):
    """A place where a list breaks."""

    slip: Slip
    at: At
    printed: str
    """The number as printed."""
    before: str
    """The number that it was compared with; "" for none."""
    wanted: str
    """The number that belongs here."""
    related: tuple[At, ...]
    excerpt: str


def number_faults(case: Case) -> tuple[NumberFault, ...]:
    """Where the numbering breaks, in the order of the text; share it by `case.once`.

    Silent where letters were recognised optically: a lost stroke is no slip of the author.
    """
    if case.source.ocr:
        return ()
    judge = _Judge(case)
    lists = case.once(numbered_lists)
    for one in lists:
        judge.look_for_styles(one)
    judge.look_for_unread_headings(lists)
    for one in lists:
        if len(judge.found) > _MOST:
            break
        judge.look_at(one)
    judge.look_at_labels()
    return tuple(sorted(judge.found, key=lambda fault: fault.at.start))


class _Judge:
    """Looks at list after list."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.found: list[NumberFault] = []
        self.told: set[int] = set()
        """Starts of the items that a fault was told of, or that are explained by one."""
        self.above: set[int] = set()
        """Those that belong to the list above; counting begins anew under them."""
        self.last_of_kind: dict[str, int] = {}

    def look_for_styles(self, one: Numbered) -> None:
        """Items set in another style than their siblings."""
        if one.kind not in _FREE and not one.attached:
            for parent, after in sorted(one.lineage, key=lambda pair: pair[1] is None):
                odd = self._counts_on_above(one, parent, after)
                if odd is not None:
                    self._tell("style", odd, before=parent, wanted="")
                    self.above.add(odd.node.start)
                    if after is not None:
                        self.told.add(after.node.start)
                    return
        delimiters = [self._delimiter(step) for step in one.steps]
        if len(set(delimiters)) < 2 or one.kind in _FREE or one.kind == "appendix":
            return
        counts = Counter(delimiters)
        usual = max(counts, key=lambda d: (counts[d], -delimiters.index(d)))
        like = one.steps[delimiters.index(usual)]
        for step, delimiter in zip(one.steps, delimiters, strict=True):
            if delimiter != usual:
                self._tell("style", step, before=like, wanted="", explain=False)

    def _counts_on_above(self, one: Numbered, parent: Step, after: Step | None) -> Step | None:
        """The item that counts on from one above, in another style: `I.`, `2/`, `III.`."""
        if parent.path or (after is not None and after.value != parent.value + 2):
            return None
        for i, step in enumerate(one.steps):
            before = one.steps[i - 1] if i else None
            breaks = before is None or step.value != before.value + 1
            if step.value != parent.value + 1 or step.path or not breaks:
                continue
            ends = i + 1 == len(one.steps) and (
                before is None or not self._looks_alike(before, step)
            )
            if (after is not None or ends) and self._looks_alike(parent, step):
                return step
        return None

    def look_for_unread_headings(self, lists: tuple[Numbered, ...]) -> None:
        """Top headings so unlike the others that the outline took them for text."""
        tops = {
            step.node.start: (step, one.steps[i + 1] if i + 1 < len(one.steps) else None)
            for one in lists if not one.lineage and not one.attached
            for i, step in enumerate(one.steps)
        }  # fmt: skip
        for block in self.case.once(body_of).blocks:
            node, section = block.node, block.section
            if node.kind not in {"text", "lead"} or section is None or section.start not in tops:
                continue
            words = self.case.outline.own(node)
            marker = read_marker(words) if len(words) < _SHOWN and words.isupper() else None
            before, after = tops[section.start]
            if marker is None or not self.case.outline.own(before.node).isupper():
                continue
            counts_on = any(r.value == (before.value + 1,) for r in marker.readings)
            if counts_on and (after is None or after.value == before.value + 2):
                heading = node._replace(body=node.start + marker.length, marker=marker)
                step = Step(heading, before.value + 1, ())
                self._tell("style", step, before=before, wanted="")
                if after is not None:
                    self.told.add(after.node.start)

    def _looks_alike(self, parent: Step, step: Step) -> bool:
        """Whether two items are set alike: both in capitals, or neither."""
        words = [self.case.outline.own(one.node) for one in (parent, step)]
        return words[0].isupper() == words[1].isupper() and words[1][:1].isupper()

    def look_at(self, one: Numbered) -> None:
        """Numbers of one list that do not follow each other."""
        if one.kind in _FREE or self._is_doubtful(one):
            return
        steps, seen = one.steps, _Seen(one.steps)
        before: Step | None = None
        expected = 1
        for i, step in enumerate(steps):
            follows = steps[i + 1] if i + 1 < len(steps) else None
            if step.node.start in self.above:
                before, expected = None, 1
                continue
            if one.kind in LETTERED and self._foreign(step, before, steps[0], seen):
                expected = step.value + (0 if self._letter(step) in _FOREIGN else 1)
            elif step.value == expected or step.node.start in self.told:
                expected = step.value + 1
            elif before is None:
                expected = self._first(one, step, follows)
            elif step.value > expected:
                self._gap(one, before, step, follows, expected, seen)
                expected = step.value + 1
            else:
                self._backward(one, before, step, expected, seen)
                counts_on = follows is not None and follows.value == expected + 1
                expected = expected + 1 if counts_on else step.value + 1
            seen.first.setdefault(step.value, step)
            before = step
        self.last_of_kind[one.kind] = steps[-1].value

    def _first(self, one: Numbered, step: Step, follows: Step | None) -> int:
        """Judge a list's first number that is not 1; what is expected next."""
        expected = 2 if follows and follows.value == 2 else step.value + 1
        goes_on = self.last_of_kind.get(one.kind, 0) + 1 == step.value
        excerpt = one.parent is None and self.case.plan.header.title is None
        under = one.parent is not None and step.path[-1:] == (one.parent.value,)
        single = follows is None and not (under and step.value == 2)
        named = one.kind in {"word", "part", "appendix", "paren_roman"}
        if goes_on or excerpt or single or named or one.attached or step.value == 0:
            return expected
        begin = max(one.parent.node.start if one.parent else 0, self._above(step))
        if not self._is_printed(one.kind, 1, step.path, begin, step.node.start):
            self._tell("first", step, before=None, wanted=written(one.kind, 1, step.path))
        return expected

    def _above(self, step: Step) -> int:
        header = self.case.plan.header.at
        return max(header.end if header else 0, step.node.start - _NEAR)

    def _gap(
        self, one: Numbered, before: Step, step: Step, follows: Step | None, expected: int,
        seen: _Seen,
    ) -> None:  # fmt: skip
        skipped = step.value - expected
        if skipped >= _FARTHEST or (skipped > 1 and follows is None):
            return
        missing = [n for n in range(expected, step.value) if n not in seen.values]
        start, end = before.node.start + 1, step.node.start
        if any(self._is_printed(one.kind, n, step.path, start, end) for n in missing):
            return
        if missing:
            wanted = ", ".join(written(one.kind, n, step.path) for n in missing)
            self._tell("gap", step, before=before, wanted=wanted)

    def _backward(
        self, one: Numbered, before: Step, step: Step, expected: int, seen: _Seen
    ) -> None:
        same = seen.first.get(step.value)
        slip: Slip = "repeat" if same else "back"
        wanted = written(one.kind, expected, step.path)
        self._tell(slip, step, before=same or before, wanted=wanted)

    def _foreign(self, step: Step, before: Step | None, first: Step, seen: _Seen) -> bool:
        """Whether đ was passed over or a letter used that Vietnamese has not; told once a list."""
        letter = self._letter(step)
        skipped = (
            letter == "e" and before is not None and self._letter(before) == "d"
            and _AT_D_BAR not in seen.values
        )  # fmt: skip
        if not skipped and (letter not in _FOREIGN or before is None):
            return False
        if first.node.start not in self.told:
            self.told.add(first.node.start)
            wanted = D_BAR if skipped else self._next_letter(before)
            self._tell("letter", step, before=before, wanted=wanted)
        return True

    def _next_letter(self, before: Step | None) -> str:
        letter = self._letter(before) if before else ""
        at = VIETNAMESE_LETTERS.find(letter) + 1 if letter else 0
        return VIETNAMESE_LETTERS[at] if 0 < at < len(VIETNAMESE_LETTERS) else ""

    def _letter(self, step: Step) -> str:
        words = self.case.text[step.node.start : step.node.start + 3].lower().lstrip("(")
        return words[:1]

    def _delimiter(self, step: Step) -> str:
        """What stands around and behind the number, and how the number is written."""
        node = step.node
        printed = "".join(self.case.text[node.start : node.body].split())
        if node.marker and node.marker.readings[0].kind in {"word", "part"}:
            return ""
        style = printed.lstrip("(").rstrip(".)/:-–")
        tail = printed[len(printed.rstrip(".)/:-–")) :].replace("–", "-")
        return ("(" if printed.startswith("(") else "") + ("I" if style.isupper() else "1") + tail

    def _is_doubtful(self, one: Numbered) -> bool:
        """Whether a list is hardly the author's own: quoted, or loose in what is attached."""
        steps = one.steps
        begin = max(one.parent.node.start if one.parent else 0, steps[0].node.start - _NEAR)
        quoted = self.case.text[begin : steps[0].node.start]
        if quoted.count("“") > quoted.count("”"):
            return True
        if one.attached:
            ordered = sum(b.value == a.value + 1 for a, b in pairwise(steps))
            return one.kind == "appendix" or ordered < max(2, len(steps) - 2)
        return False

    def _is_printed(
        self, kind: Kind, value: int, path: tuple[int, ...], start: int, end: int
    ) -> bool:
        """Whether a number that seems to be missing stands in the text, unread as a heading."""
        number = re.escape(written(kind, value, path))
        pattern = rf"(?:^|\n|[.;:!?]\s|\()\**{number}\s?[.)/:–-](?!\d)"
        return re.search(pattern, self.case.text[start:end]) is not None

    def look_at_labels(self) -> None:
        """Phases whose labels do not follow each other: `Đợt 1`, `Đợt 3`."""
        before: tuple[int, str, At] | None = None
        for phase in self.case.plan.phases:
            match = _LABEL.fullmatch(phase.label.strip())
            value = number_value(match[2]) if match else None
            if match is None or value is None:
                return
            now = (value, match[1].lower(), phase.at)
            if before is not None and now[1] == before[1] and phase.at.start not in self.told:
                self._label(before, now, phase.label)
            before = now

    def _label(self, before: tuple[int, str, At], now: tuple[int, str, At], label: str) -> None:
        if now[0] == before[0] + 1:
            return
        slip: Slip = "gap" if now[0] > before[0] else "repeat" if now[0] == before[0] else "back"
        word = label.rsplit(" ", 1)[0]
        at = self._head(now[2].start, now[2].end)
        if at.start in self.told:
            return
        self.told.add(at.start)
        self.found.append(
            NumberFault(
                slip, at, label, f"{word} {before[0]}", f"{word} {before[0] + 1}",
                (self._head(before[2].start, before[2].end),), self._excerpt(at.start, now[2].end),
            )
        )  # fmt: skip

    def _tell(
        self, slip: Slip, step: Step, *, before: Step | None, wanted: str, explain: bool = True
    ) -> None:
        node = step.node
        if explain:
            self.told.add(node.start)
        related = (self._head(before.node.start, before.node.end),) if before else ()
        self.found.append(
            NumberFault(
                slip, self._head(node.start, node.end), self._number(node),
                self._number(before.node) if before else "", wanted, related,
                self._excerpt(node.start, node.end),
            )
        )  # fmt: skip

    def _number(self, node: Node) -> str:
        return self.case.text[node.start : node.body].strip() or (
            node.marker.text if node.marker else ""
        )

    def _head(self, start: int, end: int) -> At:
        """The first words of a block, on its first line."""
        return self.case.at(start, min(end, start + _SHOWN))

    def _excerpt(self, start: int, end: int) -> str:
        words = " ".join(self.case.text[start : min(end, start + _SHOWN)].split())
        return words if end - start <= _SHOWN else f"{words}…"
