"""Faults of language that depend on what the sample says elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.seeded.planting import Altered, Fault, Planted, lines_with, with_line


def missing_blank(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty", "item", "purpose", "req"):
        for mark in (", ", "; "):
            at = line.rest.find(mark)
            if at > 5 and line.rest[at + 2].isalpha():
                rest = line.rest[: at + 1] + line.rest[at + 2 :]
                yield Planted(with_line(sample, index, rest=rest), rest[max(0, at - 10) : at + 10])


def mixed_tones(sample: Altered) -> Iterator[Planted]:
    for index, line in lines_with(sample, "duty"):
        for old, new in (
            ("Ủy", "Uỷ"),
            ("hóa", "hoá"),
            ("ủy", "uỷ"),
            ("hòa", "hoà"),
            ("thủy", "thuỷ"),
        ):
            if old in line.rest:
                rest = line.rest.replace(old, new, 1)
                yield Planted(with_line(sample, index, rest=rest), "")
                break


def varying_capitals(sample: Altered) -> Iterator[Planted]:
    for index, line in enumerate(sample.body):
        if re.search(r"(?<!^)Nhân dân", line.rest) and "Ủy ban nhân dân" not in line.rest:
            rest = line.rest.replace("Nhân dân", "nhân dân", 1)
            others = sum("Nhân dân" in other.rest for other in sample.body)
            if others >= 3:
                yield Planted(with_line(sample, index, rest=rest), "")


def mixed_dashes(sample: Altered) -> Iterator[Planted]:
    places = [i for i, line in enumerate(sample.body) if " - " in line.rest]
    for index in places[1:3] if len(places) >= 4 else ():
        rest = sample.body[index].rest.replace(" - ", " – ", 1)
        yield Planted(with_line(sample, index, rest=rest), "")


WORDS: dict[str, tuple[tuple[str, ...], Fault]] = {
    "missing blank": (("NN104", "NN105"), missing_blank),
    "mixed tone placement": (("NN109",), mixed_tones),
    "mixed dashes": (("NN110",), mixed_dashes),
    "capitals vary": (("NN111",), varying_capitals),
}
