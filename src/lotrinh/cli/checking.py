"""Checking many documents, in several processes where that pays; one bad file stops no other.

Place in the flow: cli. What comes back from a document is small: findings, what was drawn of them,
and what it says that other documents may contradict. So memory does not grow with the documents.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Literal, NamedTuple

from lotrinh.cli.reading import open_document
from lotrinh.language import Language, speaking, spoken
from lotrinh.source.errors import UnreadableError
from lotrinh.source.inputs import Input

if TYPE_CHECKING:
    from lotrinh.checks.across import Witness
    from lotrinh.checks.baseline import Baseline
    from lotrinh.checks.settings import Settings, Suppression
    from lotrinh.compile import Compilation, Options
    from lotrinh.plan.model import Finding
    from lotrinh.render.fix_places import Change
    from lotrinh.source.open import Progress

Drawn = Literal["text", "html", ""]

_TOGETHER = 4
"""Documents that are handed over at once: handing over costs as much as a tenth of a short plan."""
_AHEAD = 2
"""Handfuls that wait for each process: enough to keep it busy, few enough for flat memory."""
_WORTH_A_PROCESS = 8
"""Documents for which starting one more process pays."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each document."""

    options: Options
    drawn: Drawn
    lang: Language
    password: str | None = None
    known: Baseline | None = None
    fix: bool = False


class Fixed(NamedTuple):
    """A copy of a document with its safe repairs made."""

    content: bytes
    changes: tuple[Change, ...]
    comments: int = 0
    """Findings that stand in a Word file as comments."""

    @property
    def is_worth_writing(self) -> bool:
        """Whether the copy has anything that the document has not."""
        return bool(self.changes or self.comments)


class Checked(NamedTuple):
    """What came out of one document."""

    findings: tuple[Finding, ...]
    """Those that nobody answered and no baseline knows."""
    every: tuple[Finding, ...]
    """With those that a baseline knows."""
    drawn: str
    witness: Witness
    answering: frozenset[Suppression]
    """The suppressions that answered something."""
    fixed: Fixed | None = None
    """Where that was asked for and the format allows it."""


Outcome = Checked | UnreadableError


def check_document(
    document: Input, settings: Settings, job: Job, progress: Progress | None = None
) -> Outcome:
    """Reads and checks one document."""
    from lotrinh.checks.across import witness_of
    from lotrinh.checks.baseline import leave_out_known
    from lotrinh.checks.suppressions import suppress, used_suppressions
    from lotrinh.compile import compile_source

    name = document.path.name if document.path else document.name
    try:
        source = open_document(document, job.password, progress)
    except UnreadableError as error:
        return error
    answers = settings.suppressions
    options = replace(job.options, checks=replace(settings, suppressions=()))
    compiled = compile_source(source, options=options)
    raised = compiled.plan.findings
    every = tuple(suppress(raised, answers, name=name))
    left = leave_out_known(every, job.known, file=document.name) if job.known else every
    compiled = replace(compiled, plan=replace(compiled.plan, findings=left))
    with speaking(job.lang):
        drawn = _draw(compiled, document.name, job.drawn)
    witness = witness_of(compiled.plan, document.name)
    answering = used_suppressions(raised, answers, name=name)
    fixed = _fix(document, compiled) if job.fix else None
    return Checked(left, every, drawn, witness, answering, fixed)


def _fix(document: Input, compiled: Compilation) -> Fixed | None:
    """A mended copy of a Word or text file; None for other formats and standard input."""
    from lotrinh.source.open import read_file

    source, findings = compiled.source, compiled.plan.findings
    if document.path is None:
        return None
    if source.reader == "docx":
        from lotrinh.render.fix_docx import fix_docx

        return Fixed(*fix_docx(read_file(document.path, document.name), source, findings))
    if source.reader in ("plain", "markdown"):
        from lotrinh.render.fix_text import fix_text

        return Fixed(*fix_text(read_file(document.path, document.name), source, findings))
    return None


def _draw(compiled: Compilation, name: str, form: Drawn) -> str:
    if form == "text":
        from lotrinh.render.findings import render_findings

        return render_findings(compiled.source, compiled.plan, name=name, lang=spoken())
    if form == "html":
        from lotrinh.render.report import render_report

        return render_report(compiled.source, compiled.plan, compiled.schedule, lang=spoken())
    return ""


def processes_for(documents: int, asked: int | None) -> int:
    """How many processes to use: as many as asked for, else as many as pay."""
    if asked is not None:
        return max(1, min(asked, documents))
    return max(1, min(os.cpu_count() or 1, documents // _WORTH_A_PROCESS))


def check_in_processes(
    work: Sequence[tuple[Input, Settings]], job: Job, processes: int
) -> Iterator[tuple[Input, Outcome]]:
    """Yields the outcome of each document in the order given."""
    size = max(1, min(_TOGETHER, len(work) // (processes * _WORTH_A_PROCESS)))
    handfuls = (work[i : i + size] for i in range(0, len(work), size))
    waiting: deque[tuple[Sequence[tuple[Input, Settings]], Future[list[Outcome]]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            while True:
                for handful in islice(handfuls, processes * _AHEAD - len(waiting)):
                    waiting.append((handful, pool.submit(_check_handful, handful, job)))
                if not waiting:
                    return
                handful, outcomes = waiting.popleft()
                for (document, _), outcome in zip(handful, outcomes.result(), strict=True):
                    yield document, outcome
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _check_handful(handful: Sequence[tuple[Input, Settings]], job: Job) -> list[Outcome]:
    return [check_document(document, settings, job) for document, settings in handful]
