"""What the engine itself says to people: Vietnamese first, the same in English.

Place in the flow: below everything. The stages say what they have to say as `Text`, a Vietnamese
string that remembers how it was made; only render/ and cli/ speak, through `tr`, in the language
that `speaking` sets. So a plan, its findings and its export are the same in every language, and
the texts of a document are never touched.

The catalogues are gettext's: resources/en.po is what people edit, resources/en.mo what is read.
`make messages` (tools/messages.py) collects the texts and compiles.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from gettext import GNUTranslations

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_COUNTED: Final = re.compile(r"(?P<what>.+?)(?P<count> \(\d+\))?", re.DOTALL)
_OURS: Final = frozenset({"what", "why", "list", "detail", "reason"})
"""Names of values that are texts of ours; others seldom are, and these never:"""
_THEIRS: Final = frozenset({"words", "who", "to", "unit", "name", "names", "title", "label"})
_TELLING: Final = 8
"""Characters of a pattern outside of its values by which a string is told to be made of it."""

_spoken: ContextVar[Language] = ContextVar("lotrinh_language", default="vi")


class Text(str):
    """A text in Vietnamese that can be said in another language later.

    `Text("Đã đọc {count} tệp.", count=3)` is the string `Đã đọc 3 tệp.`, and keeps its pattern and
    values. The pattern must be a literal, for it is the key in the catalogues; a value called
    `count` chooses between singular and plural. Values may be `Text`s.
    """

    __slots__ = ("pattern", "values")

    pattern: str
    values: Mapping[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> Text:
        text = super().__new__(cls, _fill(pattern, values))
        text.pattern = pattern
        text.values = values
        return text


def join_texts(texts: Iterable[str], separator: str = ", ") -> Text:
    """Texts one after the other as one, of which each can be said in another language."""
    values = {f"part{number}": text for number, text in enumerate(texts)}
    return Text(separator.join(f"{{{name}}}" for name in values), **values)


def tr(message: str, /, **values: object) -> str:
    """A text in the language that is spoken; in Vietnamese where the catalogue lacks it.

    `message` is a literal pattern with its `values`, or a `Text` that was made earlier.
    """
    if isinstance(message, Text):
        values = dict(message.values)
        message = message.pattern
    language = _spoken.get()
    if language != "vi":
        values = {key: tr(v) if isinstance(v, Text) else v for key, v in values.items()}
        catalogue, count = _catalogue(language), values.get("count")
        message = (
            catalogue.ngettext(message, message, count)
            if isinstance(count, int)
            else catalogue.gettext(message)
        )
    return _fill(message, values)


def say(words: str) -> str:
    """A `Text` as `tr` says it; any other string, a document's or a person's, as it is."""
    return tr(words) if isinstance(words, Text) else words


def recall(words: str) -> str:
    """The `Text` that a string in Vietnamese was made of, told by the catalogue's patterns.

    An export keeps what was said and not how. Words that no pattern fits, a document's own, stay.
    """
    if isinstance(words, Text):
        return words
    fits = (
        (pattern, match)
        for pattern, shape in _patterns().items()
        if shape and (match := shape.fullmatch(words)) and _tells(pattern, match)
    )
    best = max(fits, key=lambda fit: _weight(fit[0]), default=None)
    if best is not None:
        pattern, match = best
        return Text(pattern, **{n: _value(n, v, pattern) for n, v in match.groupdict().items()})
    listed = _recall_list(words.split(", "))
    return join_texts(listed) if listed else words


def _recall_list(parts: list[str]) -> list[Text] | None:
    """The texts of a list, some with a count: `số, ngày, tháng`, `số trang (3)`."""
    found: list[Text] = []
    at = 0
    while at < len(parts):
        for stop in range(len(parts), at, -1):
            known = _COUNTED.fullmatch(", ".join(parts[at:stop]))
            if known and known["what"] in _patterns():
                found.append(join_texts((Text(known["what"]), known["count"] or ""), ""))
                at = stop
                break
        else:
            return None
    return found


def _tells(pattern: str, match: re.Match[str]) -> bool:
    """Whether a string is surely made of a pattern: by its own words, or by all its values."""
    values = match.groupdict().values()
    return _weight(pattern) >= _TELLING or all(v.isdecimal() or v in _patterns() for v in values)


def _weight(pattern: str) -> int:
    """The characters of a pattern outside of its values."""
    return sum(len(literal) for literal, *_ in Formatter().parse(pattern))


def _value(name: str, words: str, pattern: str) -> object:
    """A value as `Text` was given it: a day, a number, a `Text`, or words."""
    spec = next(spec for _, field, spec, _ in Formatter().parse(pattern) if field == name)
    if spec and "%" in spec:
        return datetime.strptime(words, spec).date()  # noqa: DTZ007  (a day has no zone)
    if words.isdecimal():
        return int(words)
    if name in _OURS:
        return recall(words)
    return Text(words) if name not in _THEIRS and words in _patterns() else words


@cache
def _patterns() -> dict[str, re.Pattern[str] | None]:
    """All texts of the catalogue; those with values as what a string made of them looks like."""
    return {text: _shape(text) for text in _catalogued("en")}


def _shape(pattern: str) -> re.Pattern[str] | None:
    parts: list[str] = []
    seen: set[str] = set()
    for literal, field, spec, _ in Formatter().parse(pattern):
        parts.append(re.escape(literal))
        if field in seen:
            parts.append(f"(?P={field})")
        elif field:
            seen.add(field)
            day = re.sub(r"%Y", r"\\d{4}", re.sub(r"%[dmHM]", r"\\d{2}", spec or ""))
            parts.append(f"(?P<{field}>{day if '%' in (spec or '') else '.+'})")
    return re.compile("".join(parts), re.DOTALL) if seen else None


def _catalogued(language: Language) -> Iterator[str]:
    """The texts of a compiled catalogue (gettext's file format: a table of lengths and places)."""
    from lotrinh.resources.load import load_bytes

    data = load_bytes(f"{language}.mo")
    count, table = struct.unpack_from("<2I", data, 8)
    for size, place in struct.iter_unpack("<2I", data[table : table + 8 * count]):
        yield data[place : place + size].split(b"\0")[0].decode()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Within it `tr` speaks this language, in this thread or task alone."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    """The language that `tr` speaks here: Vietnamese outside of `speaking`."""
    return _spoken.get()


def _fill(pattern: str, values: Mapping[str, object]) -> str:
    return pattern.format_map(values) if values else pattern


@cache
def _catalogue(language: Language) -> GNUTranslations:
    from gettext import GNUTranslations
    from io import BytesIO

    from lotrinh.resources.load import load_bytes

    return GNUTranslations(BytesIO(load_bytes(f"{language}.mo")))
