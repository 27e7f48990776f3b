"""NQ103: another place's name stands where all others say this one's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lotrinh.checks.case import Case
from lotrinh.checks.consistency.named_places import NamedPlace, is_body_of, named_places
from lotrinh.checks.rule import Fault, rule
from lotrinh.language import Text
from lotrinh.mentions.places import known_place

_FEW: Final = 2
_MANY: Final = 3


@rule(
    "NQ103",
    Text("Còn sót tên địa phương khác"),
    severity="error",
    cure=Text("Sửa thành tên địa phương ban hành kế hoạch; soát lại đoạn chép từ văn bản khác."),
)
def foreign_place(case: Case) -> Iterator[Fault]:
    """Bodies of a place that the document names once or twice, of a level that has another name
    everywhere else."""
    groups: dict[str, list[NamedPlace]] = {}
    for place in case.once(named_places):
        groups.setdefault(place.level, []).append(place)
    for level, named in groups.items():
        places = _one_name(named)
        counts = Counter(place.name for place in places)
        issuer = next((p for p in places if p.letterhead), None)
        own = issuer.name if issuer else counts.most_common(1)[0][0]
        most = counts[own]
        if most < _MANY and issuer is None:
            continue
        if len(counts) > _MANY or sum(counts.values()) - most > _FEW:
            continue
        usual = issuer or next(p for p in places if p.name == own)
        for place in places:
            if place.name != own and _is_name(place) and is_body_of(case, place):
                yield Fault(
                    case.at(place.start, place.end),
                    Text(
                        "“{here}”, chỗ khác là “{usual}” ({count} chỗ).",
                        here=case.words(case.at(place.start, place.end)),
                        usual=f"{level} {usual.printed}",
                        count=most,
                    ),
                    related=(case.at(usual.start, usual.end),),
                )


def _is_name(place: NamedPlace) -> bool:
    """Whether it is a place's name: one word alone only where such a place is known."""
    return " " in place.name or bool(known_place(f"{place.level} {place.name}"))


def _one_name(places: list[NamedPlace]) -> list[NamedPlace]:
    """The places, longer names that begin with a shorter one cut to it."""
    names = sorted({place.name for place in places}, key=len)
    short = {name: next(n for n in names if f"{name} ".startswith(f"{n} ")) for name in names}
    return [place._replace(name=short[place.name]) for place in places]
