"""Collects the engine's texts into the English catalogue, and compiles it: `make messages`.

A text is the literal first argument of `tr(…)` or `Text(…)`, or a sentence of findings.toml. One
with a `{count}` has a plural. Texts that are new come out untranslated, those that are gone are
dropped; `tests/engine/test_language.py` fails until every text is translated and compiled.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "lotrinh"
COMMANDS: Final = ROOT / "src" / "lotrinh_web" / "commands.py"
"""The application's commands speak as all of the command line does."""
RESOURCES: Final = SOURCE / "resources"
CATALOGUE: Final = RESOURCES / "en.po"
COMPILED: Final = RESOURCES / "en.mo"

_MARKS: Final = {"tr", "Text"}
_SENTENCES: Final = ("title", "why", "fix")
_FIELD: Final = re.compile(r"\{\w+[^}]*\}")
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the catalogue's head, so that the same texts give the same bytes."""

MessageId = str | tuple[str, str]
Place = tuple[str, int]


class MarkError(Exception):
    """A call of `tr` or `Text` whose text cannot be collected."""


def fields_of(text: str) -> set[str]:
    """The placeholders in a text, with their formats: `{day:%d/%m/%Y}`."""
    return set(_FIELD.findall(text))


def collect() -> dict[MessageId, list[Place]]:
    """Every text with the places where it stands, in the order of the files.

    Raises MarkError where a mark holds an f-string or another expression made of literals.
    """
    found: dict[MessageId, list[Place]] = {}
    for text, place in [*_marked(), *_sentences()]:
        if re.search(r"\w", _FIELD.sub("", text)):
            plural = "{count}" in fields_of(text)
            found.setdefault((text, text) if plural else text, []).append(place)
    return found


def _marked() -> Iterator[tuple[str, Place]]:
    for path in sorted([*SOURCE.rglob("*.py"), COMMANDS]):
        name = path.relative_to(ROOT).as_posix()
        try:
            for node, text in texts_of(ast.parse(path.read_text(encoding="utf-8"))):
                yield text, (name, node.lineno)
        except MarkError as error:
            raise MarkError(f"{name}:{error}") from error


def texts_of(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    """The marked texts of a module with their nodes. Raises MarkError."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in _MARKS or not node.args:
            continue
        text = node.args[0]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text, text.value
        elif isinstance(text, ast.JoinedStr | ast.BinOp | ast.BoolOp | ast.IfExp) and any(
            map(_is_words, ast.iter_child_nodes(text))
        ):
            raise MarkError(f"{node.lineno}: a text must be one literal")


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def _sentences() -> Iterator[tuple[str, Place]]:
    path = RESOURCES / "findings.toml"
    name = path.relative_to(ROOT).as_posix()
    for number, entry in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["entry"], 1):
        yield from ((entry[key], (name, number)) for key in _SENTENCES)
        yield from ((example, (name, number)) for example in entry["examples"])


def read_catalogue() -> Catalog:
    """The English catalogue as people have edited it."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def compile_catalogue(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def main() -> None:
    """Brings en.po and en.mo up to date, and says what is left to translate."""
    template = Catalog(creation_date=EPOCH)
    for text, places in collect().items():
        template.add(text, locations=places)
    catalogue = read_catalogue()
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.revision_date = EPOCH
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=99, sort_by_file=True, include_lineno=False)
    COMPILED.write_bytes(compile_catalogue(catalogue))
    empty = [m.id for m in catalogue if m.id and not all(strings_of(m))]
    print(f"{len(catalogue)} texts, {len(empty)} without a translation")


def strings_of(message: Message) -> list[str]:
    """The translations of a text, singular and plural; empty ones where there is none."""
    string = message.string or ""
    return [string] if isinstance(string, str) else [form or "" for form in string]


if __name__ == "__main__":
    main()
