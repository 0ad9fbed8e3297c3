"""What the sessions room stores about people, and how it leaves."""

from flexid_xblock.sessions.personal.fields import FIELDS
from flexid_xblock.sessions.personal.leaving import erase
from flexid_xblock.sessions.personal.taking import export

__all__ = ["FIELDS", "erase", "export"]
