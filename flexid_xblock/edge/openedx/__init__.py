"""Open edX as a host: the only code that imports the platform.

Every import is inside a function and inside ``try``: a module that moved
degrades one answer and never takes the LMS down. Tested against stand-ins
until somebody runs it in a real LMS.
"""

from .host import HOST

__all__ = ["HOST"]
