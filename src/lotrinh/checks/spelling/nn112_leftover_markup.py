"""NN112: marks of Markdown or HTML that were copied into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.plan.model import Edit

_SIGNS: Final = (
    "**", "__", "# ", "`", "](http", "&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "dash;", "&#",
    "</", "<b", "<p",
)  # fmt: skip
"""What a mark holds, but a lone asterisk, of which a pair is looked for."""
_MARKUP: Final = re.compile(
    r"(?<!\*)\*\*(?!\*)"
    r"|(?<![\w_])__(?=[^\W\d_])|(?<=[^\W\d_])__(?![\w_])"
    r"|^(?:[-+•][ ])?\#{1,6}(?=[ ][^\s#])"
    r"|```|`(?=[^`\n]{1,80}`)|(?<=[\w.])`"
    r"|\]\(https?://[^\s)]*\)"
    r"|&(?:nbsp|amp|lt|gt|quot|ndash|mdash|\#\d{2,4});"
    r"|</?(?:b|i|u|br|p|strong|em|span|div|table|t[rdh]|ul|ol|li|h[1-6])(?:\s[^<>\n]{0,200})?/?>"
    r"|(?<![\w*(\\])\*(?=[^\W\d_][^*\n]{1,200}[^\s*]\*(?![\w*)]))",
    re.MULTILINE,
)
_MANY: Final = 8
"""Marks from which on the whole file is a conversion, which one finding says."""
_SHOWN: Final = 8
_BLANKS: Final = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


@rule(
    "NN112",
    Text("Còn sót ký hiệu định dạng"),
    severity="warning",
    cure=Text("Bỏ ký hiệu này; in đậm, in nghiêng bằng phần mềm soạn thảo."),
)
def leftover_markup(case: Case) -> Iterator[Fault]:
    """Marks that were to set text bold, as a heading or as a link, and were printed."""
    text = case.text
    if case.source.ocr or not (any(sign in text for sign in _SIGNS) or text.count("*") > 1):
        return
    spans = [(match.start(), match.end(), match.group()) for match in _MARKUP.finditer(text)]
    if len(spans) > _MANY:
        places = [case.at(start, end) for start, end, _ in spans[:_SHOWN]]
        detail = Text("{count} chỗ.", count=len(spans))
        yield Fault(places[0], detail, related=tuple(places[1:]))
        return
    for start, end, mark in spans:
        yield Fault(
            case.at(start, end),
            Text("“{mark}”.", mark=mark),
            excerpt=case.words(case.at(max(0, start - 5), min(len(text), end + 40))),
            edits=(Edit(case.at(start, end), _BLANKS.get(mark, "")),),
        )
