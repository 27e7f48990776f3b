"""What holds everywhere. An installation changes nothing here: it sets variables (docs/web.md)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from lotrinh_web.settings.environment import (
    find_data_directory,
    read_database,
    read_list,
    read_switch,
)

PACKAGE = Path(__file__).parents[1]
DATA = find_data_directory()

DEBUG = False
ALLOWED_HOSTS = read_list("LOTRINH_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if read_switch("LOTRINH_TLS") and host != "*"
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lotrinh_web.common",
    "lotrinh_web.accounts",
    "lotrinh_web.organisations",
    "lotrinh_web.plans",
    "lotrinh_web.calendars",
    "lotrinh_web.cascade",
    # After ours, so that our templates win.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "lotrinh_web.common.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "lotrinh_web.common.middleware.RequestScope",
    "lotrinh_web.common.middleware.DomainErrors",
]

ROOT_URLCONF = "lotrinh_web.urls"
WSGI_APPLICATION = "lotrinh_web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "lotrinh_web.common.form_rendering.FormRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lotrinh_web.organisations.navigation.navigation",
            ],
        },
    },
]

# --- data ---------------------------------------------------------------------------------------

DATABASES: dict[str, Any] = {"default": read_database(DATA)}
FILES = DATA / "files"
CACHES = {
    # Shared by all processes, so that attempts are counted once.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "lotrinh_cache",
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
UPLOAD_LIMIT = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- accounts -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = reverse_lazy("home")
SESSION_COOKIE_NAME = "lotrinh_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600

ACCOUNT_ADAPTER = "lotrinh_web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # Lock-out: a name with five wrong passwords rests for five minutes.
    "login_failed": "20/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lộ Trình"
USERSESSIONS_TRACK_ACTIVITY = True

# A province's single sign-on (OpenID Connect) is switched on by its address.
SOCIALACCOUNT_ADAPTER = "lotrinh_web.accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if os.environ.get("LOTRINH_OIDC_SERVER"):
    # The office trusts this provider's e-mail addresses: they open the accounts that have them.
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
    SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
    INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "sso",
                "name": os.environ.get("LOTRINH_OIDC_NAME", "SSO"),
                "client_id": os.environ.get("LOTRINH_OIDC_CLIENT", ""),
                "secret": os.environ.get("LOTRINH_OIDC_SECRET", ""),
                "settings": {"server_url": os.environ["LOTRINH_OIDC_SERVER"]},
            }
        ]
    }

BEHIND_PROXY = read_switch("LOTRINH_TLS")
"""Then the last address in X-Forwarded-For is the person's; never trusted else."""
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# --- language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LANGUAGE_COOKIE_NAME = "lotrinh_language"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = "lotrinh_web.formats"

# --- static files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- safety -------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "lotrinh_csrf"
CSRF_FAILURE_VIEW = "lotrinh_web.common.views.csrf_failure"
SILENCED_SYSTEM_CHECKS: list[str] = []

# --- e-mail -------------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("LOTRINH_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("LOTRINH_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("LOTRINH_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LOTRINH_SMTP_PASSWORD", "")
EMAIL_USE_TLS = read_switch("LOTRINH_SMTP_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("LOTRINH_SMTP_FROM", "lotrinh@localhost")

_LOG_LEVEL = os.environ.get("LOTRINH_LOG_LEVEL", "INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lotrinh_web.common.logs.JsonFormatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json", "level": _LOG_LEVEL},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
