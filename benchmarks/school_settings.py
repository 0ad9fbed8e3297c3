"""The school as it is, and an address that does nothing; on MariaDB where a port is named."""

import os

from flexid_xblock.school.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.school_urls"
# Counted as ever: but who measures asks more often than a person.
FLEXID_LIMITS = {**FLEXID_LIMITS, "save": (1_000_000, 60)}  # noqa: F405

if port := os.environ.get("FLEXID_BENCH_MARIADB"):
    import pymysql

    pymysql.install_as_MySQLdb()
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.mysql",
            "NAME": "flexid",
            "USER": "root",
            "HOST": "127.0.0.1",
            "PORT": port,
            "CONN_MAX_AGE": None,
            "OPTIONS": {"charset": "utf8mb4", "isolation_level": "read committed"},
        }
    }
