"""The bytes of files, by SHA-256: checked when they come in and each time they go out.

Place in the flow: services store, doors hand out. No other code knows the folder.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


class DamagedFileError(Exception):
    """A stored file is gone or is no longer what came in: a fault of the disk or of ours, loud."""


def store_chunks(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keeps a file for good before anything refers to it. Gives (sha256, size in bytes).

    The same content is kept once. A crash leaves at most a temporary file, never half of one.
    """
    folder = Path(settings.FILES)
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix="incoming-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
            file.flush()
            os.fsync(file.fileno())
        place = path_of(digest.hexdigest())
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def read_stored(sha256: str) -> bytes:
    """The content. Raises DamagedFileError where it is gone or has changed."""
    try:
        content = path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise DamagedFileError(sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedFileError(sha256)
    return content


def path_of(sha256: str) -> Path:
    """Where a file lies: two levels of folders, so that none grows too large."""
    return Path(settings.FILES) / sha256[:2] / sha256[2:4] / sha256
