"""TT174: a Word file's body is set in another size."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.paper import number_text, range_text, read_norm
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT174",
    Text("Cỡ chữ của nội dung không đúng quy định"),
    severity="notice",
    cure=Text("Đặt cỡ chữ nội dung theo quy định, thống nhất trong cả văn bản."),
    basis=law("page"),
)
def size(case: Case) -> Iterator[Fault]:
    """The size of most letters outside of tables."""
    norm = case.once(read_norm)
    sizes = norm and norm.asks("sizes")
    if norm is None or not sizes or norm.page.size is None:
        return
    if not sizes[0] <= norm.page.size <= sizes[1]:
        yield Fault(
            None,
            Text(
                "nội dung cỡ {size} (quy định {asked}).",
                size=number_text(norm.page.size),
                asked=range_text(sizes),
            ),
        )
