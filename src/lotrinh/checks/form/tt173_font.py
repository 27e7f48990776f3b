"""TT173: a Word file's body is set in another font."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.law import law
from lotrinh.checks.form.paper import read_norm
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text


@rule(
    "TT173",
    Text("Phông chữ của nội dung không đúng quy định"),
    severity="warning",
    cure=Text("Chọn toàn văn bản và đặt phông Times New Roman."),
    basis=law("page"),
)
def font(case: Case) -> Iterator[Fault]:
    """The font of most letters outside of tables."""
    norm = case.once(read_norm)
    fonts = norm and norm.asks("fonts")
    if norm is None or not fonts or norm.page.font is None:
        return
    if not any(_letters(norm.page.font).startswith(_letters(name)) for name in fonts):
        yield Fault(None, Text("nội dung dùng phông {font}.", font=norm.page.font))


def _letters(name: str) -> str:
    """`Times New Roman, Bold` and `TimesNewRoman` alike."""
    return "".join(c for c in name.lower() if c.isalpha())
