"""Reading what people named, one document after the other; a bad one never stops the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from lotrinh.cli.progress import Bar
from lotrinh.language import spoken, tr
from lotrinh.source.errors import UnreadableError
from lotrinh.source.inputs import Input, find_inputs

if TYPE_CHECKING:
    from lotrinh.compile import Compilation, Options
    from lotrinh.source.open import Progress
    from lotrinh.source.text import SourceText

STDIN_NAME = "stdin"


class Reading:
    """The documents of one run. `failed` and `tally` speak of those read so far."""

    def __init__(self, arguments: Sequence[str], password: str | None = None) -> None:
        """Raises `click.UsageError` where the arguments name nothing that can be read."""
        self.inputs: list[Input] = list(find_inputs(arguments))
        self._failures = 0
        self._password = password
        if not self.inputs:
            named = ", ".join(arguments)
            raise click.UsageError(tr("không thấy tệp nào đọc được trong {named}.", named=named))

    @property
    def failed(self) -> bool:
        """Whether any could not be read so far."""
        return self._failures > 0

    def tally(self) -> str:
        """How many were read, as a sentence."""
        good = len(self.inputs) - self._failures
        if not self._failures:
            return tr("Đã đọc {count} tệp.", count=good)
        return tr("Đã đọc {good} tệp, {count} tệp không đọc được.", good=good, count=self._failures)

    @property
    def many(self) -> bool:
        return len(self.inputs) > 1

    def sources(self) -> Iterator[tuple[Input, SourceText]]:
        """Yields the text of each document that can be read, reporting the others."""
        bar = Bar(len(self.inputs))
        for document in self.inputs:
            try:
                with bar.reading(document.name):
                    source = open_document(document, self._password, bar.pages)
            except UnreadableError as error:
                self.fail(error)
            else:
                yield document, source

    def compilations(self, options: Options) -> Iterator[tuple[Input, Compilation]]:
        """Yields the plan of each document that can be read, reporting the others."""
        from lotrinh.compile import compile_source

        for document, source in self.sources():
            yield document, compile_source(source, options=options)

    def fail(self, error: UnreadableError) -> None:
        """Reports a document that could not be read, and goes on."""
        self._failures += 1
        click.echo(f"lotrinh: {error.say(spoken())}", err=True)


def open_document(
    document: Input, password: str | None = None, progress: Progress | None = None
) -> SourceText:
    """The text of one document, from its file or from standard input. Raises `UnreadableError`."""
    from lotrinh.source.limits import MAX_FILE_BYTES
    from lotrinh.source.open import open_source, read_file

    if document.path is None:
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        name = STDIN_NAME
    else:
        data = read_file(document.path, document.name)
        name = document.path.name
    return open_source(data, name=name, progress=progress, password=password)
