"""Plants each kind of fault in the samples, in every format, and counts what is found."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, cycle, islice
from pathlib import Path
from typing import NamedTuple

import lotrinh
from benchmarks.seeded.body_faults import BODY
from benchmarks.seeded.form_faults import FORM, WORD, set_otherwise
from benchmarks.seeded.planting import Altered, Planted, alterable
from benchmarks.seeded.word_faults import WORDS
from lotrinh.compile import Compilation
from lotrinh.plan.model import Finding
from samples.making.paper import convert
from samples.making.source import read_sample
from samples.making.texts import make_markdown, make_plain
from samples.making.word import make_docx
from samples.making.word_html import make_word_html

SOURCES = Path(__file__).parents[2] / "samples" / "sources"
FAULTS = {**FORM, **BODY, **WORDS}
MAKERS: dict[str, Callable[[Altered], bytes]] = {
    "txt": make_plain,
    "docx": make_docx,
    "md": make_markdown,
    "numbered.docx": lambda sample: make_docx(sample, numbered=True),
    "htm": make_word_html,
    "pdf": lambda sample: convert(make_docx(sample), "pdf"),
}
QUICK = ("txt", "docx", "md", "numbered.docx", "htm")
TOLERANCE = 2
"""Lines by which a finding may stand beside its fault."""


class Trial(NamedTuple):
    """One fault in one sample in one format."""

    kind: str
    codes: tuple[str, ...]
    name: str
    family: str
    form: str
    data: bytes
    words: str


class Outcome(NamedTuple):
    trial: Trial
    found: bool
    raised: tuple[str, ...]
    """New codes of errors and warnings that the fault was not planted for."""


def trials(per_kind: int, forms: Iterable[str], kinds: Iterable[str]) -> Iterator[Trial]:
    """Up to `per_kind` trials of each kind, spread over samples, families and formats."""
    samples = [alterable(read_sample(path)) for path in sorted(SOURCES.glob("*.yaml"))]
    for kind in kinds:
        codes, fault = FAULTS[kind]
        ways = _in_turns([list(fault(sample)) for sample in samples])
        for form, planted in zip(cycle(forms), islice(ways, per_kind), strict=False):
            sample = planted.sample
            data = MAKERS[form](sample)
            yield Trial(kind, codes, sample.name, sample.head["family"], form, data, planted.words)


def word_trials(per_kind: int) -> Iterator[Trial]:
    """Faults in how a Word file is set."""
    samples = [alterable(read_sample(path)) for path in sorted(SOURCES.glob("*.yaml"))]
    for kind, (codes, setting) in WORD.items():
        for sample in samples[:per_kind]:
            data = set_otherwise(make_docx(sample), setting)
            yield Trial(kind, codes, sample.name, sample.head["family"], "docx", data, "")


def _in_turns(ways: list[list[Planted]]) -> Iterator[Planted]:
    """The first way of every sample, then the second of every sample, …"""
    longest = max(map(len, ways), default=0)
    return chain.from_iterable(
        (each[number] for each in ways if number < len(each)) for number in range(longest)
    )


class Judge:
    """Says whether a fault was found; knows what each sample raises without any."""

    def __init__(self) -> None:
        self._clean: dict[tuple[str, str], Counter[tuple[str, str]]] = {}

    def judge(self, trial: Trial) -> Outcome:
        read = lotrinh.compile_document(trial.data, name=f"{trial.name}.{trial.form}")
        before = self._before(trial)
        new = []
        for finding in read.plan.findings:
            if before[finding.code, finding.excerpt or ""] > 0:
                before[finding.code, finding.excerpt or ""] -= 1
            else:
                new.append(finding)
        lines = _lines_of(read, trial.words)
        found = any(f.code in trial.codes and _is_near(read, f, lines) for f in new)
        others = {f.code for f in new if f.severity != "notice" and f.code not in trial.codes}
        return Outcome(trial, found, tuple(sorted(others)))

    def _before(self, trial: Trial) -> Counter[tuple[str, str]]:
        key = (trial.name, trial.form)
        if key not in self._clean:
            sample = alterable(read_sample(SOURCES / f"{trial.name}.yaml"))
            data = MAKERS[trial.form](sample)
            plan = lotrinh.read(data, name=f"{trial.name}.{trial.form}")
            self._clean[key] = Counter((f.code, f.excerpt or "") for f in plan.findings)
        return self._clean[key].copy()


def _lines_of(read: Compilation, words: str) -> set[int] | None:
    """The printed lines on which the words stand; None where any place will do."""
    if not words:
        return None
    wanted = "".join(words.split()).casefold()
    inked = [(i, c.casefold()) for i, c in enumerate(read.source.printed) if not c.isspace()]
    text = "".join(c for _, c in inked)
    found = set()
    at = text.find(wanted)
    while at >= 0 and len(text) == len(inked):
        ends = (inked[at][0], inked[at + len(wanted) - 1][0])
        first, last = (read.source.printed.count("\n", 0, offset) for offset in ends)
        found.update(range(first, last + 1))
        at = text.find(wanted, at + 1)
    return found


def _is_near(read: Compilation, finding: Finding, lines: set[int] | None) -> bool:
    if lines is None:
        return True
    for at in (finding.at, *finding.related):
        if at is None:
            continue
        printed = read.source.printed.count("\n", 0, read.source.origin(at.start))
        if any(abs(line - printed) <= TOLERANCE for line in lines):
            return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    parser.add_argument("--kind", action="append", help="only this kind (repeatable)")
    parser.add_argument("--each", type=int, default=10, help="trials of each kind")
    parser.add_argument("--pdf", action="store_true", help="PDF too (LibreOffice makes them)")
    options = parser.parse_args()
    forms = [*QUICK, "pdf"] if options.pdf else list(QUICK)
    kinds = options.kind or list(FAULTS)
    work = trials(options.each, forms, [kind for kind in kinds if kind in FAULTS])
    judge = Judge()
    outcomes = [judge.judge(trial) for trial in work]
    if not options.kind:
        outcomes += [judge.judge(trial) for trial in word_trials(options.each)]
    _print(outcomes, misses=options.misses)
    return 0


def _print(outcomes: list[Outcome], *, misses: bool) -> None:
    if misses:
        for one in outcomes:
            if not one.found:
                trial = one.trial
                instead = ", ".join(one.raised) or "-"
                where = f"{trial.name}.{trial.form}: {trial.words!r}"
                print(f"missed: {trial.kind} {trial.codes} in {where}; instead {instead}")
    for title, key in (
        ("kind", lambda one: one.trial.kind),
        ("format", lambda one: one.trial.form),
        ("family", lambda one: one.trial.family),
    ):
        print(f"\n{title:34}{'planted':>8}{'found':>7}{'recall':>8}")
        rows: dict[str, list[bool]] = defaultdict(list)
        for one in outcomes:
            rows[key(one)].append(one.found)
        for name, found in rows.items():
            print(f"{name:34}{len(found):8}{sum(found):7}{sum(found) / len(found):8.1%}")
    extra = Counter(code for one in outcomes for code in one.raised)
    print(f"\nall{len(outcomes):39}{sum(o.found for o in outcomes):7}"
          f"{sum(o.found for o in outcomes) / max(1, len(outcomes)):8.1%}")  # fmt: skip
    said = ", ".join(f"{code} {count}" for code, count in extra.most_common())
    print(f"errors and warnings beside what was planted: {said or 'none'}")


if __name__ == "__main__":
    sys.exit(main())
