"""A sample as text: Markdown, hard-wrapped as bad extraction leaves it, and in old TCVN3."""

from __future__ import annotations

import textwrap
from typing import Any, Final

from samples.making.source import Line, Sample

_LINE = 74
_PAGE = 26
"""Lines of text on a page, before blank lines come between."""


def make_markdown(sample: Sample) -> bytes:
    """Markdown as converters write it: letterhead and foot as tables, bold headings."""
    head = sample.head
    country = [*sample.country_lines, "", ""]
    lines = [
        f"| {head['superior'] or ''} | **{country[0]}** |",
        "|---|---|",
        f"| **{head['issuer']}** | {f'**{country[1]}**' if country[1] else ''} |",
        f"| {sample.number_line} | *{sample.date_line}* |",
        "",
        f"# {head['doc_type'].upper()}",
        "",
        f"**{head['title']}**",
        "",
    ]
    for line in sample.body:
        if line.has("table"):
            lines += [*_markdown_table(sample.tables[line.text]), ""]
        elif not line.has("unit-name"):
            lines += [_markdown(line), ""]
    if sample.recipient_heading:
        lines += [f"***{sample.recipient_heading}***", "", *sample.recipient_lines, ""]
    lines += [f"**{text}**\n" for text in [*sample.signature_lines, sample.foot["name"]]]
    return "\n".join(lines).encode()


def _markdown(line: Line) -> str:
    if line.has("h1"):
        return f"## {line.printed}"
    if line.is_heading:
        return f"**{line.printed}**"
    if line.has("base"):
        return f"*{line.printed}*"
    return line.printed


def _markdown_table(table: dict[str, Any]) -> list[str]:
    title = [f"**{table['title']}**", ""] if table["title"] else []
    columns = table["columns"]
    rows = [columns, ["---"] * len(columns), *table["rows"]]
    return title + [f"| {' | '.join(row)} |" for row in rows]


def make_plain(sample: Sample) -> bytes:
    """Text as a careful person saves it: a line a paragraph, letterhead and foot one column after
    the other, no tables."""
    head = sample.head
    left = [head["superior"] or "", head["issuer"], sample.number_line]
    lines = [*filter(None, left), *sample.country_lines, sample.date_line, ""]
    lines += [head["doc_type"].upper(), head["title"], ""]
    unprinted = ("unit-name", "table")
    lines += [line.printed for line in sample.body if not any(map(line.has, unprinted))]
    heading = sample.recipient_heading
    lines += ["", *filter(None, [heading]), *sample.recipient_lines, ""]
    lines += [*sample.signature_lines, "", "", sample.foot["name"]]
    return "\n".join(lines).encode()


def make_wrapped(sample: Sample) -> bytes:
    """Text as a bad PDF extraction leaves it: hard wraps, a blank line between every two lines,
    page numbers, the two columns of letterhead and foot one after the other."""
    head = sample.head
    lines = [head["superior"], head["issuer"], "*", sample.number_line]
    lines += [*sample.country_lines, sample.date_line, head["doc_type"].upper()]
    lines += [*textwrap.wrap(head["title"], 50), "-----"]
    for line in sample.body:
        if not line.has("unit-name"):
            printed = line.printed
            for before, after in sample.damage:
                printed = printed.replace(before, after)
            lines += _wrap(printed)
    lines += ["Nơi nhận:", *sample.recipient_lines, *sample.signature_lines, sample.foot["name"]]
    out: list[str] = []
    for number, text in enumerate(lines):
        if number and number % _PAGE == 0:
            out += [str(number // _PAGE + 1)]
        out.append(text)
    return ("\n\n".join(out) + "\n").encode()


def _wrap(text: str) -> list[str]:
    """Wrapped; a `\\n` of the damage is a break of its own."""
    return [
        line
        for part in text.split("\\n")
        for line in textwrap.wrap(part, _LINE, break_long_words=False, break_on_hyphens=False)
    ]


def make_tcvn3(sample: Sample) -> bytes:
    """Plain text in TCVN3 (ABC): letterhead and foot side by side, a paragraph a line."""
    head = sample.head
    left = [head["superior"], head["issuer"], "-------", sample.number_line]
    right = [*sample.country_lines, "---------------", sample.date_line]
    lines = [f"{a:<44}{b}".rstrip() for a, b in zip(left, right, strict=True)]
    lines += ["", f"{head['doc_type'].upper():^80}".rstrip(), f"{head['title']:^80}".rstrip(), ""]
    lines += [line.printed for line in sample.body if not line.has("unit-name")]
    signed = [*sample.signature_lines, "", "", sample.foot["name"]]
    received = ["Nơi nhận:", *sample.recipient_lines]
    height = max(len(signed), len(received))
    signed += [""] * (height - len(signed))
    received += [""] * (height - len(received))
    lines += ["", *(f"{a:<48}{b}".rstrip() for a, b in zip(received, signed, strict=True))]
    return ("\r\n".join(lines) + "\r\n").translate(_TCVN3).encode("latin-1")


# TCVN 5712:1993 VN3 ("ABC"): capitals with a tone have no code of their own; typists wrote them
# with the small letter's code in a font of capitals.
_SMALL: Final = {
    "a": "aµ¸¶·¹",
    "ă": "¨»¾¼½Æ",
    "â": "©ÇÊÈÉË",
    "e": "eÌÐÎÏÑ",
    "ê": "ªÒÕÓÔÖ",
    "i": "i×ÝØÜÞ",
    "o": "oßãáâä",
    "ô": "«åèæçé",
    "ơ": "¬êíëìî",
    "u": "uïóñòô",
    "ư": "\xadõøö÷ù",
    "y": "yúýûüþ",
}
_TONES: Final = {
    "a": "aàáảãạ",
    "ă": "ăằắẳẵặ",
    "â": "âầấẩẫậ",
    "e": "eèéẻẽẹ",
    "ê": "êềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọ",
    "ô": "ôồốổỗộ",
    "ơ": "ơờớởỡợ",
    "u": "uùúủũụ",
    "ư": "ưừứửữự",
    "y": "yỳýỷỹỵ",
}
_CAPITALS: Final = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§", "đ": "®"}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for base, letters in _TONES.items():
        for letter, code in zip(letters, _SMALL[base], strict=True):
            table[ord(letter)] = code
            if letter != base:
                table[ord(letter.upper())] = code
    table |= {ord(letter): code for letter, code in _CAPITALS.items()}
    table |= {ord("“"): '"', ord("”"): '"', ord("–"): "-"}
    return table


_TCVN3: Final = _table()
