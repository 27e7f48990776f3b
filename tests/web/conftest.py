"""What all tests of the application share: a database (SQLite, or PostgreSQL with
`--database=postgres`), a folder for files, an office with its people, a counter of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from pytest_django import Settings

from tests.web.people import People, found_people


@pytest.fixture(autouse=True)
def _own_place(settings: Settings, tmp_path: Path, db: None) -> None:
    """Each test has its own folder of files, counts attempts from nothing, and is in Vietnamese:
    a request leaves its language behind in its thread."""
    settings.FILES = tmp_path / "files"
    cache.clear()
    translation.activate("vi")


@pytest.fixture(autouse=True)
def failed_tasks() -> Iterator[list[str]]:
    """A background task that raises fails its test; a test that means it clears the list."""
    failed: list[str] = []

    def note(task_result: Any, **_: object) -> None:
        if task_result.status == TaskResultStatus.FAILED:
            failed.append(task_result.errors[-1].traceback)

    task_finished.connect(note, weak=False)
    yield failed
    task_finished.disconnect(note)
    assert not failed, failed[0]


@pytest.fixture
def people() -> People:
    """The office "Xã An Phú" with every persona; see tests/web/people.py."""
    return found_people()


@pytest.fixture
def browser_of() -> Callable[[Any], Client]:
    """A client that is signed in as a user; anonymous for None."""

    def make(user: Any) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def counted() -> Callable[[], AbstractContextManager[CaptureQueriesContext]]:
    """`with counted() as queries: …` then `len(queries)`: the database's statements within."""

    @contextmanager
    def count() -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as queries:
            yield queries

    return count
