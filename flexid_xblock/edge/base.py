"""What we ask of a host. Nothing here decides anything."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.cohorts import Cohort
from flexid_xblock.domain.seats import Seat


class Host(Protocol):
    """A place that logs people in, shows courses and runs blocks."""

    def actor(self, request: Any, course_key: str | None = None) -> Actor | None:
        """The logged-in person, or None; ``enrolled`` speaks of ``course_key``."""

    def seat(self, block: Any) -> Seat:
        """Who sits before this block, and how."""

    def names(self, user_ids: Iterable[int]) -> dict[int, str]:
        """The display name of each id; an id nobody has is left out."""

    def find(self, username: str, *, closed: bool = False) -> int | None:
        """The id behind a login name, or None; ``closed``: also of an account that is closed."""

    def find_people(self, course_key: str, names: Iterable[str]) -> dict[str, int]:
        """The id behind each login name or e-mail address, keyed by the name as it was given.

        Whole names only; the case of letters does not count. Left out: what nobody
        is called who may be in the course, and what two people are called.
        """

    def free_logins(self, logins: Iterable[str]) -> frozenset[str] | None:
        """Those that an account can be made with; None where accounts are not made by us."""

    def make_accounts(self, people: Mapping[str, str]) -> dict[str, int]:
        """Make an account, with which nobody can log in yet, for each login name and name."""

    def start_passwords(self, user_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Login name and a new password to begin with, of who has none of her own yet."""

    def without_own_password(self, user_ids: Iterable[int]) -> frozenset[int]:
        """Those of them for whom a password to begin with can be made."""

    def cohorts(self, course_key: str) -> tuple[Cohort, ...] | None:
        """The course's cohorts, none where there is no such thing; None where it cannot be told."""

    def has_left(self, course_key: str, user_ids: Iterable[int]) -> frozenset[int]:
        """Of these people, those who surely are not in the course; unknown counts as in it."""

    def course_url(self, course_key: str) -> str:
        """Where the course itself begins, for the way back from our pages."""

    def places(self, course_key: str, activity_key: str) -> tuple[str, ...]:
        """The usage keys of the blocks that show an activity; none where it cannot be told."""

    def place_url(self, course_key: str, activity_key: str) -> str:
        """Where the block of an activity stands in the course."""

    def emit_completion(self, block: Any) -> None:
        """Tell the host that this block is done; never lowers, never raises."""

    def complete_for(self, course_key: str, activity_key: str, user_ids: Iterable[int]) -> None:
        """Tell the host that these people are done with an activity; never lowers, never raises."""

    def mail(self, user_id: int, subject: str, body: str) -> bool:
        """Send an e-mail to one person; whether it went out. Never raises."""

    def language_of(self, user_id: int) -> str:
        """The language somebody reads in when she is not here, "" where unknown."""

    def may_author(self, block: Any) -> bool:
        """Whether whoever asks may change this block, in the place where blocks are changed."""

    def authored(self, course_key: str, activity_key: str) -> Authored:
        """What an author changed in the block that shows an activity; nothing where unknown."""
