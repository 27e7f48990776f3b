"""One fault in one sample in one format, and whether it is found there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Final, NamedTuple

import lotrinh
from benchmarks.seeded.form_faults import LAWLESS, WORD, set_otherwise
from benchmarks.seeded.kinds import KINDS
from benchmarks.seeded.planting import Altered, Planted, alterable
from lotrinh.compile import Compilation
from lotrinh.plan.model import Finding
from lotrinh.source.text import At
from samples.making.paper import convert
from samples.making.source import read_sample
from samples.making.texts import make_markdown, make_plain
from samples.making.word import make_docx
from samples.making.word_html import make_word_html

SOURCES: Final = Path(__file__).parents[2] / "samples" / "sources"
MAKERS: Final[dict[str, Callable[[Altered], bytes]]] = {
    "txt": make_plain,
    "docx": make_docx,
    "md": make_markdown,
    "numbered.docx": lambda sample: make_docx(sample, numbered=True),
    "htm": make_word_html,
    "pdf": lambda sample: convert(make_docx(sample), "pdf"),
}
QUICK: Final = ("txt", "docx", "md", "numbered.docx", "htm")
_LONG: Final = 50
"""Lines of a sample's body from which on it fills several pages."""
TOLERANCE: Final = 2
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
    """What became of a trial."""

    trial: Trial
    code: str | None
    """The code that found the fault; None: it was missed."""
    raised: tuple[str, ...]
    """New codes of errors and warnings that the fault was not planted for."""


def trials(per_kind: int, forms: Iterable[str], kinds: Iterable[str]) -> Iterator[Trial]:
    """Up to `per_kind` trials of each kind, spread over samples, families and formats."""
    samples = [alterable(read_sample(path)) for path in sorted(SOURCES.glob("*.yaml"))]
    for name in kinds:
        kind = KINDS[name]
        ways = _in_turns([list(kind.planted(sample)) for sample in samples])
        usable = [form for form in forms if not kind.forms or form in kind.forms]
        for form, planted in zip(cycle(usable), islice(ways, per_kind), strict=False):
            sample = planted.sample
            data = MAKERS[form](sample)
            family = sample.head["family"]
            yield Trial(name, kind.codes, sample.name, family, form, data, planted.words)


def word_trials(per_kind: int) -> Iterator[Trial]:
    """Faults in how a Word file is set."""
    samples = [alterable(read_sample(path)) for path in sorted(SOURCES.glob("*.yaml"))]
    for kind, (codes, setting) in WORD.items():
        usable = [s for s in samples if kind not in LAWLESS.get(s.head["family"], ())]
        if kind == "page numbers":  # Long samples lack them already.
            usable = [s for s in usable if len(s.body) < _LONG]
        for sample in usable[:per_kind]:
            data = set_otherwise(make_docx(sample), setting)
            yield Trial(kind, codes, sample.name, sample.head["family"], "docx", data, "")


def _in_turns(ways: list[list[Planted]]) -> Iterator[Planted]:
    """The first way of the first sample, the second of the second, …: each sample in its turn.

    So samples do not all get the same words.
    """
    turned = [each[n % len(each) :] + each[: n % len(each)] for n, each in enumerate(ways) if each]
    longest = max(map(len, turned), default=0)
    return chain.from_iterable(
        (each[number] for each in turned if number < len(each)) for number in range(longest)
    )


class Judge:
    """Says whether a fault was found; knows what each sample raises without any."""

    def __init__(self) -> None:
        self._clean: dict[tuple[str, str], Counter[tuple[str, str]]] = {}

    def judge(self, trial: Trial) -> Outcome:
        """Reads the altered document; what it says more than the clean one was found."""
        read = lotrinh.compile_document(trial.data, name=f"{trial.name}.{trial.form}")
        findings = read.plan.findings
        more = Counter(map(_key, findings)) - self._before(trial)
        new = [finding for finding in findings if more[_key(finding)]]
        lines = _lines_of(read, trial.words)
        codes = [f.code for f in new if f.code in trial.codes and _is_near(read, f, lines)]
        others = {f.code for f in new if f.severity != "notice" and f.code not in trial.codes}
        return Outcome(trial, codes[0] if codes else None, tuple(sorted(others)))

    def _before(self, trial: Trial) -> Counter[tuple[str, str]]:
        key = (trial.name, trial.form)
        if key not in self._clean:
            sample = alterable(read_sample(SOURCES / f"{trial.name}.yaml"))
            data = MAKERS[trial.form](sample)
            plan = lotrinh.read(data, name=f"{trial.name}.{trial.form}")
            self._clean[key] = Counter(map(_key, plan.findings))
        return self._clean[key]


def _key(finding: Finding) -> tuple[str, str]:
    return (finding.code, finding.excerpt or "")


def _lines_of(read: Compilation, words: str) -> set[int] | None:
    """The printed lines, from 1, on which the words stand; None where any place will do."""
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
        found.update(range(first + 1, last + 2))
        at = text.find(wanted, at + 1)
    return found


def _is_near(read: Compilation, finding: Finding, lines: set[int] | None) -> bool:
    if lines is None:
        return True
    places = [at for at in (finding.at, *finding.related) if at is not None]
    printed = [_pages_before(read, at) + at.line for at in places]
    return any(abs(line - here) <= TOLERANCE for line in lines for here in printed)


def _pages_before(read: Compilation, at: At) -> int:
    """Lines of the pages before a place: its own line counts within its page."""
    if at.page is None or not read.source.page_starts:
        return 0
    return read.source.printed.count("\n", 0, read.source.page_starts[at.page - 1])
