"""When the plan itself and its activities take place: `Thời gian: …`, `Khai mạc: 19 giờ 00, …`.

Place in the flow: stage 3, behind the phases; what must be done *by* a day is a deadline (due.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lotrinh.assemble.reading import Reading, clean
from lotrinh.assemble.sections import heading_of, is_heading, topics
from lotrinh.mentions.time import find_dates, read_window
from lotrinh.mentions.time_dates import WEEKDAY
from lotrinh.outline.tree import Node
from lotrinh.plan.model import Period, Phase, PlanTable, TaskRow, Window
from lotrinh.resources.load import whole_words

_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:Về\s+)?thời gian(?P<what>[^:;.\d]{0,40}):\s*(?=\S)", re.IGNORECASE
)
_DUE: Final = re.compile(
    r"hoàn thành|thực hiện|hoàn tất|gửi|nộp|báo cáo|xong|tiếp nhận", re.IGNORECASE
)
"""Time fields of tasks: their days are deadlines."""
_ACTIVITY: Final = re.compile(
    rf"(?P<what>[^:;.]{{2,120}}):\s*(?=(?:vào |từ |dự kiến |khoảng |lúc )*(?:\d{{1,2}} ?(?:h|giờ)"
    rf"|{WEEKDAY}|(?:sáng|chiều|tối) |ngày \d|tháng \d|quý |\d{{1,2}}/\d))",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"(?P<when>(?:(?:[Vv]ào|[Dd]ự kiến|[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày|[Tt]ừ)[ ,]+){0,3}"
    r"(?:\d{1,2}(?:h|giờ)[^:;.]{0,25})?\d{1,2}(?:/| tháng )\d[^:;.]{0,60}):\s+(?=[^\W\d_])"
)
_PLACE: Final = re.compile(r"\btại (?P<where>[^;.\n]{3,120})")
_PLACES: Final = re.compile(r"(?:địa điểm|nơi tổ chức|nơi thực hiện)", re.IGNORECASE)
_PLACE_FIELD: Final = re.compile(r"(?:[-+*•]\s*)?địa điểm[^:]{0,30}:\s*(?=\S)", re.IGNORECASE)
_LEAD_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:(?:Cơ quan|Đơn vị|Bộ phận|Người)\s+)?(?:chủ trì|thực hiện|phụ trách)"
    r"[^:]{0,40}:",
    re.IGNORECASE,
)
_LEAD_IN: Final = re.compile(
    r"(?:[\s,(:–-]|\b(?:vào|từ|trong|dự kiến|được|đến|tới|hết|lúc|kể|bắt đầu|khoảng"
    r"|thời gian)\b)+$",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"\.\s+(?=[^\W\d_])")
_TIME_WORDS: Final = re.compile(r"[tT](?:hời (?:gian|hạn)|iến độ|HỜI (?:GIAN|HẠN)|IẾN ĐỘ)")
_DIGIT: Final = re.compile("[0-9]")
_TELLING: Final = re.compile(
    whole_words("nay hằng hàng mỗi từ đến trước sau khi trong dịp quý tháng năm ngày tuần".split())
)
"""The words of which every time, in lower case, holds one where it holds no number."""
_MAX_LINE: Final = 500
"""Characters of a line that tells a time."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: what its times are about."""

    title: str
    """The activity or the plan."""
    timed: bool
    """A heading above announces times."""
    whole: bool
    """Nothing but the plan itself is above."""
    task: bool = False
    """A field beside it names who leads: its days are deadlines."""
    where: str | None = None
    """What a field beside it names: `Địa điểm: …`."""


def find_periods(
    reading: Reading,
    sections: list[Node],
    phases: tuple[Phase, ...],
    tables: tuple[PlanTable, ...],
    title: str,
) -> tuple[Period, ...]:
    """The periods of a plan named `title`, in the order of the text; rows of timetables too.

    Its own time counts only where no phase has a window; phases and the duties of units tell
    theirs themselves.
    """
    finder = _Finder(
        reading,
        {p.at.start for p in phases} | {s.at.start for p in phases for s in p.stages},
        any(p.window for p in phases),
    )
    found: list[Period] = []
    for section in sections:
        if "implementation" in topics(reading.outline, section)[:1]:
            continue
        found += finder.under(section, _Place(title, False, True))
    begun = [p.at.start for p in phases]
    for table in tables:
        if table.kind == "schedule" and not any(
            table.at.start <= at < table.at.end for at in begun
        ):
            found += finder.rows(table)
    return tuple(sorted(found, key=lambda p: p.at.start))


@dataclass(frozen=True, slots=True)
class _Finder:
    reading: Reading
    phases: set[int]
    """Where phases and stages begin."""
    phased: bool

    def under(self, node: Node, above: _Place) -> Iterator[Period]:
        """The periods of a node and of all under it."""
        if node.table is not None or node.start in self.phases:
            return
        outline = self.reading.outline
        told = _TIME_WORDS.search(outline.text, node.body, node.end)
        said = topics(outline, node) if told else ()
        timed = above.timed or "time" in said
        if dated := _DATED.match(outline.text, node.body, node.end):
            yield from self._dated(node, dated, above)
        elif above.timed or told:
            yield from self._line(node, above)
        if not node.children:
            return
        inner = above if said[:1] == ("time",) else self._about(node, above)
        inner = _Place(inner.title, timed, inner.whole, self._is_task(node), self._where(node))
        for child in node.children:
            yield from self.under(child, inner)

    def rows(self, table: PlanTable) -> Iterator[Period]:
        """The rows of a timetable that tell when something takes place."""
        for row in table.rows_detail:
            window = self._window(row.deadline or "")
            if window is None:
                continue
            days = find_dates(row.deadline or "", 0, default_year=self.reading.default_year)
            time = days[0].time if days else None
            yield Period(row.task, window, time, row.at, _place_of(table, row))

    def _about(self, node: Node, above: _Place) -> _Place:
        """What the lines under a node are about: its heading, or what is above it."""
        outline = self.reading.outline
        if node.kind not in {"entry", "lead"} or not is_heading(outline, node):
            return above
        if node.depth <= 1 and (
            topics(outline, node) or _TIME_WORDS.search(outline.text, node.body, node.end)
        ):
            return above
        return _Place(clean(heading_of(outline, node)), above.timed, False)

    def _is_task(self, node: Node) -> bool:
        """Whether a field under a node names who leads."""
        text = self.reading.text
        return any(_LEAD_FIELD.match(text, child.body, child.end) for child in node.children)

    def _where(self, node: Node) -> str | None:
        """The place that a field under a node names."""
        for child in node.children:
            if field := _PLACE_FIELD.match(self.reading.text, child.body, child.end):
                return self.reading.words(field.end(), child.end)
        return None

    def _dated(self, node: Node, dated: re.Match[str], above: _Place) -> Iterator[Period]:
        """A line that opens with its day: `Ngày 07/6/2026: Lễ ra quân`."""
        words = clean(dated["when"])
        window = self._window(words)
        sentence = _SENTENCE.search(self.reading.text, dated.end(), node.end)
        end = sentence.start() if sentence else node.end
        if window is None or end - dated.end() > _MAX_LINE:
            return
        days = find_dates(words, 0, default_year=self.reading.default_year)
        where = _PLACE.search(self.reading.text, dated.end(), end)
        yield Period(
            self.reading.words(dated.end(), end),
            window,
            days[0].time if days else None,
            self.reading.at(node.body, end),
            clean(where["where"]) if where else above.where,
        )

    def _line(self, node: Node, above: _Place) -> Iterator[Period]:
        """What one line tells, clause by clause."""
        if node.end - node.body > _MAX_LINE:
            return
        text = self.reading.text
        field = _FIELD.match(text, node.body, node.end)
        if field is None and not above.timed:
            return
        numbered = node.kind == "entry" and not above.task
        if field and _DUE.search(field["what"]) and not (above.timed or (numbered and above.whole)):
            return
        sentence = _SENTENCE.search(text, field.end(), node.end) if field else None
        stop = sentence.start() if sentence else node.end
        start = node.body
        for clause in re.split(r"(?<=;)", text[node.body : stop]):
            found = self._clause(start, start + len(clause), node, above)
            if found is not None:
                yield found
            start += len(clause)

    def _clause(self, start: int, end: int, node: Node, above: _Place) -> Period | None:
        reading = self.reading
        words = reading.text[start:end]
        skip = len(words) - len(words.lstrip(" -+*•\n"))
        start, words = start + skip, words[skip:]
        field = _FIELD.match(words)
        named = None if field else _ACTIVITY.match(words)
        begin = field.end() if field else named.end() if named else 0
        window = self._window(words[begin:])
        if window is None or any(
            d.bound in ("before", "delay") for d in reading.deadlines_in(start, end)
        ):
            return None
        own = field is not None or (named is not None and "hời gian" in named["what"])
        title = above.title if own else clean(named["what"]) if named else _told(words, window)
        if not title and node.kind != "bullet":
            own, title = True, above.title
        if not title or (own and above.whole and self.phased):
            return None
        days = find_dates(words, begin, default_year=reading.default_year)
        where = _PLACE.search(words, begin)
        return Period(
            title,
            window,
            days[0].time if days else None,
            reading.at(start, start + len(words.rstrip())),
            clean(where["where"]) if where else above.where,
        )

    def _window(self, words: str) -> Window | None:
        words = clean(words)
        low = words.lower()
        if not (_DIGIT.search(low) or _TELLING.search(low)):
            return None
        return read_window(
            words, anchor=self.reading.anchor, default_year=self.reading.default_year
        )


def _place_of(table: PlanTable, row: TaskRow) -> str | None:
    """What the column of places says in a row of tasks; None without such a column."""
    column = next((i for i, name in enumerate(table.columns) if _PLACES.match(name)), None)
    for cells in table.rows if column is not None else ():
        words = [clean(cell) for cell in cells]
        if row.deadline in words and any(w and row.task.endswith(w) for w in words):
            return words[column or 0] or None
    return None


def _told(words: str, window: Window) -> str:
    """What a sentence says before its time: `Lễ ra quân được tổ chức vào ngày …`."""
    first = window.start or window.end
    at = words.find(first.text) if first else -1
    return clean(_LEAD_IN.sub("", words[:at])) if at > 0 else ""
