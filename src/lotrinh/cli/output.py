"""Where results go: standard output, one file, or a file a document in a folder.

An input is never overwritten, and no two documents of one run share a file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from lotrinh.language import tr
from lotrinh.source.inputs import Input


class PipeClosedError(Exception):
    """Whoever read our standard output has gone."""


def write_stdout(content: str | bytes) -> None:
    """Writes to standard output at once; text gets a final newline. Raises `PipeClosedError`."""
    if isinstance(content, str):
        content = (content if content.endswith("\n") else content + "\n").encode()
    try:
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(content.decode())
        else:
            stream.write(content)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise PipeClosedError from error


class Output:
    """The place that `-o` names. Without one, everything goes to standard output."""

    def __init__(
        self, place: str | None, inputs: Iterable[Input], suffix: str, kept: Iterable[Input] = ()
    ) -> None:
        """`suffix` is that of files in a folder, with its dot; `kept` are further inputs, of which
        nothing of their own is written."""
        inputs = list(inputs)
        self._suffix = suffix
        self._kept = {i.path.resolve() for i in (*inputs, *kept) if i.path is not None}
        self._written: set[Path] = set()
        self._file: Path | None = None
        self._folder: Path | None = None
        if place is None or place == "-":
            return
        path = Path(place)
        if path.is_dir() or place.endswith((os.sep, "/")) or len(inputs) > 1:
            self._folder = path
        else:
            self._file = path
            self._refuse_input(path)

    @property
    def is_stdout(self) -> bool:
        return self._file is None and self._folder is None

    def write(self, document: Input, content: str | bytes) -> Path | None:
        """Writes what came out of one document; returns the file, None for standard output.

        Raises `click.ClickException` where the file cannot be written.
        """
        path = self._file or (self._folder and self._place_in(self._folder, document))
        if path is None:
            write_stdout(content)
            return None
        self._refuse_input(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        except OSError as error:
            reason = error.strerror or str(error)
            message = tr("không ghi được {path} ({reason}).", path=path, reason=reason)
            raise click.ClickException(message) from error
        self._written.add(path.resolve())
        return path

    def _place_in(self, folder: Path, document: Input) -> Path:
        """`<stem><suffix>`; where another document took that, `<name><suffix>`, then counted."""
        source = document.path or Path("stdin")
        names = [source.stem, source.name, *(f"{source.name}-{n}" for n in range(2, 10_000))]
        for name in names:
            path = folder / (name + self._suffix)
            if path.resolve() not in self._written and path.resolve() not in self._kept:
                return path
        raise click.ClickException(tr("quá nhiều tệp cùng tên trong {folder}.", folder=folder))

    def _refuse_input(self, path: Path) -> None:
        if path.resolve() in self._kept:
            raise click.ClickException(tr("không ghi đè tệp đầu vào {path}.", path=path))
