"""Both catalogues are complete, fresh and compiled: `make messages` brings them up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages import Catalog

from tools.messages import compile_catalogue, strings_of
from tools.web_messages import ENGLISH, VIETNAMESE, collect, read_catalogue

FIELD = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.fixture(scope="module", params=["en", "vi"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read_catalogue(ENGLISH if request.param == "en" else VIETNAMESE, request.param)


def test_the_english_one_has_exactly_what_the_application_says() -> None:
    wanted = set(collect())
    found = {message.id for message in read_catalogue(ENGLISH, "en") if message.id}
    assert wanted - found == set(), "run `make messages`, and translate what is new"
    assert found - wanted == set(), "run `make messages`"


def test_every_text_is_translated_with_its_placeholders(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[-1]
        assert all(strings_of(message)), key
        for string in strings_of(message):
            assert set(FIELD.findall(string)) == set(FIELD.findall(key)), key


@pytest.mark.parametrize(("path", "locale"), [(ENGLISH, "en"), (VIETNAMESE, "vi")])
def test_they_are_compiled(path: Path, locale: str) -> None:
    fresh = compile_catalogue(read_catalogue(path, locale))
    assert path.with_suffix(".mo").read_bytes() == fresh
