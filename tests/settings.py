"""The school's settings, on a database of the tests' own, as strict as the platform."""

import base64
import os
import tempfile

os.environ.setdefault("FLEXID_DATA", tempfile.mkdtemp(prefix="flexid-tests-"))
os.environ.setdefault("FLEXID_SECRET_KEY", "tests-only")
os.environ.setdefault("FLEXID_KEY", base64.b64encode(b"a key for tests, 32 bytes long!!").decode())

from flexid_xblock.school.settings import *  # noqa: F403

_MARIADB = {
    "ENGINE": "django.db.backends.mysql",
    "NAME": "flexid",
    "USER": "root",
    "HOST": "127.0.0.1",
    "PORT": os.environ.get("FLEXID_TEST_DB_PORT", ""),
    "ATOMIC_REQUESTS": True,
    "OPTIONS": {
        "charset": "utf8mb4",
        "isolation_level": os.environ.get("FLEXID_TEST_ISOLATION", "repeatable read"),
    },
}
# ATOMIC_REQUESTS is on as on the platform: every view of ours must opt out.
if os.environ.get("FLEXID_TEST_DB_ENGINE") == "mysql":
    import pymysql

    pymysql.install_as_MySQLdb()
    DATABASES = {"default": _MARIADB}
else:
    DATABASES["default"]["ATOMIC_REQUESTS"] = True
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"] = {"timeout": 20}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False}
