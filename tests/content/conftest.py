"""A test's database is emptied after it, so what the process remembers of it must go too."""

import pytest

from flexid_xblock.content import api


@pytest.fixture(autouse=True)
def _no_remembered_versions():
    api._known_versions.clear()
    api._body.cache_clear()
