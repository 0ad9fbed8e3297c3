"""The embedded school, and beside it the floor of ``benchmarks.room``."""

from flexid_xblock.school.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.room_urls"
