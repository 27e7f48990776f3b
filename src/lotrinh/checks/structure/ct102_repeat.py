"""CT102: a number stands twice, or counts backwards."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.checks.structure.number_faults import number_faults
from lotrinh.checks.structure.repeats import find_repeats
from lotrinh.language import Text


@rule(
    "CT102",
    Text("Số thứ tự bị lặp hoặc đánh lùi"),
    severity="warning",
    cure=Text("Đánh số lại các mục cùng cấp, rồi sửa những chỗ dẫn chiếu đến chúng."),
)
def repeat(case: Case) -> Iterator[Fault]:
    """Items whose number their list had before, or that stand behind a higher one.

    A section that was pasted twice with its number is another rule's.
    """
    pasted = {again.start for _, again in case.once(find_repeats).sections}
    for found in case.once(number_faults):
        if found.slip not in {"repeat", "back"} or found.at.start in pasted:
            continue
        repeated = Text("“{printed}” đã dùng ở mục trước.", printed=found.printed)
        backward = Text(
            "“{printed}” đứng sau “{before}”.", printed=found.printed, before=found.before
        )
        said = repeated if found.slip == "repeat" else backward
        cure = Text("Đánh số mục này là “{wanted}” và đánh lại các mục sau.", wanted=found.wanted)
        yield Fault(found.at, said, found.excerpt, cure, found.related)
