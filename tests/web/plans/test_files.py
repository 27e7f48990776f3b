"""Files are kept by hash and never handed out changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import settings

from lotrinh_web.plans.files import DamagedFileError, path_of, read_stored, store_chunks


def test_what_comes_in_goes_out() -> None:
    sha256, size = store_chunks([b"mot ", b"hai"])
    assert (sha256, size) == (hashlib.sha256(b"mot hai").hexdigest(), 7)
    assert read_stored(sha256) == b"mot hai"
    assert store_chunks([b"mot hai"]) == (sha256, size)


def test_a_changed_or_lost_file_is_loud() -> None:
    sha256, _size = store_chunks([b"goc"])
    path_of(sha256).write_bytes(b"sua")
    with pytest.raises(DamagedFileError):
        read_stored(sha256)
    path_of(sha256).unlink()
    with pytest.raises(DamagedFileError):
        read_stored(sha256)


def test_a_failed_upload_leaves_nothing() -> None:
    def broken() -> object:
        yield b"nua"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store_chunks(broken())  # type: ignore[arg-type]
    assert not [path for path in Path(settings.FILES).rglob("*") if path.is_file()]
