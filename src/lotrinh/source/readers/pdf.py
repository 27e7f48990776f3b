"""PDF → extract: born-digital text by position, scanned and garbled pages by recognition.

Place in the flow: stage 0, a reader. Pages are loaded one by one and released; what is kept of
each is its pieces of text and ruled lines, which `page_layout` turns into lines and tables.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.limits import MAX_CHARACTERS, MAX_OCR_PAGES, MAX_PAGES
from lotrinh.source.readers.legibility import carry_look, convert_legacy_fonts, is_legible
from lotrinh.source.readers.page_furniture import take_furniture
from lotrinh.source.readers.page_layout import lay_out_pages
from lotrinh.source.readers.pdf_pieces import Frame, PieceReader, is_scattered
from lotrinh.source.readers.pdf_rules import RuleReader
from lotrinh.source.readers.pieces import Page
from lotrinh.source.readers.signatures import read_signatures
from lotrinh.source.text import Extract

_PDFIUM: Final = threading.Lock()
"""PDFium may run in one thread of a process at a time."""
MEDIA_TYPE: Final = "application/pdf"
_PRINTED_ANNOTATIONS: Final = frozenset(
    {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET}
)
_MAX_ANNOTATIONS: Final = 200
_FEW_WORDS: Final = 12
"""A page of fewer words under a picture that covers it is a scan with a mark on it."""
_COVERED: Final = 0.5
_SIDEWAYS_SAMPLES: Final = 5


class _Read(NamedTuple):
    """The pages of a document, and which of them need recognition."""

    pages: list[Page]
    scanned: list[int]
    """Indices of pages without text."""
    garbled: list[int]
    """Indices of pages whose text layer cannot be read."""
    notices: list[tuple[str, str]]


def read_pdf(
    data: bytes,
    name: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    password: str | None = None,
) -> Extract:
    """The physical lines and ruled tables of a PDF, page by page, in reading order.

    `progress` is told (pages done, pages in all) while pages are recognised. Raises
    UnreadableError (encrypted, corrupt, too_many_pages, too_large, empty, missing_program,
    timeout).
    """
    with _PDFIUM:
        document = _open(data, name, password)
    try:
        with _PDFIUM:
            read = _read_pages(document, name)
        recognised = _recognise(document, read, name, progress)
    finally:
        with _PDFIUM:
            document.close()
    pages = read.pages
    notices = read.notices
    converted = [convert_legacy_fonts(page) for page in pages if not page.recognised]
    if any(converted):
        sentence = Text("Tệp dùng phông chữ bảng mã cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode.")
        notices.append(("encoding", sentence))
    if not data.rstrip(b"\0 \t\r\n").endswith(b"%%EOF") and b"%%EOF" not in data[-2048:]:
        notices.append(("truncated", Text("Tệp thiếu phần cuối; có thể có trang bị mất.")))
    dropped = take_furniture(pages)
    items = lay_out_pages(pages)
    if not items:
        raise UnreadableError(name, "empty", Text("tệp PDF không có chữ nào đọc được."))
    signatures, signature_notices = read_signatures(data)
    return Extract(
        reader="ocr" if recognised == len(pages) else "pdf",
        media_type=MEDIA_TYPE,
        items=items,
        wrapped=True,
        pages=len(pages),
        ocr=recognised > 0,
        dropped=dropped,
        signatures=signatures,
        notices=[*notices, *signature_notices],
    )


def _open(data: bytes, name: str, password: str | None) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data, password=password)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            wrong = Text("mật khẩu không đúng.") if password else Text("tệp PDF có mật khẩu.")
            hint = Text("Hãy mở bằng mật khẩu hoặc lưu lại bản không có mật khẩu.")
            raise UnreadableError(name, "encrypted", wrong, hint) from error
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            message = Text("tệp PDF được mã hóa theo cách không hỗ trợ.")
            raise UnreadableError(name, "encrypted", message) from error
        raise UnreadableError(name, "corrupt", Text("tệp PDF bị hỏng hoặc bị cắt cụt.")) from error
    if count > MAX_PAGES:
        document.close()
        message = Text(
            "tệp PDF có {pages} trang, quá giới hạn {limit} trang.", pages=count, limit=MAX_PAGES
        )
        raise UnreadableError(name, "too_many_pages", message)
    if count == 0:
        document.close()
        raise UnreadableError(name, "corrupt", Text("tệp PDF không có trang nào."))
    return document


def _read_pages(document: pypdfium2.PdfDocument, name: str) -> _Read:
    pages: list[Page] = []
    scanned: list[int] = []
    garbled: list[int] = []
    broken: list[int] = []
    characters = 0
    for index in range(len(document)):
        page = Page(index + 1, 595.0, 842.0)
        pages.append(page)
        try:
            text = _read_page(document, index, page)
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
            continue
        characters += len(text)
        if characters > MAX_CHARACTERS:
            message = Text(
                "tệp PDF có quá nhiều chữ (giới hạn {limit:,} ký tự).", limit=MAX_CHARACTERS
            )
            raise UnreadableError(name, "too_large", message)
        if page.pictured and len(text.split()) < 10 * _FEW_WORDS and _is_marked_scan(page):
            scanned.append(index)
        elif not page.pieces:
            if page.pictured or _has_drawings(page):
                scanned.append(index)
        elif not is_legible(text) and not _is_legacy(page):
            garbled.append(index)
    if len(broken) == len(pages):
        raise UnreadableError(name, "corrupt", Text("không trang nào của tệp PDF đọc được."))
    notices: list[tuple[str, str]] = []
    if broken:
        listed = ", ".join(map(str, broken[:20]))
        notices.append(("page_unreadable", Text("Không đọc được trang {pages}.", pages=listed)))
    return _Read(pages, scanned, garbled, notices)


def _is_marked_scan(page: Page) -> bool:
    """Whether the text over a full-page picture is nothing but signature marks and numbers."""
    probe = Page(page.number, page.width, page.height, list(page.pieces))
    take_furniture([probe])
    return sum(len(piece.text.split()) for piece in probe.pieces) < _FEW_WORDS


def _has_drawings(page: Page) -> bool:
    """Whether a page without text may hold text that is drawn as outlines."""
    return page.drawn > 50


def _is_legacy(page: Page) -> bool:
    """Whether the page is readable once its old font encodings are converted."""
    if not any(".vn" in p.font.lower() or "vni-" in p.font.lower() for p in page.pieces):
        return False
    probe = Page(page.number, page.width, page.height, [replace(p) for p in page.pieces])
    convert_legacy_fonts(probe)
    return is_legible("\n".join(piece.text for piece in probe.pieces))


def _read_page(document: pypdfium2.PdfDocument, index: int, page: Page) -> str:
    """Fill `page` with what stands on a page; its bulk text. Raises PdfiumError."""
    handle = document[index]
    try:
        if _flatten(handle):
            handle.close()
            handle = document[index]
        textpage = handle.get_textpage()
        try:
            text = _bulk_text(textpage.raw)
            frame = _frame(handle.raw, textpage.raw, text)
            turned = frame.rotation % 2
            page.width = frame.height if turned else frame.width
            page.height = frame.width if turned else frame.height
            drawn = RuleReader(frame).read(handle.raw)
            page.across, page.down = drawn.across, drawn.down
            page.pictured = drawn.picture > _COVERED
            page.drawn = drawn.paths
            edges = sorted({rule.at for rule in drawn.down}) if len(drawn.across) > 1 else []
            reader = PieceReader(textpage.raw, frame, edges)
            if is_scattered(text) and not frame.rotation:
                page.pieces = reader.read_scattered(text)
                text = "\n".join(piece.text for piece in page.pieces)
            else:
                page.pieces = reader.read(text)
        finally:
            textpage.close()
    finally:
        handle.close()
    return text


def _bulk_text(textpage: Any) -> str:
    """All text of a page such that the i-th character has PDFium's character index i."""
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    if count > MAX_CHARACTERS:
        return "\ufffd" * (MAX_CHARACTERS + 1)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    written = pdfium.FPDFText_GetText(textpage, 0, count, pointer) - 1
    text = buffer.raw[: 2 * max(0, written)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _frame(page: Any, textpage: Any, text: str) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    rotation = _text_turns(textpage, text)
    if rotation is None:
        rotation = pdfium.FPDFPage_GetRotation(page) % 4
    return Frame(box.left, box.bottom, box.right - box.left, box.top - box.bottom, rotation)


def _text_turns(textpage: Any, text: str) -> int | None:
    """Quarter turns clockwise that set the page's text upright; None where they differ."""
    matrix = pdfium.FS_MATRIX()
    turns = set()
    step = max(1, len(text) // _SIDEWAYS_SAMPLES)
    for i in range(step // 2, len(text), step):
        if text[i].isspace() or not pdfium.FPDFText_GetMatrix(textpage, i, ctypes.byref(matrix)):
            continue
        if abs(matrix.a) >= abs(matrix.b):
            turns.add(0 if matrix.a >= 0 else 2)
        else:
            turns.add(1 if matrix.b > 0 else 3)
    return turns.pop() if len(turns) == 1 else None


def _flatten(page: pypdfium2.PdfPage) -> bool:
    """Draw the annotations that print (typed-in numbers, marks) into the page; whether any were."""
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    for i in range(min(count, _MAX_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, i)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _PRINTED_ANNOTATIONS:
            result = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            return bool(result == pdfium.FLATTEN_SUCCESS)
    return False


def _recognise(
    document: pypdfium2.PdfDocument,
    read: _Read,
    name: str,
    progress: Callable[[int, int], None] | None,
) -> int:
    """Replace scanned and garbled pages by recognised ones; how many were."""
    from lotrinh.source.readers.ocr import missing_program, recognise_pages, render_page

    wanted = sorted([*read.scanned, *read.garbled])
    if not wanted:
        return 0
    missing = missing_program(name)
    if missing and len(read.scanned) + len(read.garbled) == len(read.pages):
        raise missing
    if missing:
        listed = ", ".join(str(i + 1) for i in wanted[:20])
        sentence = Text(
            "Trang {pages} là ảnh quét hoặc lỗi phông, chưa nhận dạng được. {hint}",
            pages=listed,
            hint=missing.hint,
        )
        read.notices.append(("ocr_missing", sentence))
        return 0
    if len(wanted) > MAX_OCR_PAGES:
        message = Text(
            "có {pages} trang ảnh, quá giới hạn {limit} trang nhận dạng.",
            pages=len(wanted),
            limit=MAX_OCR_PAGES,
        )
        raise UnreadableError(name, "too_many_pages", message)
    if read.garbled:
        listed = ", ".join(str(i + 1) for i in read.garbled[:20])
        sentence = Text(
            "Lớp chữ của trang {pages} không đọc được (phông thiếu bảng mã), "
            "đã nhận dạng lại từ ảnh.",
            pages=listed,
        )
        read.notices.append(("text_layer", sentence))

    garbled = set(read.garbled)

    def images() -> Iterator[Any]:
        for index in wanted:
            with _PDFIUM:
                image = render_page(document, index)
            yield image

    for page in recognise_pages(images(), name, total=len(wanted), progress=progress):
        if page.number - 1 in garbled:
            carry_look(page, read.pages[page.number - 1].pieces)
        read.pages[page.number - 1] = page
    return len(wanted)
