"""Small plans for the tests of schedules and calendars, built from printed words."""

from __future__ import annotations

from lotrinh.mentions.time import find_deadlines, read_window
from lotrinh.plan.model import (
    Assignment,
    Deadline,
    Duty,
    Header,
    Phase,
    Plan,
    SourceInfo,
    Stage,
    Window,
)
from lotrinh.source.text import At


def place(offset: int, length: int = 10) -> At:
    line = offset // 100 + 1
    return At(offset, offset + length, None, line, 1, line, length + 1)


def window(words: str, anchor: str | None = "2031-02-10") -> Window | None:
    return read_window(words, anchor=anchor, default_year=2031)


def phase(number: int, words: str, *stages: str, anchor: str | None = "2031-02-10") -> Phase:
    inner = tuple(
        Stage(
            f"{number}.{i}", text, "other", window(text, anchor), (), place(number * 1000 + i * 100)
        )
        for i, text in enumerate(stages, 1)
    )
    return Phase(f"Đợt {number}", words, window(words, anchor), (), inner, place(number * 1000))


def plan(*phases: Phase, duties: tuple[str, ...] = (), date: str | None = "2031-02-10") -> Plan:
    """A plan of a made-up commune; each duty of "Phòng Nắng" brings its own deadlines."""
    listed: list[Duty] = []
    deadlines: list[Deadline] = []
    for i, text in enumerate(duties):
        start = 50_000 + i * 1000
        listed.append(Duty(text, ("lead",), (), None, place(start, len(text))))
        deadlines += [
            Deadline(
                m.text, m.date, m.recurrence, None,
                place(start + m.start, m.end - m.start), m.time, m.delay,
            )
            for m in find_deadlines(text, default_year=2031)
        ]  # fmt: skip
    return Plan(
        SourceInfo("ke-hoach.docx", "application/x", None, "a" * 64, "docx", False),
        Header(family="state", doc_type="Kế hoạch", number="12", symbol="KH-UBND", date=date),
        phases=phases,
        deadlines=tuple(deadlines),
        assignments=(Assignment("Phòng Nắng", tuple(listed), place(49_000)),),
    )
