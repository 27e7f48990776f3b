"""TT176: a Word file's pages are not numbered as law asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.paper import read_norm
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text

_TWO_PAGES: Final = 5000
"""Characters that do not fit on one page."""


@rule(
    "TT176",
    Text("Số trang không đúng quy định"),
    severity="notice",
    cure=Text(
        "Chèn số trang ở giữa, phần lề trên, không hiện ở trang thứ nhất (Insert > Page Number > "
        "Top of Page; Different First Page)."
    ),
    basis=law("page"),
)
def page_number(case: Case) -> Iterator[Fault]:
    """No number in a document of several pages, one elsewhere, or one on the first page too."""
    norm = case.once(read_norm)
    asked = norm and norm.asks("number")
    if norm is None or not asked:
        return
    number = norm.page.number
    if number is None:
        if len(case.text) > _TWO_PAGES:
            yield Fault(None, Text("văn bản nhiều trang mà không có số trang."))
    elif number.place != asked:
        yield Fault(
            None, Text("số trang ở lề dưới.") if asked == "top" else Text("số trang ở lề trên.")
        )
    elif asked == "top" and not number.centered:
        yield Fault(None, Text("số trang không ở giữa."))
    elif number.first and len(case.text) > _TWO_PAGES:
        yield Fault(None, Text("số trang hiện cả ở trang thứ nhất."))
