"""The ruled lines and pictures of one PDF page, from its path and image objects.

Place in the flow: called by `pdf` for each page; `page_tables` makes tables of the rules.
"""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from lotrinh.source.readers import pdf_calls as calls
from lotrinh.source.readers.pdf_pieces import Frame
from lotrinh.source.readers.pieces import Rule

_THIN: Final = 3.0
"""A path of at most this many points is a line, not an area."""
_SHORT: Final = 6.0
_MAX_OBJECTS: Final = 20_000
_MAX_SEGMENTS: Final = 4_000
_MAX_DEPTH: Final = 4

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """What is drawn on a page besides text."""

    across: list[Rule]
    down: list[Rule]
    picture: float
    """Share of the page that its largest picture covers, 0 to 1."""
    paths: int
    """How many path objects there are."""


class RuleReader:
    """Collects the rules of one page."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._across: list[Rule] = []
        self._down: list[Rule] = []
        self._picture = 0.0
        self._paths = 0
        self._left = _MAX_OBJECTS
        self._f = tuple(ctypes.c_float() for _ in range(4))
        self._refs = tuple(ctypes.byref(f) for f in self._f)

    def read(self, page: Any) -> Drawn:
        """The rules and the largest picture of a raw FPDF_PAGE."""
        place = calls.address_of(page)
        for i in range(min(pdfium.FPDFPage_CountObjects(page), self._left)):
            thing = calls.get_object(place, i)
            what = calls.get_object_type(thing)
            if what != pdfium.FPDF_PAGEOBJ_TEXT:
                self._take(ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT), what, _IDENTITY, 0)
        return Drawn(self._across, self._down, self._picture, self._paths)

    def _take(self, thing: Any, what: int, matrix: Matrix, depth: int) -> None:
        self._left -= 1
        if what == pdfium.FPDF_PAGEOBJ_PATH:
            self._paths += 1
            self._take_path(thing, matrix)
        elif what == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = self._bounds(thing, matrix)
            area = self._frame.width * self._frame.height
            self._picture = max(self._picture, (x1 - x0) * (y1 - y0) / area if area else 0.0)
        elif what == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix(thing), matrix)
            for i in range(min(pdfium.FPDFFormObj_CountObjects(thing), max(0, self._left))):
                child = pdfium.FPDFFormObj_GetObject(thing, i)
                if child:
                    self._take(child, pdfium.FPDFPageObj_GetType(child), inner, depth + 1)

    def _bounds(self, thing: Any, matrix: Matrix) -> tuple[float, float, float, float]:
        f = self._f
        if not pdfium.FPDFPageObj_GetBounds(thing, *self._refs):
            return 0.0, 0.0, 0.0, 0.0
        ax, ay = _apply(matrix, f[0].value, f[1].value)
        bx, by = _apply(matrix, f[2].value, f[3].value)
        return self._frame.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _take_path(self, thing: Any, matrix: Matrix) -> None:
        x0, y0, x1, y1 = self._bounds(thing, matrix)
        if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
            self._add(x0, y0, x1, y1)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
        count = pdfium.FPDFPath_CountSegments(thing)
        if not 0 < count <= _MAX_SEGMENTS or (not stroke.value and count <= 5):
            return
        self._take_segments(thing, count, _times(_matrix(thing), matrix), bool(stroke.value))

    def _take_segments(self, thing: Any, count: int, matrix: Matrix, stroke: bool) -> None:
        """Add the axis-parallel stretches of a stroked path, the thin subpaths of a filled one."""
        x, y = self._f[0], self._f[1]
        subpath: list[tuple[float, float]] = []
        for i in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(thing, i)
            if not pdfium.FPDFPathSegment_GetPoint(segment, self._refs[0], self._refs[1]):
                continue
            point = self._frame.place(*_apply(matrix, x.value, y.value))
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                self._add_subpath(subpath, stroke)
                subpath = [point]
            else:
                subpath.append(point)
                if pdfium.FPDFPathSegment_GetClose(segment):
                    subpath.append(subpath[0])
        self._add_subpath(subpath, stroke)

    def _add_subpath(self, points: list[tuple[float, float]], stroke: bool) -> None:
        if len(points) < 2:
            return
        if stroke:
            for (ax, ay), (bx, by) in pairwise(points):
                self._add(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        else:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            self._add(min(xs), min(ys), max(xs), max(ys))

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        width, height = x1 - x0, y1 - y0
        if height <= _THIN and width >= _SHORT:
            self._across.append(Rule((y0 + y1) / 2, x0, x1))
        elif width <= _THIN and height >= _SHORT:
            self._down.append(Rule((x0 + x1) / 2, y0, y1))


def _matrix(thing: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(m)):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )
