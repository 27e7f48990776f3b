"""TT103: a fixed phrase of the letterhead has a wrong word."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead, wording, words_of
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "TT103",
    Text("Quốc hiệu, Tiêu ngữ hoặc tiêu đề Đảng ghi sai chữ"),
    severity="error",
    cure=Text("Ghi lại đúng từng chữ theo mẫu."),
    basis=law("motto"),
)
def phrase_misprinted(case: Case) -> Iterator[Fault]:
    """A line that means a fixed phrase, but whose words are not that phrase's, in their order.

    Words of another column that stand in between are no mistake of the author.
    """
    if case.source.ocr:
        return
    for phrase, line in case.once(read_letterhead).phrases.items():
        if phrase == "union":
            continue
        right = wording(phrase)
        words, wanted = words_of(line.text), words_of(right)
        rest = iter(words)
        if all(word in rest for word in wanted) or len(words) > len(wanted) + 2:
            continue
        at = case.at(line.start, line.end)
        yield Fault(
            at,
            Text("ghi “{printed}”.", printed=" ".join(line.text.split())),
            suggestion=Text("Sửa thành “{right}”.", right=right),
            edits=(Edit(at, right),) if "\n" not in line.text else (),
        )
