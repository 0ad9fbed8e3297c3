"""The settings of a school whose course has the marks of year two; see ``tests/year_two.py``."""

from flexid_xblock.school.settings import *  # noqa: F403 - a school's settings, whole
from tests.year_two import mark

mark()
