"""The Python interface: a file or its bytes to a plan, two plans to what one covers of the other.

Place in the flow: above compile.py; `lotrinh.read`, `lotrinh.compile_document` and
`lotrinh.compare` are these.
"""

from __future__ import annotations

from pathlib import Path

from lotrinh.compile import Compilation, Options, compile_source
from lotrinh.coverage.model import Coverage
from lotrinh.plan.model import Plan
from lotrinh.source.open import Progress, open_source


def compile_document(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    options: Options | None = None,
    password: str | None = None,
    progress: Progress | None = None,
) -> Compilation:
    """Reads one document and keeps everything on the way: source, outline, plan, schedule.

    `name` is how people know the document (default: the file's name). `options` carries what the
    text cannot know (the register of events, the day that counts as today). `password` opens an
    encrypted PDF. `progress` is told (pages done, pages in all) while pages are recognised
    optically. Raises `UnreadableError` where the file cannot be read; any text gives a plan.
    """
    source = open_source(path_or_bytes, name=name, progress=progress, password=password)
    return compile_source(source, options=options or Options())


def read(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    options: Options | None = None,
    password: str | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Reads one document to a plan: typed, with a source position for every value, and findings.

    The arguments and errors are those of `compile_document`.
    """
    return compile_document(
        path_or_bytes, name=name, options=options, password=password, progress=progress
    ).plan


def compare(parent: Plan, child: Plan) -> Coverage:
    """A superior's plan beside one's own: what the child covers, changes, drops and adds.

    Also which deadlines are later than asked or missing, which documents are cited otherwise, and
    which names of the superior are left over; every value has its place in its own document. Pure:
    the same plans give the same result, and any two plans give one.
    """
    from lotrinh.coverage.compare import compare_plans

    return compare_plans(parent, child)
