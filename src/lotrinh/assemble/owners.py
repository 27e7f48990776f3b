"""Who a place in the text is about: the unit whose duty it is, or the leader a task names."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lotrinh.assemble.reading import Reading
from lotrinh.plan.model import Assignment

_LEAD_FIELD: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:(?:Đơn vị|Cơ quan|Bộ phận|Người)\s+)?"
    r"(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)[^:]{0,40}:\s*",
    re.IGNORECASE,
)


class Stretch(NamedTuple):
    """A stretch of the text that one unit answers for."""

    start: int
    end: int
    unit: str


class Owners:
    """The stretches of a document with their units; the narrowest around a place answers."""

    def __init__(self, reading: Reading, assignments: tuple[Assignment, ...]) -> None:
        self._stretches = [
            Stretch(a.at.start, max([a.at.end, *(d.at.end for d in a.duties)]), a.unit)
            for a in assignments
        ]
        for node in reading.outline.root.walk():
            for child in node.children:
                if child.kind not in {"bullet", "text", "entry"}:
                    continue
                field = _LEAD_FIELD.match(reading.text, child.body, child.end)
                if field and len(reading.text[field.end() : child.end]) < 300:
                    unit = reading.words(field.end(), child.end)
                    self._stretches.append(Stretch(node.start, node.stop, unit))
                    break

    def at(self, offset: int) -> str | None:
        """The unit that answers for the place; None where none is named."""
        around = [s for s in self._stretches if s.start <= offset < s.end]
        return min(around, key=lambda s: s.end - s.start).unit if around else None
