"""TT101: the file is an excerpt, without letterhead or without foot."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import heading
from lotrinh.checks.form.letterhead import read_letterhead
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT101",
    Text("Tệp chỉ là bản trích, thiếu phần đầu hoặc phần cuối văn bản"),
    severity="notice",
    cure=Text("Soát lại bằng tệp đầy đủ để kiểm tra được cả thể thức phần đầu và phần cuối."),
)
def excerpt(case: Case) -> Iterator[Fault]:
    """No letterhead at all, or neither recipients nor signature: what is missing is said once."""
    if not case.text.strip():
        return
    head = case.once(read_letterhead)
    footless = not case.plan.recipients and not case.plan.signature and heading(case) is None
    if head.present and not footless:
        return
    if head.present:
        missing = Text("không có nơi nhận và phần ký.")
    elif footless:
        missing = Text("không có Quốc hiệu, cơ quan, số, ngày; không có nơi nhận và phần ký.")
    else:
        missing = Text("không có Quốc hiệu (hoặc tiêu đề Đảng), cơ quan, số, ngày ban hành.")
    yield Fault(None, missing, excerpt="")
