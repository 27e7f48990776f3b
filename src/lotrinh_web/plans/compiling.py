"""The only door to the engine: bytes in, what a `Reading` keeps out.

Place in the flow: tasks.py calls it in the worker; nothing else in the application knows how a
plan is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import lotrinh
from lotrinh.source.text import SourceText
from lotrinh_web.plans.pdf_words import find_words, place_words


class UnreadableFileError(Exception):
    """The engine cannot read the file; the message is a sentence for people, in Vietnamese."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the application keeps of a document."""

    engine: str
    export: dict[str, Any]
    printed: str
    page_starts: list[int]
    mended: str
    pages: int
    words: list[list[float]]
    """Words whose places are known, as `Reading.words` keeps them."""


def compile_file(content: bytes, name: str) -> Compiled:
    """Reads one document. Raises UnreadableFileError; any text gives a plan."""
    try:
        compilation = lotrinh.compile_document(content, name=name)
    except lotrinh.UnreadableError as error:
        raise UnreadableFileError(error.reason, error.say()) from error
    return Compiled(
        engine=lotrinh.__version__,
        export=lotrinh.to_wire(compilation.plan),
        printed=compilation.source.printed,
        page_starts=list(compilation.source.page_starts),
        mended=compilation.source.text,
        pages=compilation.source.pages or 0,
        words=_words(compilation.source, content),
    )


def _words(source: SourceText, content: bytes) -> list[list[float]]:
    """Boxes of recognised words; of a PDF with text those of the file itself."""
    if source.ocr or source.media_type != "application/pdf":
        return [
            [word.start, word.end, word.page, *(round(edge, 1) for edge in word.box),
             round(word.confidence)]
            for word in source.words
        ]  # fmt: skip
    return place_words(source.text, find_words(content))


def find_file_kind(content: bytes, name: str) -> str:
    """The kind of a file by its content, before it is read: `docx`, `pdf`, `image` …

    Raises UnreadableFileError for what the engine does not read.
    """
    from lotrinh.source.kinds import find_kind

    try:
        return find_kind(content, name)[0]
    except lotrinh.UnreadableError as error:
        raise UnreadableFileError(error.reason, error.say()) from error


def image_size_in_points(image: Any) -> tuple[float, float]:
    """The size of an opened image as a page: what `Reading.words` counts."""
    from lotrinh.source.readers.image import size_in_points

    return size_in_points(image)
