"""VD110: a base does not end as it should."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.citations.bases import find_bases
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_LAST = (".", ",", ":")


@rule(
    "VD110",
    Text("Dấu câu cuối căn cứ không đúng"),
    severity="notice",
    cure=Text(
        "Cuối mỗi căn cứ dùng dấu chấm phẩy, cuối căn cứ cuối cùng dùng dấu chấm hoặc dấu phẩy."
    ),
    families=("state", "front"),
    basis={"state": Text("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6")},
)
def punctuation(case: Case) -> Iterator[Fault]:
    """Bases, a line each, that do not end in `;`, and a last one not ending in `.` or `,`."""
    bases = [base for base in case.once(find_bases) if base.legal]
    if len(bases) < 2:
        return
    last = case.once(find_bases)[-1]
    for base in case.once(find_bases):
        at = base.item.at
        end = case.text[at.start : at.end].rstrip("*_ ")
        start = max(at.start, at.start + len(end) - 40)
        place = case.at(start, at.start + len(end))
        if base is last and not end.endswith(_LAST):
            yield Fault(place, Text("căn cứ cuối cùng phải kết thúc bằng dấu “.” hoặc “,”."))
        elif base is not last and not end.endswith(";"):
            yield Fault(place, Text("phải kết thúc bằng dấu “;”."))
