"""Bytes → SourceText: finds the kind of a file, picks its reader, composes the text.

Place in the flow: stage 0, its door. Readers are imported when their kind of file arrives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from lotrinh.language import Text
from lotrinh.source.errors import UnreadableError
from lotrinh.source.kinds import find_kind
from lotrinh.source.limits import MAX_FILE_BYTES
from lotrinh.source.text import Extract, SourceText

Progress = Callable[[int, int], None]
"""Is told (pages done, pages in all) while pages are recognised optically."""


def open_source(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    progress: Progress | None = None,
    password: str | None = None,
) -> SourceText:
    """Reads one document.

    `name` is how people know it (default: the file's name); its suffix only decides where the
    content does not. `password` opens an encrypted PDF. Raises `UnreadableError`.
    """
    if isinstance(path_or_bytes, bytes):
        data, name = path_or_bytes, name or "-"
        if len(data) > MAX_FILE_BYTES:
            raise _too_large(name)
    else:
        path = Path(path_or_bytes)
        name = name or path.name
        data = read_file(path, name)
    extract = _extract(data, name, progress, password)

    from lotrinh.source.compose import compose

    return compose(extract, name=name, sha256=hashlib.sha256(data).hexdigest())


def read_file(path: Path, name: str | None = None) -> bytes:
    """The bytes of a file, at most `MAX_FILE_BYTES`; raises `UnreadableError`."""
    name = name or path.name
    try:
        if path.is_dir():
            raise UnreadableError(name, "unsupported", Text("đây là thư mục, không phải tệp."))
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableError(name, "not_found", Text("không có tệp này.")) from error
    except PermissionError as error:
        raise UnreadableError(name, "not_permitted", Text("không có quyền đọc tệp này.")) from error
    except OSError as error:
        raise UnreadableError(
            name, "not_permitted", Text("không mở được ({reason}).", reason=error.strerror)
        ) from error
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(name)
    return data


def _extract(data: bytes, name: str, progress: Progress | None, password: str | None) -> Extract:
    kind, suffix = find_kind(data, name)
    if kind == "docx":
        from lotrinh.source.readers.docx import read_docx

        return read_docx(data, name)
    if kind == "pdf":
        from lotrinh.source.readers.pdf import read_pdf

        return read_pdf(data, name, progress=progress, password=password)
    if kind == "image":
        from lotrinh.source.readers.image import read_image

        return read_image(data, name, progress=progress)
    if kind == "office":
        from lotrinh.source.readers.office import read_office

        return read_office(data, name, suffix)
    if kind == "html":
        from lotrinh.source.readers.html import read_html

        return read_html(data, name)
    if kind == "mhtml":
        from lotrinh.source.readers.mhtml import read_mhtml

        return read_mhtml(data, name)
    if kind == "markdown":
        from lotrinh.source.readers.markdown import read_markdown

        return read_markdown(data, name)
    from lotrinh.source.encodings import decode
    from lotrinh.source.readers.markdown import extract_markdown, looks_like_markdown
    from lotrinh.source.readers.plain import extract_plain

    decoded = decode(data, name)
    marked = looks_like_markdown(decoded.text)
    return extract_markdown(decoded) if marked else extract_plain(decoded)


def _too_large(name: str) -> UnreadableError:
    limit = MAX_FILE_BYTES // (1024 * 1024)
    return UnreadableError(
        name, "too_large", Text("tệp quá lớn (giới hạn {limit} MB).", limit=limit)
    )
