"""A backup holds everything as it was at one moment; a restore puts all of it back or nothing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lotrinh_web.serving.archive import (
    MANIFEST,
    ArchiveError,
    Refusal,
    back_up,
    check_archive,
    known_migrations,
    restore,
)
from tests.web.postgres import find_programs, running_postgres

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
Place = tuple[Path, dict[str, Any]]


def sqlite_of(data: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": data / "lotrinh.sqlite3"}


def store(data: Path, content: bytes) -> str:
    """As the application does: never half of a file under its name."""
    name = hashlib.sha256(content).hexdigest()
    place = data / "files" / name[:2] / name[2:4] / name
    place.parent.mkdir(parents=True, exist_ok=True)
    incoming = data / "files" / f"incoming-{name}"
    incoming.write_bytes(content)
    incoming.replace(place)
    return name


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An installation with a table of plans that name their files."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "secret-key").write_text("bí mật", encoding="utf-8")
    (data / "static").mkdir()
    (data / "static" / "app.css").write_text("made anew at each start")
    (data / "files").mkdir()
    (data / "files" / "incoming-x").write_bytes(b"half of an upload")
    with closing(sqlite3.connect(data / "lotrinh.sqlite3")) as live, live:
        live.execute("PRAGMA journal_mode = WAL")
        live.execute("CREATE TABLE plan (title TEXT, file TEXT)")
        live.execute("INSERT INTO plan VALUES ('Kế hoạch một', ?)", [store(data, b"mot")])
    return data, sqlite_of(data)


def titles(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / "lotrinh.sqlite3")) as database:
        return [title for (title,) in database.execute("SELECT title FROM plan ORDER BY title")]


def tree(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file() and not path.name.startswith("lotrinh.sqlite3")
    }


def test_everything_comes_back(place: Place, tmp_path: Path) -> None:
    data, database = place
    target, fresh = tmp_path / "backups" / "a.lotrinh", tmp_path / "fresh"
    back_up(data, database, target, now=NOW)
    manifest = restore(target, fresh, sqlite_of(fresh))
    assert manifest["made_at"] == "2026-03-01T08:00:00+00:00"
    assert titles(fresh) == ["Kế hoạch một"]
    kept = {name: content for name, content in tree(data).items()
            if not name.startswith(("static", "files/incoming"))}  # fmt: skip
    assert tree(fresh) == kept
    assert target.stat().st_mode & 0o077 == 0
    assert [path.name for path in target.parent.iterdir()] == ["a.lotrinh"]


def test_while_it_is_used_no_plan_lacks_its_file(place: Place, tmp_path: Path) -> None:
    """Somebody registers plans all the time; each file comes first, as the application does."""
    data, database = place
    stop = threading.Event()

    def work() -> None:
        with closing(sqlite3.connect(data / "lotrinh.sqlite3", timeout=30)) as live:
            number = 0
            while not stop.is_set():
                number += 1
                name = store(data, f"tệp {number}".encode())
                with live:
                    live.execute("INSERT INTO plan VALUES (?, ?)", [f"Kế hoạch {number}", name])

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            target, fresh = tmp_path / f"{number}.lotrinh", tmp_path / f"fresh-{number}"
            back_up(data, database, target, now=NOW)
            restore(target, fresh, sqlite_of(fresh))
            with closing(sqlite3.connect(fresh / "lotrinh.sqlite3")) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                for (name,) in copy.execute("SELECT file FROM plan"):
                    assert (fresh / "files" / name[:2] / name[2:4] / name).exists()
    finally:
        stop.set()
        worker.join()


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The archive with parts changed (None: left out)."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for info in before.infolist():
            content = change(info.filename, before.read(info))
            if content is not None:
                after.writestr(info.filename, content)
    return target


def manifest_with(**values: Any) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        if name != MANIFEST:
            return content
        return json.dumps({**json.loads(content), **values}).encode()

    return change


def climbing(name: str, content: bytes) -> bytes:
    """A part that would lie outside of the directory, well listed."""
    if name != MANIFEST:
        return content
    manifest = json.loads(content)
    digest = hashlib.sha256(b"x").hexdigest()
    manifest["entries"].append({"path": "../evil", "size": 1, "sha256": digest})
    return json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda n, c: c + b"x" if n.startswith("files/") else c, Refusal.DAMAGED),
        (lambda n, c: None if n.startswith("files/") else c, Refusal.DAMAGED),
        (lambda n, c: None if n == "database.sqlite3" else c, Refusal.DAMAGED),
        (lambda n, c: c[:-1] + b"?" if n == "database.sqlite3" else c, Refusal.DAMAGED),
        (lambda n, c: None if n == MANIFEST else c, Refusal.NOT_OURS),
        (lambda n, c: b"[]" if n == MANIFEST else c, Refusal.NOT_OURS),
        (manifest_with(format="khac"), Refusal.NOT_OURS),
        (manifest_with(entries=[{}]), Refusal.NOT_OURS),
        (manifest_with(migrations=["plans.9999_later"]), Refusal.NEWER),
        (manifest_with(engine="postgresql"), Refusal.DAMAGED),
    ],
)
def test_a_damaged_or_foreign_archive_writes_nothing(
    place: Place, tmp_path: Path, change: Callable[[str, bytes], bytes | None], refusal: Refusal
) -> None:
    data, database = place
    back_up(data, database, tmp_path / "a.lotrinh", now=NOW)
    damaged = rewritten(tmp_path / "a.lotrinh", tmp_path / "b.lotrinh", change)
    with pytest.raises(ArchiveError) as raised:
        restore(damaged, tmp_path / "fresh", sqlite_of(tmp_path / "fresh"))
    assert raised.value.refusal == refusal
    assert not (tmp_path / "fresh").exists()


def test_no_part_lands_outside(place: Place, tmp_path: Path) -> None:
    data, database = place
    back_up(data, database, tmp_path / "a.lotrinh", now=NOW)
    climber = rewritten(tmp_path / "a.lotrinh", tmp_path / "b.lotrinh", climbing)
    with zipfile.ZipFile(climber, "a") as archive:
        archive.writestr("../evil", b"x")
    with pytest.raises(ArchiveError) as raised:
        restore(climber, tmp_path / "fresh", sqlite_of(tmp_path / "fresh"))
    assert raised.value.refusal == Refusal.NOT_OURS
    assert not (tmp_path / "evil").exists()


def test_every_flipped_byte_is_noticed_or_harmless(place: Place, tmp_path: Path) -> None:
    """Wherever a disk errs, what comes back is equal or nothing comes back."""
    data, database = place
    back_up(data, database, tmp_path / "a.lotrinh", now=NOW)
    content = (tmp_path / "a.lotrinh").read_bytes()
    for at in range(0, len(content), max(1, len(content) // 60)):
        wounded = bytearray(content)
        wounded[at] ^= 0x41
        (tmp_path / "b.lotrinh").write_bytes(bytes(wounded))
        fresh = tmp_path / f"fresh-{at}"
        try:
            restore(tmp_path / "b.lotrinh", fresh, sqlite_of(fresh))
        except ArchiveError:
            assert not fresh.exists()
        else:
            assert titles(fresh) == ["Kế hoạch một"]
            assert (fresh / "secret-key").read_text(encoding="utf-8") == "bí mật"


def test_what_is_there_is_never_written_over(place: Place, tmp_path: Path) -> None:
    data, database = place
    target = tmp_path / "a.lotrinh"
    back_up(data, database, target, now=NOW)
    with pytest.raises(ArchiveError) as raised:
        back_up(data, database, target, now=NOW)
    assert raised.value.refusal == Refusal.EXISTS
    with pytest.raises(ArchiveError) as raised:
        restore(target, data, database)
    assert raised.value.refusal == Refusal.NOT_EMPTY


def test_a_damaged_stored_file_stops_the_backup(place: Place, tmp_path: Path) -> None:
    data, database = place
    next((data / "files").glob("*/*/*")).write_bytes(b"rotten")
    with pytest.raises(ArchiveError) as raised:
        back_up(data, database, tmp_path / "a.lotrinh", now=NOW)
    assert raised.value.refusal == Refusal.DAMAGED
    assert not (tmp_path / "a.lotrinh").exists()


def test_a_manifest_names_the_migrations_of_our_apps() -> None:
    assert {"organisations.0001_initial", "plans.0001_initial"} <= known_migrations()


@pytest.mark.postgres
def test_the_same_with_postgresql(place: Place, tmp_path: Path) -> None:
    if find_programs() is None:
        pytest.skip("PostgreSQL is not installed (.ci/programs test installs it)")
    import dj_database_url
    import psycopg

    data, _sqlite = place
    (data / "lotrinh.sqlite3").unlink()
    with running_postgres() as address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE TABLE plan (title text)")
            connection.execute("INSERT INTO plan VALUES ('Kế hoạch một')")
            connection.execute("CREATE DATABASE fresh")
        settings = dict(dj_database_url.parse(address))
        back_up(data, settings, tmp_path / "a.lotrinh", now=NOW)
        assert check_archive(tmp_path / "a.lotrinh")["engine"] == "postgresql"
        with pytest.raises(ArchiveError) as raised:
            restore(tmp_path / "a.lotrinh", tmp_path / "fresh", settings)
        assert raised.value.refusal == Refusal.DATABASE_NOT_EMPTY
        with pytest.raises(ArchiveError) as raised:
            restore(tmp_path / "a.lotrinh", tmp_path / "fresh", sqlite_of(tmp_path / "fresh"))
        assert raised.value.refusal == Refusal.OTHER_ENGINE
        restore(tmp_path / "a.lotrinh", tmp_path / "fresh", {**settings, "NAME": "fresh"})
        with psycopg.connect(address.rpartition("/")[0] + "/fresh") as connection:
            assert connection.execute("SELECT title FROM plan").fetchall() == [("Kế hoạch một",)]
        assert not (tmp_path / "fresh" / "database.pgdump").exists()
        assert (tmp_path / "fresh" / "secret-key").exists()
