"""The inputs of a fuzz run, each made anew from its kind and seed, and what they do."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType
from typing import Final, NamedTuple

from benchmarks.fuzz.grammar import random_text
from benchmarks.fuzz.laws import breaches
from benchmarks.fuzz.mutate import mutate_bytes, mutate_image, mutate_zip
from lotrinh.compile import Options, compile_source
from lotrinh.source.errors import UnreadableError
from lotrinh.source.open import open_source

SAMPLES: Final = Path(__file__).parents[2] / "samples"
SECONDS: Final = 2.0
"""Processor time after which an input hangs the engine."""

SUFFIXES: Final = {
    "grammar": (),
    "text": (".txt", ".md", ".htm"),
    "docx": (".docx",),
    "pdf": (".pdf",),
    "office": (".doc", ".rtf"),
    "image": (".png",),
}
"""The kinds of input: texts of the grammar's words, and damaged samples by their suffix."""


class Case(NamedTuple):
    """One input; `make_input` gives the same bytes for it at any time."""

    kind: str
    seed: int


class Problem(NamedTuple):
    """What an input does that it must not."""

    case: Case
    what: str
    """crash, hang, or the law that was broken."""
    detail: str


class HangError(BaseException):
    """Raised in the middle of the engine; no broad `except Exception` may stop it."""


@cache
def _samples(kind: str) -> tuple[tuple[str, bytes], ...]:
    paths = sorted(p for p in SAMPLES.iterdir() if p.suffix in SUFFIXES[kind])
    return tuple((p.name, p.read_bytes()) for p in paths)


def make_input(case: Case) -> tuple[str, bytes]:
    """A file name and the bytes of a case."""
    random = Random(f"{case.kind} {case.seed}")  # noqa: S311  (no secret)
    if case.kind == "grammar":
        name = random.choice(("a.txt", "a.txt", "a.md", "a.htm"))
        return name, random_text(random).encode("utf-8", "surrogatepass")
    name, data = random.choice(_samples(case.kind))
    if case.kind == "docx" and random.random() < 0.8:
        return name, mutate_zip(data, random)
    if case.kind == "image" and random.random() < 0.8:
        return name, mutate_image(data, random)
    return name, mutate_bytes(data, random)


def run_case(case: Case, *, seconds: float = SECONDS) -> Problem | None:
    """Puts one input through the engine; None where all is well."""
    name, data = make_input(case)
    found = run_bytes(name, data, seconds=seconds)
    return Problem(case, *found) if found else None


def run_bytes(name: str, data: bytes, *, seconds: float) -> tuple[str, str] | None:
    """What a file does that it must not: (kind of problem, detail); None where all is well."""
    try:
        with _at_most(seconds):
            compiled = compile_source(open_source(data, name=name), options=Options())
        for breach in breaches(compiled):
            return "law", breach
    except UnreadableError:
        return None
    except HangError:
        return "hang", f"over {seconds} s of processor time"
    except Exception as error:  # (every kind of crash is what is looked for)
        return "crash", "".join(traceback.format_exception(error)[-4:])
    return None


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def shrink(name: str, data: bytes, what: str, *, seconds: float, tries: int = 300) -> bytes:
    """A smaller input with the same kind of problem: stretches are left out while it stays."""
    size = max(1, len(data) // 2)
    while size and tries > 0:
        at = 0
        while at < len(data) and tries > 0:
            less = data[:at] + data[at + size :]
            tries -= 1
            found = run_bytes(name, less, seconds=seconds)
            if found and found[0] == what:
                data = less
            else:
                at += size
        size //= 2
    return data
