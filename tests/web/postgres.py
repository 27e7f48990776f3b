"""A PostgreSQL of the tests' own: made, started and removed by them, on a socket in a temporary
folder, under a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


def find_programs() -> Path | None:
    """The folder with initdb and pg_ctl of the newest version here; None where there is none."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return None if found is None else Path(found).resolve().parent


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def running_postgres() -> Iterator[str]:
    """Starts a server with an empty database; gives its address as LOTRINH_DATABASE takes it."""
    programs = find_programs()
    if programs is None:
        raise FileNotFoundError("initdb")
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="lotrinh-pg-"))
    if user is not None:
        shutil.chown(folder, user)
    cluster = folder / "cluster"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, *arguments], check=True, user=user, cwd=folder,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    options = (
        f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off "
        "-c synchronous_commit=off -c full_page_writes=off -c max_connections=40"
    )
    try:
        run("initdb", "-D", str(cluster), "-U", "lotrinh", "-A", "trust", "-E", "UTF8",
            "--no-sync", "--locale=C.UTF-8")  # fmt: skip
        run("pg_ctl", "-D", str(cluster), "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield f"postgres://lotrinh@{quote(str(folder), safe='')}/postgres"
        finally:
            run("pg_ctl", "-D", str(cluster), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
