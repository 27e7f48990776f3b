"""For tests: quick hashes, tasks at once, SQLite in memory or what LOTRINH_DATABASE names."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lotrinh_web.settings.base import *  # noqa: F403
from lotrinh_web.settings.environment import SQLITE_OPTIONS, read_database

SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost"]
if os.environ.get("LOTRINH_DATABASE"):
    DATABASES = {"default": read_database(Path())}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
            "OPTIONS": SQLITE_OPTIONS,
        }
    }
FILES = Path(tempfile.gettempdir()) / "lotrinh-test-files"
"""Each test has a folder of its own below; see tests/web/conftest.py."""

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
LOGGING = {"version": 1, "disable_existing_loggers": False}
