"""The two hosts behind one edge: Open edX and the embedded school.

``host()`` gives the one named by ``FLEXID_HOST``. This room sees only
``domain``; doors, receivers and commands ask it and build the Actor.
"""

from functools import cache
from importlib import import_module

from django.conf import settings

from flexid_xblock.edge.base import Host

_HOSTS = {"openedx": "openedx", "school": "school"}


@cache
def host() -> Host:
    """The host this process runs in."""
    module = import_module(f"{__name__}.{_HOSTS[settings.FLEXID_HOST]}")
    return module.HOST
