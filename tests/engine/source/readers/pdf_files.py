"""Builds small PDFs for tests: text at given places, ruled lines, pictures, annotations.

Glyphs are boxes about as wide as those of Times (box_font.py). `ToUnicode` maps can be left out.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from box_font import box_font

A4 = (595.0, 842.0)
LEFT, RIGHT = 85.0, 553.0
"""The text area that `flow` fills, in points."""

_NARROW = dict.fromkeys("ijltI.,;:/!'|()-ìíỉĩị", 0.28) | dict.fromkeys("rfst", 0.34)
_WIDE = dict.fromkeys("mwMW", 0.78)


def width_of(char: str, size: float) -> float:
    """Advance of a character in points."""
    if char == " ":
        return 0.25 * size
    if char in _NARROW:
        return _NARROW[char] * size
    if char in _WIDE:
        return _WIDE[char] * size
    return (0.7 if char.isupper() else 0.5) * size


def measure(text: str, size: float) -> float:
    """Width of a line in points."""
    return sum(width_of(char, size) for char in text)


@dataclass
class Drawn:
    """One stretch of text, shown as one text object."""

    x: float
    y: float
    """Baseline, from the top of the page."""
    text: str
    size: float
    style: str
    gaps: tuple[float, ...] = ()
    """Extra points before each character but the first."""


@dataclass
class PdfPage:
    """What to draw on one page; coordinates are points from its top left corner."""

    size: tuple[float, float] = A4
    sideways: bool = False
    """Draw everything turned by a quarter on an upright sheet that is shown turned back."""
    texts: list[Drawn] = field(default_factory=list)
    drawing: list[str] = field(default_factory=list)
    free_texts: list[str] = field(default_factory=list)
    picture: tuple[int, int, bytes] | None = None
    """A grey picture (width, height, pixels) that fills the page."""

    def text(
        self, x: float, y: float, text: str, size: float = 14, style: str = "",
        gaps: tuple[float, ...] = (),
    ) -> PdfPage:  # fmt: skip
        """Text that begins at x; `style` is "", "Bold", "Italic", or a font's name."""
        self.texts.append(Drawn(x, y, text, size, style, gaps))
        return self

    def centered(self, x: float, y: float, text: str, size: float = 14, style: str = "") -> PdfPage:
        """Text whose middle is at x."""
        return self.text(x - measure(text, size) / 2, y, text, size, style)

    def flow(self, y: float, *paragraphs: str, size: float = 14, pitch: float = 18) -> float:
        """Paragraphs with an indented first line, wrapped at the margin; the next baseline."""
        for paragraph in paragraphs:
            x, line = LEFT + 36, ""
            for word in paragraph.split():
                if line and x + measure(f"{line} {word}", size) > RIGHT:
                    self.text(x, y, line, size)
                    x, y, line = LEFT, y + pitch, word
                else:
                    line = f"{line} {word}".strip()
            self.text(x, y, line, size)
            y += pitch + 6
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> PdfPage:
        """A stroked line."""
        top = self.size[1]
        self.drawing.append(f"{width} w {x0} {top - y0} m {x1} {top - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> PdfPage:
        """All lines of a table, as thin filled boxes the way Word draws them."""
        top = self.size[1]
        for y in ys:
            self.drawing.append(f"{xs[0]} {top - y - 0.25} {xs[-1] - xs[0]} 0.5 re f")
        for x in xs:
            self.drawing.append(f"{x - 0.25} {top - ys[-1]} 0.5 {ys[-1] - ys[0]} re f")
        return self


def build_pdf(*pages: PdfPage, to_unicode: bool = True) -> bytes:
    """The bytes of a PDF with these pages."""
    return _Builder(to_unicode).build(list(pages))


class _Builder:
    def __init__(self, to_unicode: bool) -> None:
        self._to_unicode = to_unicode
        self._objects: list[bytes] = [b"", b""]
        self._codes: dict[str, dict[str, int]] = {}

    def build(self, pages: list[PdfPage]) -> bytes:
        contents = [self._content(page) for page in pages]
        fonts = {self._name(s): self._font(s, codes) for s, codes in self._codes.items()}
        listed = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
        kids = []
        for page, content in zip(pages, contents, strict=True):
            resources = f"/Font << {listed} >>"
            if page.picture:
                resources += f" /XObject << /Im {self._picture(*page.picture)} 0 R >>"
            annotations = " ".join(f"{self._free_text(t, page)} 0 R" for t in page.free_texts)
            sheet = page.size[::-1] if page.sideways else page.size
            kids.append(
                self._add(
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet[0]} {sheet[1]}] "
                    f"/Rotate {90 * page.sideways} /Resources << {resources} >> "
                    f"/Annots [{annotations}] /Contents {self._stream(content)} 0 R >>".encode()
                )
            )
        self._objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self._objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
        return self._file()

    def _add(self, body: bytes) -> int:
        self._objects.append(body)
        return len(self._objects)

    def _stream(self, data: bytes, extra: str = "") -> int:
        packed = zlib.compress(data)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode {extra} >>\nstream\n".encode()
        return self._add(head + packed + b"\nendstream")

    def _content(self, page: PdfPage) -> bytes:
        parts = list(page.drawing)
        if page.picture:
            parts.insert(0, f"q {page.size[0]} 0 0 {page.size[1]} 0 0 cm /Im Do Q")
        parts += [self._show(drawn, page.size[1]) for drawn in page.texts]
        if page.sideways:
            parts.insert(0, f"0 1 -1 0 {page.size[1]} 0 cm")
        return "\n".join(parts).encode()

    def _show(self, drawn: Drawn, top: float) -> str:
        codes = self._codes.setdefault(drawn.style, {})
        shown = []
        for i, char in enumerate(drawn.text):
            code = codes.setdefault(char, len(codes) + 1)
            gap = drawn.gaps[i - 1] if 0 < i <= len(drawn.gaps) else 0.0
            shown.append(f"{-gap * 1000 / drawn.size:.1f} <{code:04x}>" if gap else f"<{code:04x}>")
        name = self._name(drawn.style)
        return (
            f"BT /{name} {drawn.size} Tf 1 0 0 1 {drawn.x:.2f} {top - drawn.y:.2f} Tm "
            f"[{' '.join(shown)}] TJ ET"
        )

    def _name(self, style: str) -> str:
        return f"F{list(self._codes).index(style)}"

    def _font(self, style: str, codes: dict[str, int]) -> int:
        bold, italic = "Bold" in style, "Italic" in style
        name = style if style.startswith((".Vn", "VNI")) else f"Thu-{style or 'Regular'}"
        widths = [round(width_of(char, 1000)) for char in codes]
        file = self._stream(box_font("".join(codes), widths))
        flags = (1 << 18) * bold + (1 << 6) * italic + 4
        descriptor = self._add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /ItalicAngle 0 "
            f"/FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 "
            f"/FontFile2 {file} 0 R >>".encode()
        )
        descendant = self._add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /W [1 [{' '.join(map(str, widths))}]] >>".encode()
        )
        cmap = f"/ToUnicode {self._stream(_cmap(codes))} 0 R" if self._to_unicode else ""
        return self._add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] {cmap} >>".encode()
        )

    def _picture(self, width: int, height: int, pixels: bytes) -> int:
        return self._stream(
            pixels,
            f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
            "/ColorSpace /DeviceGray /BitsPerComponent 8",
        )

    def _free_text(self, text: str, page: PdfPage) -> int:
        """A typed-in annotation near the page's top, with its own appearance in Helvetica."""
        x, y = 100, page.size[1] - 130
        form = self._stream(
            f"BT /H 14 Tf 2 4 Td ({text}) Tj ET".encode(),
            "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /H << "
            "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
        )
        return self._add(
            f"<< /Type /Annot /Subtype /FreeText /F 4 /Rect [{x} {y} {x + 200} {y + 20}] "
            f"/Contents ({text}) /DA (/H 14 Tf) /AP << /N {form} 0 R >> >>".encode()
        )

    def _file(self) -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self._objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(places) + 1)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)


def _cmap(codes: dict[str, int]) -> bytes:
    pairs = [f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    listed = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Thu def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{listed}\nendcmap end end"
    ).encode()
