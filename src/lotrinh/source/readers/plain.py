"""Plain text files to an extract: every physical line, blank ones too.

Place in the flow: stage 0, a reader; `compose` joins the lines to paragraphs.
"""

from __future__ import annotations

from typing import Final

from lotrinh.source.encodings import Decoded, decode
from lotrinh.source.text import PLAIN, Extract, Look, RawLine

POINTS_A_BLANK: Final = 6.0
TAB: Final = "    "


def read_plain(data: bytes, name: str) -> Extract:
    """The lines of a text file in any encoding that Vietnamese is written in.

    The i-th `RawLine` is the i-th line of the file: without its leading blanks, which stand in
    `look.indent` as 6 points each, and without trailing ones. A tab counts as four blanks.
    Raises UnreadableError (too_large, unsupported).
    """
    return extract_plain(decode(data, name))


def extract_plain(decoded: Decoded) -> Extract:
    """The lines of a decoded text file."""
    return Extract(
        reader="plain",
        media_type="text/plain",
        items=[plain_line(line) for line in decoded.text.split("\n")],
        wrapped=True,
        notices=list(decoded.notices),
    )


def plain_line(line: str) -> RawLine:
    """One physical line with its indent taken off."""
    line = line.replace("\t", TAB).rstrip()
    text = line.lstrip()
    indent = len(line) - len(text)
    return RawLine(text, Look(indent=POINTS_A_BLANK * indent) if indent else PLAIN)
