"""The few PDFium functions that are called for every line or object, bound for speed.

Place in the flow: used by `pdf_pieces` and `pdf_rules`. The same functions as in `pypdfium2.raw`,
but with plain addresses for handles and results: half the cost of a call, which is what reading a
PDF costs.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import c_double, c_int, c_void_p
from typing import Any, Final

import pypdfium2.raw as pdfium

if sys.platform == "win32":
    _PROTOTYPE = ctypes.WINFUNCTYPE
else:
    _PROTOTYPE = ctypes.CFUNCTYPE


def _bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, c_void_p).value or 0
    bound: Callable[..., Any] = _PROTOTYPE(result, *arguments)(address)
    return bound


def address_of(handle: Any) -> int:
    """The address in a handle of `pypdfium2.raw`; 0 for none."""
    return ctypes.cast(handle, c_void_p).value or 0


_POINTERS: Final = (c_void_p,) * 4
count_rects: Final = _bind(pdfium.FPDFText_CountRects, c_int, c_void_p, c_int, c_int)
"""(text page, start, count) → number of text objects' rectangles, which `get_rect` then gives."""
get_rect: Final = _bind(pdfium.FPDFText_GetRect, c_int, c_void_p, c_int, *_POINTERS)
"""(text page, index, left, top, right, bottom: where to write doubles)."""
get_char_box: Final = _bind(pdfium.FPDFText_GetCharBox, c_int, c_void_p, c_int, *_POINTERS)
"""(text page, character, left, right, bottom, top: where to write doubles)."""
get_matrix: Final = _bind(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
"""(text page, character, where to write six floats)."""
get_font_size: Final = _bind(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
get_object: Final = _bind(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
"""(page, index) → address of one of its objects."""
get_object_type: Final = _bind(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
get_text_object: Final = _bind(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
"""(text page, character) → address of its text object, or None."""
get_font: Final = _bind(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
get_render_mode: Final = _bind(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
