"""What the machine tells the application: the data directory, the secret key, the database.

Place in the flow: read by the settings only. Everything comes from variables called LOTRINH_….
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Final

import dj_database_url
from django.core.management.utils import get_random_secret_key

SQLITE_FILE: Final = "lotrinh.sqlite3"

SQLITE_OPTIONS: Final[dict[str, Any]] = {
    # Writers queue at BEGIN instead of failing in the middle of a transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = NORMAL;"
        "PRAGMA mmap_size = 134217728;"
        "PRAGMA cache_size = -16000;"
        "PRAGMA temp_store = MEMORY;"
    ),
}


def find_data_directory() -> Path:
    """Where an installation keeps all that it has: `LOTRINH_DATA`, else the user's own place."""
    named = os.environ.get("LOTRINH_DATA")
    if named:
        return Path(named).expanduser().resolve()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "Lotrinh"
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "lotrinh"


def read_secret_key(directory: Path) -> str:
    """The installation's key; made on the first start and readable by its owner alone."""
    path = directory / "secret-key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
        try:
            # Two processes that start at once end with one key: the first link wins.
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii")


def read_database(directory: Path) -> dict[str, Any]:
    """The database as Django wants it: `LOTRINH_DATABASE` (postgres://…), else one SQLite file."""
    address = os.environ.get("LOTRINH_DATABASE")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": directory / SQLITE_FILE,
            "CONN_MAX_AGE": None,
            "OPTIONS": SQLITE_OPTIONS,
        }
    return {**dj_database_url.parse(address, conn_max_age=600, conn_health_checks=True)}


def read_list(variable: str) -> list[str]:
    """A variable that holds names divided by commas."""
    return [part.strip() for part in os.environ.get(variable, "").split(",") if part.strip()]


def read_switch(variable: str, *, default: bool = False) -> bool:
    """A variable that is on (`1`, `true`, `yes`, `on`) or off."""
    value = os.environ.get(variable)
    return default if value is None else value.lower() in {"1", "true", "yes", "on"}
