"""Django settings of the embedded school.

Importable before any folder or key exists; ``start.py`` makes those.
"""

import os
import sys
import warnings
from pathlib import Path

from flexid_xblock.settings.common import plugin_settings

# The sdk's own imports; an operator can do nothing about it.
warnings.filterwarnings("ignore", "pkg_resources is deprecated", UserWarning)

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FLEXID_DATA") or "data").resolve()
SECRET_KEY_FILE = DATA / "keys" / "secret.key"


def _secret_key() -> str:
    """The key that signs sessions; empty before the first start, and then Django refuses."""
    given = os.environ.get("FLEXID_SECRET_KEY", "")
    return given or (SECRET_KEY_FILE.read_text("ascii") if SECRET_KEY_FILE.exists() else "")


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("FLEXID_ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
ROOT_URLCONF = "flexid_xblock.school.urls"
WSGI_APPLICATION = "flexid_xblock.school.wsgi.application"

INSTALLED_APPS = [
    # First, so that our words win over the admin's where both have one.
    "flexid_xblock.apps.FlexidConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "rest_framework",
    "workbench",
]
MIGRATION_MODULES = {"workbench": None}  # its one table holds block state: we keep none there
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "flexid_xblock.school.middleware.careful_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "flexid_xblock.school.passwords.own_password_first",
    "flexid_xblock.school.middleware.note_use",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "flexid_xblock.school.context.frame",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "data" / "school.sqlite3",
        "CONN_MAX_AGE": None,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # secure_delete: what is erased, a student's key above all, leaves no bytes behind.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON",
        },
    }
}
CACHES = {
    "default": {
        "BACKEND": "flexid_xblock.school.cache.CountingFiles",
        "LOCATION": DATA / "cache",
        # Counting in files forgets a count's own end: the longest window that is counted, then.
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# Our own files only: neither the sdk's scripts nor the admin's are ever served.
STATICFILES_DIRS = [PACKAGE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "flexid_xblock.school.statics.SmallFiles"},
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nb", "Norsk bokmål"), ("ar", "العربية")]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

LOGIN_URL = "school_login"
LOGIN_REDIRECT_URL = "school_home"
LOGOUT_REDIRECT_URL = "school_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"flexid_xblock.school.validators.{name}"} for name in ("LongEnough", "NotCommon")
]
PASSWORD_HASHERS = ["flexid_xblock.school.passwords.Hasher"]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "flexid_xblock.school.errors.csrf_failure"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lean": {"()": "flexid_xblock.school.logs.LeanFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "lean"},
        "file": {
            "class": "logging.FileHandler",
            "filename": DATA / "logs" / "school.log",
            "encoding": "utf-8",
            "delay": True,
            "formatter": "lean",
        },
    },
    "root": {"handlers": ["console", "file"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}

FLEXID_HOST = "school"
FLEXID_SCHOOL_COURSE = "course-v1:FlexID+School+1"
FLEXID_DEMO = os.environ.get("FLEXID_DEMO", "0") == "1"
FLEXID_SCHOOL_NAME = os.environ.get("FLEXID_SCHOOL_NAME", "")
FLEXID_POLL_SECONDS = 3  # a room full of phones on one small server; the LMS has 10
FLEXID_KEY = os.environ.get("FLEXID_KEY", "")
FLEXID_KEY_FILE = str(DATA / "keys" / "vault.key")
FLEXID_HEADS_DIR = str(DATA / "heads")
plugin_settings(sys.modules[__name__])
