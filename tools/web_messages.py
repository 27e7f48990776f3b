"""Collects the application's texts into its English catalogue, and compiles it: `make messages`.

The application speaks Django's gettext: `_("…")` in Python, `{% translate %}` and
`{% blocktranslate %}` in templates. The key is the Vietnamese text. A second catalogue, kept by
hand, says in Vietnamese what libraries say in English (locale/vi).
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import django
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tools.messages import EPOCH, MarkError, MessageId, Place, compile_catalogue, strings_of

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "lotrinh_web"
TEMPLATES: Final = SOURCE / "templates"
ENGLISH: Final = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
VIETNAMESE: Final = SOURCE / "locale" / "vi" / "LC_MESSAGES" / "django.po"

_MARKS: Final = {"_", "gettext", "gettext_lazy"}
_PLURALS: Final = {"ngettext", "ngettext_lazy"}


def collect() -> dict[MessageId, list[Place]]:
    """Every text with the places where it stands. Raises MarkError for one that is no literal."""
    found: dict[MessageId, list[Place]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for text, line in texts_of_module(ast.parse(path.read_text(encoding="utf-8")), name):
            found.setdefault(text, []).append((name, line))
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(ROOT).as_posix()
        for text in texts_of_template(path.read_text(encoding="utf-8")):
            found.setdefault(text, []).append((name, 0))
    return found


def texts_of_module(tree: ast.AST, name: str) -> Iterator[tuple[MessageId, int]]:
    """The marked texts of a module with their lines."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        wanted = 2 if node.func.id in _PLURALS else 1 if node.func.id in _MARKS else 0
        if not wanted:
            continue
        texts = [
            argument.value
            for argument in node.args[:wanted]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if len(texts) != wanted:
            raise MarkError(f"{name}:{node.lineno}: a text must be one literal")
        yield (texts[0] if wanted == 1 else (texts[0], texts[1])), node.lineno


def texts_of_template(source: str) -> Iterator[MessageId]:
    """The marked texts of a template."""
    nodes = engines["django"].from_string(source).template.nodelist  # type: ignore[attr-defined]
    for node in nodes.get_nodes_by_type(TranslateNode):
        yield str(node.filter_expression.var.literal)
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        singular = node.render_token_list(node.singular)[0]
        if node.plural:
            yield singular, node.render_token_list(node.plural)[0]
        else:
            yield singular


def read_catalogue(path: Path, locale: str) -> Catalog:
    """A catalogue as people have edited it; an empty one where there is none yet."""
    if not path.exists():
        return Catalog(locale=locale, creation_date=EPOCH)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def set_up() -> None:
    """Lets templates be read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotrinh_web.settings.test")
    django.setup()


def main() -> None:
    """Brings both catalogues up to date, and says what is left to translate."""
    set_up()
    template = Catalog(creation_date=EPOCH)
    for text, places in collect().items():
        template.add(text, locations=places)
    english = read_catalogue(ENGLISH, "en")
    english.update(template, no_fuzzy_matching=True)
    english.obsolete.clear()
    for path, catalogue in ((ENGLISH, english), (VIETNAMESE, read_catalogue(VIETNAMESE, "vi"))):
        catalogue.revision_date = EPOCH
        with path.open("wb") as file:
            write_po(file, catalogue, width=99, sort_by_file=True, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compile_catalogue(catalogue))
    empty = [m.id for m in english if m.id and not all(strings_of(m))]
    print(f"{len(english)} texts of the application, {len(empty)} without a translation")


if __name__ == "__main__":
    main()
