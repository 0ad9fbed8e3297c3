"""The tests' settings, on the very database that a running test uses."""

import os

from tests.settings import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["FLEXID_TEST_DB_NAME"]  # noqa: F405
