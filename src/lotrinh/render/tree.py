"""The outline of a plan drawn for the eye: depth, marker, title, line, and what each part is.

Place in the flow: render; `lotrinh read --tree` prints it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final

from lotrinh.language import Language, speaking, tr
from lotrinh.plan.derived import full_number
from lotrinh.plan.model import OutlineEntry, Plan
from lotrinh.render.labels import KINDS, Kind
from lotrinh.render.marks import list_parts
from lotrinh.render.pen import columns_of, plain
from lotrinh.render.phrases import shorten
from lotrinh.source.text import At

_SHOWN: Final[frozenset[Kind]] = frozenset(
    {"purpose", "requirement", "phase", "content", "channel", "unit", "duty", "reporting", "table"}
)
"""Kinds that make up the body; the others stand inside them or outside the outline."""


_FINER: Final = re.compile("-[ir][0-9-]")
"""Ids of items and rows inside a part."""


def render_tree(plan: Plan, *, width: int = 88, lang: Language = "vi") -> str:
    """One line an outline entry: branch, marker, title, and on the right its role and place."""
    with speaking(lang):
        return _draw(plan, width)


def _draw(plan: Plan, width: int) -> str:
    head = " ".join(
        part for part in (plan.header.doc_type or tr("Văn bản"), full_number(plan.header)) if part
    )
    title = plan.header.title or tr("không có trích yếu")
    lines = [plain(shorten(f"{head} · {title}", width))]
    roles = _roles(plan)
    for entry, branch, said in zip(plan.outline, _branches(plan.outline), roles, strict=True):
        role = shorten(said, max(min(44, width - len(branch) - 24), 1))
        right = "  ".join(part for part in (role, _say_line(entry.at)) if part)
        room = max(width - len(branch) - columns_of(right) - 2, 12)
        title = shorten(plain(f"{entry.marker} {entry.title}".strip()), room)
        lines.append(f"{branch}{title}{' ' * (room - columns_of(title))}  {right}")
    if not plan.outline:
        lines.append("└─ " + tr("(văn bản không có đề mục đánh số)"))
    return "\n".join(lines) + "\n"


def _say_line(at: At) -> str:
    if at.page is None:
        return f"{at.line:>5}"
    return f"{tr('tr.{page}:{line}', page=at.page, line=at.line):>8}"


def _branches(outline: Sequence[OutlineEntry]) -> list[str]:
    """`│  ├─ ` for every entry, from the depths alone; skipped depths leave a gap."""
    later: set[int] = set()
    """Depths at which a further sibling follows."""
    drawn: list[str] = []
    for entry in reversed(outline):
        depth = max(entry.depth, 1)
        later = {other for other in later if other <= depth}
        stems = "".join("│  " if level in later else "   " for level in range(1, depth))
        drawn.append(stems + ("├─ " if depth in later else "└─ "))
        later.add(depth)
    return drawn[::-1]


def _roles(plan: Plan) -> list[str]:
    """What stands between each entry's start and the next one's: `đơn vị, nhiệm vụ × 3`."""
    starts = [entry.at.start for entry in plan.outline]
    counts: list[Counter[Kind]] = [Counter() for _ in starts]
    for kind, ident, at in list_parts(plan):
        if at is None or kind not in _SHOWN or _FINER.search(ident):
            continue
        index = bisect_right(starts, at.start) - 1
        if index >= 0:
            counts[index][kind] += 1
    return [
        ", ".join(
            tr(KINDS[kind]).lower() + (f" × {count}" if count > 1 else "")
            for kind, count in counter.items()
        )
        for counter in counts
    ]
