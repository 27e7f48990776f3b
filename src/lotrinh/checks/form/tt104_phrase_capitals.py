"""TT104: a fixed phrase of the letterhead has other capitals or blanks than law says."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead, tones_last, wording, words_of
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit


@rule(
    "TT104",
    Text("Quốc hiệu, Tiêu ngữ hoặc tiêu đề Đảng trình bày chưa đúng chữ hoa hoặc dấu gạch nối"),
    severity="notice",
    cure=Text("Trình bày lại đúng chữ hoa, chữ thường, dấu gạch nối có cách chữ."),
    basis=law("motto"),
)
def phrase_capitals(case: Case) -> Iterator[Fault]:
    """Right words, wrong capitals or blanks around a hyphen; a dash is let pass."""
    if case.source.ocr:
        return
    for phrase, line in case.once(read_letterhead).phrases.items():
        right = wording(phrase)
        printed = " ".join(line.text.split()).replace("–", "-").replace("—", "-")
        if phrase == "union" or words_of(printed) != words_of(right):
            continue
        if tones_last(printed) != tones_last(right):
            at = case.at(line.start, line.end)
            yield Fault(
                at,
                Text("ghi “{printed}”.", printed=printed),
                suggestion=Text("Sửa thành “{right}”.", right=right),
                edits=(Edit(at, right),) if "\n" not in line.text else (),
            )
