"""The progress bar: on standard error, only on a terminal, gone when the work is done."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from lotrinh.language import tr

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """Shows which document of how many is read, and which page is being recognised.

    It appears with the second document or the first recognised page, so that a quick reading of
    one file shows nothing. Use as a context manager around the reading of one document.
    """

    def __init__(self, documents: int) -> None:
        self._documents = documents
        self._done = 0
        self._name = ""
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._wanted = sys.stderr.isatty()

    def reading(self, name: str) -> Bar:
        """Names the document that is read next."""
        self._name = name
        return self

    def __enter__(self) -> Bar:
        if self._documents > 1:
            self._show(self._done, self._documents, f"{self._done + 1}/{self._documents}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done += 1
        self.close()

    def finished(self, name: str) -> None:
        """One more document is done, where several are read at once."""
        self._done += 1
        self._name = name
        if self._documents > 1:
            self._show(self._done, self._documents, f"{self._done}/{self._documents}")

    def close(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = self._task = None

    def pages(self, done: int, total: int) -> None:
        """What readers call: so many of the pages are recognised."""
        self._show(
            done,
            total,
            tr("nhận dạng trang {page}/{total}", page=min(done + 1, total), total=total),
        )

    def _show(self, done: int, total: int, what: str) -> None:
        if not self._wanted:
            return
        if self._progress is None:
            self._progress = _new_progress()
            self._progress.start()
        words = f"{self._name} · {what}"
        if self._task is None:
            self._task = self._progress.add_task(words, total=total, completed=done)
        else:
            self._progress.update(self._task, description=words, total=total, completed=done)


def _new_progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
