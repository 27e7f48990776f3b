"""TT141: a signed plan does not say who receives it."""

from __future__ import annotations

from collections.abc import Iterator

from lotrinh.checks.case import Case
from lotrinh.checks.form.foot import heading
from lotrinh.checks.form.law import law
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.source.text import At


@rule(
    "TT141",
    Text("Thiếu nơi nhận"),
    severity="warning",
    cure=Text("Ghi “Nơi nhận:” ở góc trái cuối văn bản, mỗi nơi một dòng, dòng cuối là Lưu."),
    basis=law("recipients"),
)
def no_recipients(case: Case) -> Iterator[Fault]:
    """A signature without recipients. Without both the file is an excerpt (TT101)."""
    signature = case.plan.signature
    if case.plan.recipients or signature is None or signature.at is None or case.source.ocr:
        return
    words = heading(case)
    if words is None:
        yield Fault(signature.at)
    elif not _is_followed(case, words, signature.at):
        yield Fault(words)


def _is_followed(case: Case, words: At, signature: At) -> bool:
    """Whether anything but the signature stands behind the words."""
    before = case.text[words.end : max(words.end, signature.start)]
    behind = case.text[max(words.end, signature.end) :]
    return any(map(str.isalnum, before + behind))
