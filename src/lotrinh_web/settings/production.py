"""An office's installation, told by variables alone; `lotrinh serve` uses it.

`LOTRINH_TLS=1` says that people reach it over HTTPS (through a proxy that sets
X-Forwarded-Proto): cookies are secure then and browsers are told to stay with HTTPS.
"""

from __future__ import annotations

from lotrinh_web.settings.base import *  # noqa: F403
from lotrinh_web.settings.base import DATA, STORAGES
from lotrinh_web.settings.environment import read_secret_key, read_switch

SECRET_KEY = read_secret_key(DATA)

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if read_switch("LOTRINH_TLS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
