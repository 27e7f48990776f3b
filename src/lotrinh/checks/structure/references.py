"""References inside a plan: `Mục IV`, `điểm b khoản 2 Mục II`, `Phụ lục II`, `Đợt 3`.

Place in the flow: a view of the rules of structure. A reference that may be to another document
(a law's `điểm a khoản 2 Điều 7`) is none here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final, NamedTuple

from lotrinh.checks.case import Case
from lotrinh.checks.structure.body import body_bounds
from lotrinh.checks.structure.counts import STRUCTURE
from lotrinh.checks.structure.numbering import numbered_lists
from lotrinh.language import Text
from lotrinh.outline.markers import number_value
from lotrinh.outline.tree import Node
from lotrinh.resources.load import load_entries
from lotrinh.source.text import At

_SMALL: Final = r"(?:[Đđ]iểm|[Tt]iết|[Kk]hoản) (?:[a-zđ]\)?|\d{1,2})(?!\w),? (?:của |tại )?"
_CHAIN: Final = re.compile(
    rf"(?<!\w)(?:{_SMALL}){{0,3}}"
    r"(?:[Mm]ục|MỤC|[Pp]hần) (?:số )?(?:[IVX]{1,5}|\d{1,2})(?:\.\d{1,2}){0,3}(?:\.[a-zđ]\b)?"
    r"(?:,? (?:của )?[Pp]hần (?:[IVX]{1,5}|\d{1,2}))?(?![\w/.]\w|\w)"
)
_PART: Final = re.compile(r"(?:ục|ỤC|hần) (?:số )?[IVX\d]")
"""What every such chain holds, which is found much faster."""
_CHAIN_REACH: Final = 80
"""Characters before and behind its `Mục` to which a chain can reach."""
_PIECE: Final = re.compile(r"(\w+) (?:số )?([\w.]+)")
_APPENDIX: Final = re.compile(
    r"[Pp](?<!\w.)hụ lục (?:số )?(?P<n>[IVX]{1,5}|\d{1,2})(?![\w/]|[.,]\d)"
)
_APPENDIX_HEAD: Final = re.compile(
    r"^[ \t(*]*(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)(?: (?:số|SỐ))?"
    r"[ ]?(?P<n>[IVX]{1,5}|\d{1,2})?\b",
    re.MULTILINE,
)
_PHASE: Final = re.compile(
    r"(?P<word>[ĐđGg](?<!\w.)(?:(?<=[Đđ])ợt|(?<=[Gg])iai đoạn)) "
    r"(?:cao điểm )?(?P<n>\d{1,2}|[IVX]{1,4})"
    r"(?!\w|[./]\d| ?[-–] ?\d| (?:năm|tháng|ngày|của (?:Dự án|Chương trình|Đề án|Luật)))"
)
_SENTENCE: Final = re.compile(r"[;\n]|[.:](?=\s)")
_HERE: Final = re.compile(
    r"\)?,? ?(?:(?:của|tại|trong|theo|ban hành kèm theo|kèm theo|đính kèm|gửi kèm) )*"
    r"(?:[Bb]ản )?(?:[Kk]ế hoạch (?:này|trên|kiểm tra này)|[Kk]ế hoạch(?=\s*[.;,)\n])"
    r"|(?:đã )?(?:nêu|nói|quy định|xác định)? ?(?:ở |tại )?(?:trên|dưới đây|sau đây)(?!\w)"
    r"|(?:đính |gửi |ban hành )?kèm(?: theo)?(?=\s*[.;,)\n]))"
)
_GAP: Final = re.compile(r"[ ,)]*(?:(?:của|tại|trong|theo|thuộc|ban hành|kèm|bản)\b[ ,]*)*")
_ROMAN: Final = frozenset({"roman", "part", "upper", "word"})
_LETTER: Final = frozenset({"lower", "paren_lower", "upper"})
_NAMED_LAW: Final = re.compile(r"\b(?:Luật|Bộ luật|Nghị định|Thông tư|Pháp lệnh|Điều \d)\b")
_MANY: Final = 300
"""References that are looked up in one document: more are a text about other things."""
_LOOK_AHEAD: Final = 40


class Lost(NamedTuple):
    """A reference that leads nowhere."""

    at: At
    why: Text
    related: tuple[At, ...] = ()


class _Target(NamedTuple):
    node: Node
    kind: str
    path: tuple[int, ...]


def lost_references(case: Case) -> Iterator[Lost]:
    """References of the plan to its own parts that are not there, in the order of their kinds."""
    finder = _Finder(case)
    yield from finder.sections()
    yield from finder.appendices()
    yield from finder.phases()


@cache
def _forms(key: str) -> frozenset[str]:
    return frozenset(next(e.forms for e in load_entries(STRUCTURE) if e.key == key))


@cache
def _documents() -> re.Pattern[str]:
    """Words that open another document's name behind a reference."""
    names = {form for entry in load_entries("document_types.toml") for form in entry.forms}
    ordered = sorted((*names, *_forms("other_documents")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)


class _Finder:
    """Looks up references in one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.text = case.text
        self.cited = [(one.at.start, one.at.end) for one in case.plan.citations]
        self.begin, self.foot = body_bounds(case)

    @cached_property
    def targets(self) -> list[_Target]:
        """What a reference can lead to, in the order of the text."""
        found = [
            _Target(step.node, one.kind, (*step.path, step.value))
            for one in self.case.once(numbered_lists)
            for step in one.steps
        ]
        return sorted(found, key=lambda target: target.node.start)

    @cached_property
    def starts(self) -> list[int]:
        """Where the targets begin."""
        return [target.node.start for target in self.targets]

    def sections(self) -> Iterator[Lost]:
        """`Mục IV`, `khoản 3 Mục II`, `điểm b khoản 2 Mục II`."""
        known: dict[str, bool] = {}
        for match in self._chains():
            pieces = [(p[1].lower(), p[2]) for p in _PIECE.finditer(match.group())][::-1]
            if not self._is_here(*match.span()):
                continue
            if match.group() not in known:
                if len(known) > _MANY:
                    return
                known[match.group()] = not self.targets or self._leads_somewhere(pieces)
            if not known[match.group()]:
                yield Lost(
                    self.case.at(match.start(), match.end()),
                    Text("kế hoạch không có “{reference}”.", reference=match.group()),
                )

    def _chains(self) -> Iterator[re.Match[str]]:
        """Every `… khoản 2 Mục II` of the body."""
        done = self.begin
        for part in _PART.finditer(self.text, self.begin):
            low, high = max(done, part.start() - _CHAIN_REACH), part.end() + _CHAIN_REACH
            if part.start() >= done and (match := _CHAIN.search(self.text, low, high)):
                done = match.end()
                yield match

    def _leads_somewhere(self, pieces: list[tuple[str, str]]) -> bool:
        """Whether a chain of parts, the outermost first, can be followed down the outline."""
        steps = [step for word, value in pieces for step in _steps(word, value)]
        found = [t for t in self.targets if _fits(t, steps[0], top=True)]
        if not found:
            return self._is_printed(steps[0], self.begin, len(self.text)) or self._dotted(
                pieces[0][1]
            )
        for step in steps[1:]:
            inside = (target for above in found[:_MANY] for target in self._below(above))
            below = [target for target in inside if _fits(target, step, top=False)]
            if not below:
                return any(self._is_printed(step, f.node.start, f.node.stop) for f in found)
            found = below
        return True

    def _below(self, above: _Target) -> list[_Target]:
        first = bisect_right(self.starts, above.node.start)
        return self.targets[first : bisect_left(self.starts, above.node.stop)]

    def _dotted(self, value: str) -> bool:
        """`mục 2.1`, where the outline has the path as one number."""
        path = tuple(number_value(part) or 0 for part in value.split("."))
        return len(path) > 1 and any(t.path == path for t in self.targets)

    def _is_printed(self, step: str, start: int, end: int) -> bool:
        """Whether a number stands in the text as one that opens something, unread as a heading."""
        pattern = rf"(?:^|\n|[.;:] |\()\**{re.escape(step)}\s?[.):/-](?!\d)"
        return re.search(pattern, self.text[start:end]) is not None

    def appendices(self) -> Iterator[Lost]:
        """`Phụ lục II`, where other appendices are there, or nothing speaks of the first."""
        found = [
            (match, value)
            for match in _APPENDIX.finditer(self.text, self.begin)
            if (value := number_value(match["n"])) and self._is_here(match.start(), match.end())
        ]
        if not found:
            return
        there: set[int] = set()
        unnumbered = False
        for head in _APPENDIX_HEAD.finditer(self.text):
            value = number_value(head["n"]) if head["n"] else None
            if value:
                there.add(value)
            unnumbered = unnumbered or value is None
        named = {value for _, value in found}
        for match, value in found:
            alone = value > 1 and not there and not named & {*range(1, value)}
            first_missing = alone or (value > 1 and not there and unnumbered)
            if (there and value not in there) or first_missing:
                yield Lost(
                    self.case.at(match.start(), match.end()),
                    Text("kế hoạch không có “{reference}”.", reference=match.group()),
                )

    def phases(self) -> Iterator[Lost]:
        """`Đợt 3`, where the plan has two."""
        labels: dict[str, dict[int, At]] = {}
        for phase in self.case.plan.phases:
            word, _, number = phase.label.rpartition(" ")
            value = number_value(number)
            if value is not None:
                labels.setdefault(word.lower(), {})[value] = phase.at
        if not labels:
            return
        for match in _PHASE.finditer(self.text, self.begin):
            known = labels.get(match["word"].lower(), {})
            value = number_value(match["n"])
            if len(known) < 2 or value is None or value in known:
                continue
            if self._opens_line(match) or not self._is_here(match.start(), match.end()):
                continue
            yield Lost(
                self.case.at(match.start(), match.end()),
                Text(
                    "kế hoạch chỉ có {count} {word}.",
                    count=len(known), word=match["word"].lower(),
                ),
                tuple(known.values()),
            )  # fmt: skip

    def _opens_line(self, match: re.Match[str]) -> bool:
        line = self.text.rfind("\n", 0, match.start()) + 1
        return not re.search(r"\w{3}", self.text[line : match.start()])

    def _is_here(self, start: int, end: int) -> bool:
        """Whether a reference is to the plan itself, and to no document that is named beside it."""
        tail = self.text[end : end + _LOOK_AHEAD]
        if _HERE.match(tail):
            return True
        gap = _GAP.match(tail)
        if gap and _documents().match(tail, gap.end()):
            return False
        begin = max((m.end() for m in _SENTENCE.finditer(self.text, max(0, start - 400), start)),
                    default=max(0, start - 400))  # fmt: skip
        stop = _SENTENCE.search(self.text, end, end + 400)
        until = stop.start() if stop else end + 400
        i = bisect_right(self.cited, (begin,))
        if i and self.cited[i - 1][1] > begin:
            return False
        if i < len(self.cited) and self.cited[i][0] < until:
            return False
        return not _NAMED_LAW.search(self.text, begin, until)


def _steps(word: str, value: str) -> list[str]:
    """`II.3` as two steps; one step elsewhere."""
    return [part for part in value.split(".") if part] if word in _forms("sections") else [value]


def _fits(target: _Target, step: str, *, top: bool) -> bool:
    """Whether an entry bears the number that a step of a reference names."""
    if step.isdigit():
        return target.path[-1] == int(step) and target.kind not in _LETTER - {"upper"}
    if top or step.isupper():
        value = number_value(step)
        roman = value is not None and target.kind in _ROMAN and target.path[-1] == value
        return roman or (target.kind == "dotted" and target.path[0] == value)
    words = target.node.marker.text.strip("().") if target.node.marker else ""
    return words.lower() == step.lower()
