"""TT105: a Party document without the Party's name."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT105",
    Text("Văn bản của Đảng thiếu tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”"),
    severity="error",
    cure=Text("Ghi “ĐẢNG CỘNG SẢN VIỆT NAM” ở góc phải, dòng đầu trang đầu."),
    basis=law("motto"),
)
def no_party_title(case: Case) -> Iterator[Fault]:
    """The letterhead of a Party body without any fixed phrase; another family's is TT106."""
    head = case.once(read_letterhead)
    if head.present and head.kin == "party" and not head.phrases and not case.source.ocr:
        yield Fault(head.near(case))
