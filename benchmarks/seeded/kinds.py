"""All kinds of faults: by what codes each may be found, and how it is planted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from benchmarks.seeded.citation_faults import CITATIONS
from benchmarks.seeded.form_faults import FORM
from benchmarks.seeded.planting import Altered, Fault, Planted
from benchmarks.seeded.structure_faults import STRUCTURE
from benchmarks.seeded.table_faults import FORMS as WITH_TABLES
from benchmarks.seeded.table_faults import TABLES
from benchmarks.seeded.time_faults import TIMES
from benchmarks.seeded.word_faults import WORDS
from benchmarks.seeded.written import written_faults


class Kind(NamedTuple):
    """One kind of fault."""

    codes: tuple[str, ...]
    ways: tuple[Fault, ...]
    forms: tuple[str, ...] = ()
    """The formats in which it can be planted; (): all."""

    def planted(self, sample: Altered) -> Iterator[Planted]:
        """Every way in which it can be planted in a sample, each source of ways in turn."""
        sources = [list(way(sample)) for way in self.ways]
        for number in range(max(map(len, sources), default=0)):
            yield from (source[number] for source in sources if number < len(source))


def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for table in (FORM, STRUCTURE, CITATIONS, TIMES, WORDS, TABLES):
        forms = WITH_TABLES if table is TABLES else ()
        for name, (codes, fault) in table.items():
            kinds[name] = Kind(codes, (fault,), forms)
    for written in written_faults():
        known = kinds.get(written.name, Kind((), ()))
        codes = tuple(dict.fromkeys((*known.codes, *written.codes)))
        kinds[written.name] = Kind(codes, (*known.ways, written), written.forms or known.forms)
    return kinds


KINDS: Final = _kinds()
