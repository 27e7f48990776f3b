"""Damage to the bytes of real files: flipped, cut, doubled, swapped, spliced, and words put in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random
from typing import Final

from benchmarks.fuzz.grammar import ALL

_SOILING: Final = ("turn", "blur", "invert", "stretch", "bars", "noise")
_TAGS: Final = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"</w:tc>", b'<w:numId w:val="9"/>',
    b'<w:ilvl w:val="99"/>', b"<w:tab/>", b"<w:br/>", b"<table>", b"<td colspan=9999>", b"</td>",
    b"<ol start=-3>", b"<li>", b"<!--", b"]]>", b"&#0;", b"&#x10FFFF;", b"-1", b"99999999999",
    b"<p style='mso-list:l0 level9'>", b"%PDF-", b"endobj", b"stream\n", b"/Kids [1 0 R]",
    b"\xff\xfe",
)  # fmt: skip


def mutate_bytes(data: bytes, random: Random) -> bytes:
    """The data after one to eight changes."""
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        data = random.choice(_CHANGES)(data, random)
    return data


def mutate_zip(data: bytes, random: Random) -> bytes:
    """A zip container with one member damaged, dropped or doubled; its checksums are true."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        inner = [n for n in names if n.startswith("word/") and n.endswith(".xml")]
        chosen = "word/document.xml" if random.random() < 0.6 else random.choice(inner or names)
        drop = random.random() < 0.05
        for name in names:
            content = old.read(name)
            if name == chosen:
                if drop:
                    continue
                content = mutate_bytes(content, random)
            new.writestr(name, content)
    return out.getvalue()


def mutate_image(data: bytes, random: Random) -> bytes:
    """A picture of part of a page, turned, blurred, soiled, cut or inverted: still a picture."""
    from PIL import Image, ImageFilter, ImageOps

    page = Image.open(io.BytesIO(data)).convert("L")
    width, height = (max(40, int(side * random.uniform(0.1, 0.5))) for side in page.size)
    left, top = random.randrange(page.width - width), random.randrange(page.height - height)
    page = page.crop((left, top, left + width, top + height))
    for change in random.sample(_SOILING, random.randint(1, 3)):
        if change == "turn":
            page = page.rotate(random.choice((90, 180, 1.5, -3, 20)), expand=True, fillcolor=255)
        elif change == "blur":
            page = page.filter(ImageFilter.GaussianBlur(random.uniform(0.5, 4)))
        elif change == "invert":
            page = ImageOps.invert(page)
        elif change == "stretch":
            size = (max(1, int(page.width * random.uniform(0.02, 2))), page.height)
            page = page.resize(size)
        elif change == "bars":
            for _ in range(random.randint(1, 12)):
                x, y = random.randrange(page.width), random.randrange(page.height)
                page.paste(
                    random.choice((0, 128, 255)), (x, 0, min(x + 9, page.width), page.height)
                )
                page.paste(0, (0, y, page.width, min(y + 3, page.height)))
        else:
            noise = Image.frombytes("L", page.size, random.randbytes(page.width * page.height))
            page = Image.blend(page, noise, random.uniform(0.05, 0.9))
    out = io.BytesIO()
    page.save(out, "PNG", dpi=random.choice(((300, 300), (1, 1), (72, 600))))
    return out.getvalue()


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 4, 30, 300, 3000)))


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20)) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _delete(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _double(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _move(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _words(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    words = "".join(random.choice(ALL) for _ in range(random.randint(1, 4)))
    return data[:at] + words.encode() + data[at:]


def _tags(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_TAGS) * random.choice((1, 1, 30)) + data[at:]


_CHANGES: Final[tuple[Callable[[bytes, Random], bytes], ...]] = (
    _flip, _overwrite, _delete, _double, _move, _truncate, _words, _words, _tags,
)  # fmt: skip
