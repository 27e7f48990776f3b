"""What the engine itself says to people: Vietnamese first, the same in English.

Place in the flow: below everything. The stages say what they have to say as `Text`, a Vietnamese
string that remembers how it was made; only render/ and cli/ speak, through `tr`, in the language
that `speaking` sets. So a plan, its findings and its export are the same in every language, and
the texts of a document are never touched.

The catalogues are gettext's: resources/en.po is what people edit, resources/en.mo what is read.
`make messages` (tools/messages.py) collects the texts and compiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from gettext import GNUTranslations

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

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
