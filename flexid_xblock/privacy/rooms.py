"""The rooms that hold something of a person, in the order in which they let her go."""

from flexid_xblock.access import personal as access
from flexid_xblock.activities import personal as activities
from flexid_xblock.audit import personal as audit
from flexid_xblock.care import personal as care
from flexid_xblock.content import personal as content
from flexid_xblock.domain.personal import PersonalField
from flexid_xblock.journal import personal as journal
from flexid_xblock.privacy import personal as privacy
from flexid_xblock.progress import personal as progress
from flexid_xblock.sessions import personal as sessions
from flexid_xblock.vault import personal as vault

# The vault is last: when her key goes, whatever was left is dark.
ROOMS = (content, journal, sessions, activities, care, progress, privacy, access, audit, vault)


def declarations() -> dict[str, PersonalField]:
    """What each model field of the house holds about people."""
    return {name: field for room in ROOMS for name, field in room.FIELDS.items()}
