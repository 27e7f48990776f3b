"""TT102: the nation's name or its motto is missing."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT102",
    Text("Thiếu Quốc hiệu hoặc Tiêu ngữ"),
    severity="error",
    cure=Text(
        "Ghi đủ hai dòng ở góc phải trang đầu: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” và “Độc lập - "
        "Tự do - Hạnh phúc”."
    ),
    basis=law("motto"),
)
def no_state_motto(case: Case) -> Iterator[Fault]:
    """A letterhead of the State's form that lacks one of its two fixed lines, or both.

    Unions may have a title of their own instead, but not nothing.
    """
    head = case.once(read_letterhead)
    if not head.present or head.kin == "party" or case.source.ocr:
        return
    if head.kin == "union" and head.phrases:
        return
    if "party" in head.phrases or "union" in head.phrases:
        return
    if "nation" in head.phrases and "motto" in head.phrases:
        return
    if not (head.kin or (head.number and head.number.is_state)):
        return
    if "nation" in head.phrases:
        missing = Text("không có dòng Tiêu ngữ.")
    elif "motto" in head.phrases:
        missing = Text("không có dòng Quốc hiệu.")
    else:
        missing = Text("không có cả hai dòng.")
    yield Fault(head.near(case, "motto", "nation"), missing)
