"""A whole installation in one file: database, stored files, key, and a manifest of them.

Place in the flow: `lotrinh backup` writes one while the application is used; `lotrinh restore`
reads it into an empty place, and needs no set-up Django: there are no settings yet.

The database is copied first, as it is at one moment; files come after it. A file is stored before
anything refers to it and is never changed or deleted, so the copy lacks none that it knows.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Final

import lotrinh_web
from lotrinh_web.settings.environment import SQLITE_FILE

FORMAT: Final = "lotrinh/backup@1"
MANIFEST: Final = "manifest.json"
SQLITE_ENTRY: Final = "database.sqlite3"
POSTGRES_ENTRY: Final = "database.pgdump"
KEY_ENTRY: Final = "secret-key"
FILE_ENTRY: Final = re.compile(r"files/([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})")
CHUNK: Final = 1024 * 1024
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What reading a damaged archive raises: its offsets, names and flags may be anything."""


class Refusal(StrEnum):
    """Why a backup or a restore does not happen; the commands say it in words."""

    EXISTS = "exists"
    NOT_EMPTY = "not_empty"
    DATABASE_NOT_EMPTY = "database_not_empty"
    DAMAGED = "damaged"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    OTHER_ENGINE = "other_engine"
    PROGRAM = "program"


class ArchiveError(Exception):
    """A refusal, with the place that it is about."""

    def __init__(self, refusal: Refusal, place: str = "") -> None:
        self.refusal = refusal
        self.place = place
        super().__init__(f"{refusal}: {place}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of an archive."""

    path: str
    size: int
    sha256: str


# --- writing --------------------------------------------------------------------------------------


def back_up(data: Path, database: dict[str, Any], target: Path, *, now: datetime) -> list[Entry]:
    """Writes the installation in `data` with its `database` (as Django's settings have it) to
    `target`, which appears when it is whole. Raises ArchiveError; an older file is not replaced."""
    if target.exists():
        raise ArchiveError(Refusal.EXISTS, str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    engine = engine_of(database)
    with tempfile.TemporaryDirectory(prefix="lotrinh-backup-", dir=target.parent) as folder:
        part = Path(folder) / "archive"
        copy = Path(folder) / "database"
        if engine == "sqlite":
            _copy_sqlite(Path(database["NAME"]), copy)
        else:
            _dump_postgres(database, copy)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            name = SQLITE_ENTRY if engine == "sqlite" else POSTGRES_ENTRY
            entries = [_add(archive, copy, name, zipfile.ZIP_DEFLATED)]
            entries += [_add(archive, path, name) for path, name in _files_of(data)]
            manifest = {
                "format": FORMAT,
                "version": version("lotrinh"),
                "made_at": now.astimezone(UTC).isoformat(timespec="seconds"),
                "engine": engine,
                "migrations": sorted(known_migrations()),
                "entries": [{"path": e.path, "size": e.size, "sha256": e.sha256} for e in entries],
            }
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        part.chmod(0o600)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.rename(target)
    return entries


def engine_of(database: dict[str, Any]) -> str:
    """`sqlite` or `postgresql`."""
    return "sqlite" if str(database["ENGINE"]).endswith("sqlite3") else "postgresql"


def _copy_sqlite(source: Path, copy: Path) -> None:
    """The database at one moment, whoever writes meanwhile; whole in one file, and checked."""
    if not source.exists():
        raise ArchiveError(Refusal.NOT_OURS, str(source))
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=60)) as live,
        closing(sqlite3.connect(copy)) as quiet,
    ):
        live.backup(quiet)
        quiet.execute("PRAGMA journal_mode = DELETE")
        if quiet.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise ArchiveError(Refusal.DAMAGED, str(source))


def _dump_postgres(database: dict[str, Any], copy: Path) -> None:
    """A dump of one moment in PostgreSQL's own format."""
    _run_postgres("pg_dump", database, "--format=custom", "--no-owner", "--no-privileges",
                  "--file", str(copy))  # fmt: skip


def _run_postgres(program: str, database: dict[str, Any], *arguments: str) -> str:
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD",
             "PGDATABASE": "NAME"}  # fmt: skip
    settings = {name: str(database[key]) for name, key in names.items() if database.get(key)}
    found = shutil.which(program)
    if found is None:
        raise ArchiveError(Refusal.PROGRAM, program)
    done = subprocess.run(  # noqa: S603
        [found, *arguments], env={**os.environ, **settings}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise ArchiveError(Refusal.PROGRAM, f"{program}: {done.stderr.strip()[-500:]}")
    return done.stdout


def _files_of(data: Path) -> Iterator[tuple[Path, str]]:
    if (data / KEY_ENTRY).exists():
        yield data / KEY_ENTRY, KEY_ENTRY
    for path in sorted((data / "files").glob("*/*/*")):
        name = path.relative_to(data).as_posix()
        if FILE_ENTRY.fullmatch(name):
            yield path, name


def _add(archive: zipfile.ZipFile, path: Path, name: str, how: int = zipfile.ZIP_STORED) -> Entry:
    info = zipfile.ZipInfo.from_file(path, name)
    info.compress_type = how
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    found = FILE_ENTRY.fullmatch(name)
    if found is not None and found[3] != digest.hexdigest():
        raise ArchiveError(Refusal.DAMAGED, str(path))
    return Entry(name, size, digest.hexdigest())


def known_migrations() -> set[str]:
    """Every migration that this version of the application has, as `app.0001_name`."""
    package = Path(lotrinh_web.__file__).parent
    return {
        f"{path.parents[1].name}.{path.stem}" for path in package.glob("*/migrations/[0-9]*.py")
    }


# --- reading --------------------------------------------------------------------------------------


def read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """What an archive says of itself. Raises ArchiveError for one that is none of ours."""
    try:
        manifest: Any = json.loads(archive.read(MANIFEST))
    except (KeyError, *_DAMAGE) as error:
        raise ArchiveError(Refusal.NOT_OURS) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ArchiveError(Refusal.NOT_OURS)
    return manifest


def check_archive(source: Path) -> dict[str, Any]:
    """Reads every byte of an archive and gives its manifest.

    Raises ArchiveError where a part is missing, has changed, is not listed, or lies where none of
    ours does; and for the archive of a newer version.
    """
    with source.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGE as error:
            raise ArchiveError(Refusal.DAMAGED, str(source)) from error
        with archive:
            manifest = read_manifest(archive)
            _check_entries(archive, manifest)
    if not set(manifest["migrations"]) <= known_migrations():
        raise ArchiveError(Refusal.NEWER, str(manifest.get("version", "")))
    return manifest


def _check_entries(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    try:
        listed = {
            row["path"]: Entry(row["path"], row["size"], row["sha256"])
            for row in manifest["entries"]
        }
        engine = {"sqlite": SQLITE_ENTRY, "postgresql": POSTGRES_ENTRY}[manifest["engine"]]
    except (KeyError, TypeError) as error:
        raise ArchiveError(Refusal.NOT_OURS) from error
    names = [info.filename for info in archive.infolist() if info.filename != MANIFEST]
    if sorted(names) != sorted(listed) or engine not in listed:
        raise ArchiveError(Refusal.DAMAGED, MANIFEST)
    for name, entry in listed.items():
        if name not in {engine, KEY_ENTRY} and not FILE_ENTRY.fullmatch(name):
            raise ArchiveError(Refusal.NOT_OURS, name)
        digest, size = hashlib.sha256(), 0
        for chunk in _chunks(archive, name):
            digest.update(chunk)
            size += len(chunk)
        if (size, digest.hexdigest()) != (entry.size, entry.sha256):
            raise ArchiveError(Refusal.DAMAGED, name)


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as part:
            while chunk := part.read(CHUNK):
                yield chunk
    except _DAMAGE as error:
        raise ArchiveError(Refusal.DAMAGED, name) from error


def restore(source: Path, data: Path, database: dict[str, Any]) -> dict[str, Any]:
    """Puts a checked archive into an empty directory and an empty database; gives its manifest.

    Nothing is written before everything is checked; where writing fails, what was written goes.
    """
    manifest = check_archive(source)
    if manifest["engine"] != engine_of(database):
        raise ArchiveError(Refusal.OTHER_ENGINE, manifest["engine"])
    if data.exists() and any(data.iterdir()):
        raise ArchiveError(Refusal.NOT_EMPTY, str(data))
    if manifest["engine"] == "postgresql":
        _ask_for_empty_postgres(database)
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with zipfile.ZipFile(source) as archive:
            for row in manifest["entries"]:
                name = SQLITE_FILE if row["path"] == SQLITE_ENTRY else row["path"]
                place = data / name
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with place.open("xb") as file:
                    place.chmod(0o600)
                    _write(file, _chunks(archive, row["path"]))
        if manifest["engine"] == "postgresql":
            dump = data / POSTGRES_ENTRY
            _run_postgres("pg_restore", database, "--exit-on-error", "--single-transaction",
                          "--no-owner", "--no-privileges", "--dbname", str(database["NAME"]),
                          str(dump))  # fmt: skip
            dump.unlink()
    except BaseException:
        for path in data.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    return manifest


def _write(file: IO[bytes], chunks: Iterator[bytes]) -> None:
    for chunk in chunks:
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())


def _ask_for_empty_postgres(database: dict[str, Any]) -> None:
    tables = _run_postgres(
        "psql", database, "--tuples-only", "--no-align", "--command",
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()",
    )  # fmt: skip
    if tables.strip() != "0":
        raise ArchiveError(Refusal.DATABASE_NOT_EMPTY, str(database["NAME"]))
