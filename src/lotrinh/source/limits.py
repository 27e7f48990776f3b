"""Bounds on untrusted input, in one place. Beyond them a reader raises `UnreadableError`."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 200 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 300 * 1024 * 1024
"""Sum of all members of a zip container (DOCX) that a reader unpacks."""
MAX_RATIO: Final = 200
"""Unpacked to packed size of one zip member, for members of over a mebibyte."""
MAX_PAGES: Final = 2_000
MAX_OCR_PAGES: Final = 500
MAX_CHARACTERS: Final = 20_000_000
OCR_PAGE_SECONDS: Final = 60
OFFICE_SECONDS: Final = 120
