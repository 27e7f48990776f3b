"""For people who work on the application: as in production, but errors show themselves."""

from __future__ import annotations

from lotrinh_web.settings.base import *  # noqa: F403
from lotrinh_web.settings.base import DATA
from lotrinh_web.settings.environment import read_secret_key

DEBUG = True
SECRET_KEY = read_secret_key(DATA)
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
