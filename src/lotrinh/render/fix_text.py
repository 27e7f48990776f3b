"""A text file with its safe repairs made.

Place in the flow: render; `lotrinh check --fix` writes what comes out beside the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from lotrinh.plan.model import Finding
from lotrinh.render.fix_places import Change, Strands, edits_of
from lotrinh.source.encodings import decode
from lotrinh.source.text import SourceText


def fix_text(
    data: bytes, source: SourceText, findings: Sequence[Finding]
) -> tuple[bytes, tuple[Change, ...]]:
    """The file in UTF-8 with its own line ends, and the repairs that were made.

    `data` are the bytes that `source` was read from. A repair whose place is not certain is left.
    """
    lines = decode(data, source.name).text.split("\n")
    strands = Strands(source, lines)
    made: list[Change] = []
    spots = [(strands.find(edit.at), found, edit) for found, edit in edits_of(findings)]
    for spot, found, edit in reversed(spots):
        if spot is None:
            continue
        line = lines[spot.strand]
        before = line[spot.start : spot.end]
        lines[spot.strand] = line[: spot.start] + edit.text + line[spot.end :]
        made.append(Change(edit.at, before, edit.text, found.code))
    newline = "\r\n" if b"\r\n" in data else "\n"
    return newline.join(lines).encode(), tuple(reversed(made))
