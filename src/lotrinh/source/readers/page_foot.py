"""The foot of a page in columns: recipients beside a signature, and signatures side by side.

Place in the flow: used by `page_layout`, after the letterhead was found.
"""

from __future__ import annotations

import re
from typing import Final

from lotrinh.source.readers.page_columns import Columns, Margins
from lotrinh.source.readers.page_rows import rows_of
from lotrinh.source.readers.page_words import opens_with
from lotrinh.source.readers.pieces import Piece

_REACH: Final = 0.18
"""Share of the text area's width in which a recipient begins, from where `Nơi nhận` stands."""
_SIGNING_ROWS: Final = 14
_CENTER: Final = 12.0
"""Points by which a line may miss the middle of its column."""
_BULLET: Final = re.compile(r"[-–—+•*]\s*[^\W\d_]")
_ENDS: Final = (";", ".", ",", ":")


def find_foot(pieces: list[Piece], margins: Margins) -> Columns | None:
    """The recipients on the left and the signature on the right, where they stand side by side."""
    anchor = _anchor(pieces)
    if anchor is None:
        return None
    reach = anchor.x0 + _REACH * (margins.right - margins.left)
    left: list[Piece] = []
    right: list[Piece] = []
    below = sorted((p for p in pieces if p.base > anchor.base - 1.2 * anchor.size),
                   key=lambda p: p.base)  # fmt: skip
    edge = margins.right
    for piece in below:
        if piece.x0 < reach:
            if right and piece.x1 > edge + 0.3 * (margins.right - edge):
                break
            left.append(piece)
        else:
            right.append(piece)
            edge = min(edge, piece.x0)
    if not right or not left:
        return None
    right = _signature_above(pieces, anchor, edge, margins) + right
    inner = [p for p in left if p.x0 > anchor.x0 + 6 and p.x0 >= edge - 2]
    return Columns([p for p in left if p not in inner], right + inner)


def continue_foot(pieces: list[Piece], before: Columns, margins: Margins) -> Columns | None:
    """The columns at the top of a page that go on with the foot at the end of the page before.

    None where the page does not begin with a recipient or with a line under the signature.
    """
    start = min(p.x0 for p in before.left)
    middle = _middle(before.right)
    reach = start + _REACH * (margins.right - margins.left)
    left: list[Piece] = []
    right: list[Piece] = []
    above = max(before.left, key=lambda p: p.base)
    for piece in sorted(pieces, key=lambda p: p.base):
        if abs(piece.center - middle) <= 2 * _CENTER and piece.x0 >= reach:
            right.append(piece)
        elif piece.x0 < reach and _lists_on(above, piece):
            left.append(piece)
            above = piece
        else:
            break
    return Columns(left, right) if left or right else None


def _lists_on(above: Piece, piece: Piece) -> bool:
    """Whether a line is the next recipient below another, or the rest of it."""
    if piece.x1 - piece.x0 > 40 * piece.size:
        return False
    return bool(_BULLET.match(piece.text)) or not above.text.rstrip().endswith(_ENDS)


def _middle(pieces: list[Piece]) -> float:
    """The middle of a column of centred lines, by most of them."""
    centers = sorted(p.center for p in pieces)
    return centers[len(centers) // 2]


def _anchor(pieces: list[Piece]) -> Piece | None:
    """The last piece that begins with "Nơi nhận" on the left of the page."""
    found = None
    for piece in pieces:
        if opens_with(piece.text, "recipients"):
            found = piece
    return found


def find_signatures(
    pieces: list[Piece], margins: Margins, before: Columns | None
) -> Columns | None:
    """The signatures of two offices side by side, above `Nơi nhận` or at the end of the page.

    `before` are those that the page before ends with: their names may stand alone on this one.
    """
    if before is None and not any(map(_signs, pieces)):
        return None
    anchor = _anchor(pieces)
    above = [p for p in pieces if anchor is None or p.base < anchor.base - 0.4 * anchor.size]
    found: list[list[Piece]] = []
    told = before is not None and len(above) <= 2
    for row in reversed(rows_of(above)[-_SIGNING_ROWS:]):
        if not _is_pair(row, margins) and not (found and _stands_under(row, found[-1])):
            break
        found.append(row)
        told = told or (all(_signs(p) for p in row) and len(row) == 2)
    while found and len(found[-1]) != 2:
        found.pop()
    if not told or not found:
        return None
    middle = margins.center
    taken = [p for row in reversed(found) for p in row]
    return Columns(
        [p for p in taken if p.center < middle], [p for p in taken if p.center >= middle]
    )


def _is_pair(row: list[Piece], margins: Margins) -> bool:
    """Whether a row is two short lines, one in each half of the page."""
    if len(row) != 2:
        return False
    a, b = row
    return a.center < margins.center < b.center and b.x0 - a.x1 > a.size and a.x1 < b.x0


def _stands_under(row: list[Piece], pair: list[Piece]) -> bool:
    """Whether a lone line is centred as one of a pair is: a post that is broken over lines."""
    return len(row) == 1 and any(abs(row[0].center - p.center) <= _CENTER for p in pair)


def _signs(piece: Piece) -> bool:
    return opens_with(piece.text, "authority") and piece.text.isupper()


def _signature_above(
    pieces: list[Piece], anchor: Piece, edge: float, margins: Margins
) -> list[Piece]:
    """Lines of the right column that stand higher than "Nơi nhận", from the top."""
    above = [p for p in pieces if p.base <= anchor.base - 1.2 * anchor.size]
    out: list[Piece] = []
    lowest = anchor.base
    for row in reversed(rows_of(above)):
        if row[0].x0 < min(edge, margins.center) - 6 or lowest - row[0].base > 2.5 * row[0].size:
            break
        if not out and not any(opens_with(p.text, "authority") for p in row):
            capitals = all(p.text.isupper() for p in row)
            if not capitals:
                break
        out[:0] = row
        lowest = row[0].base
    return out
