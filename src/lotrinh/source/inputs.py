"""What a person names on the command line, as a list of documents: files, folders, globs, `-`.

Place in the flow: before stage 0; it opens nothing.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lotrinh.source.kinds import SUFFIXES

STDIN = "-"


class Input(NamedTuple):
    """One document to read."""

    name: str
    """As shown to people; `-` for standard input."""
    path: Path | None
    """None for standard input."""


def find_inputs(arguments: Sequence[str]) -> Iterator[Input]:
    """Yields the documents that the arguments name, in order, each once.

    A folder gives the files below it whose suffix is known, sorted by path; a glob what it matches
    (also where the shell leaves that to the program). A name that is nothing of this is yielded as
    a path, so that opening it reports that it is missing.
    """
    seen: set[Path] = set()
    for argument in arguments:
        if argument == STDIN:
            yield Input(STDIN, None)
            continue
        for path in _paths(argument):
            identity = path.resolve()
            if identity not in seen:
                seen.add(identity)
                yield Input(str(path), path)


def _paths(argument: str) -> list[Path]:
    path = Path(argument)
    if path.is_dir():
        return list(_in_folder(path))
    if path.exists() or not glob.has_magic(argument):
        return [path]
    matches = [Path(match) for match in sorted(glob.glob(argument, recursive=True))]
    return [match for match in matches if match.is_file()] or [path]


def _in_folder(folder: Path) -> Iterator[Path]:
    """Hidden files and folders, and the lock files that Office leaves (`~$…`), are passed over."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            known = os.path.splitext(name)[1].lower() in SUFFIXES
            if known and not name.startswith((".", "~$")):
                yield Path(root, name)
