"""The LMS and Studio, as the house asks them."""

from collections.abc import Iterable, Mapping
from typing import Any

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.cohorts import Cohort
from flexid_xblock.domain.errors import Denied
from flexid_xblock.domain.seats import Seat
from flexid_xblock.edge import post

from . import authoring, cohorts, completion, people, places, seats


class OpenEdxHost:
    """The LMS and Studio."""

    def actor(self, request: Any, course_key: str | None = None) -> Actor | None:
        """The person of the session; never the one she looks as."""
        return people.actor(request.user, course_key)

    def seat(self, block: Any) -> Seat:
        """A learner's seat only for oneself, in a course, outside Studio."""
        return seats.seat(block)

    def names(self, user_ids: Iterable[int]) -> dict[int, str]:
        """Profile names, or user names where there is none; an id nobody has is left out."""
        return people.names(user_ids)

    def find(self, username: str, *, closed: bool = False) -> int | None:
        """The id behind a user name, or None; ``closed``: of one who cannot log in, too."""
        return people.find(username, closed=closed)

    def find_people(self, course_key: str, names: Iterable[str]) -> dict[str, int]:
        """The id behind each user name or e-mail address, among the people of the course."""
        return people.find_people(course_key, names)

    def free_logins(self, logins: Iterable[str]) -> frozenset[str] | None:
        """The platform makes its accounts itself."""
        return None

    def make_accounts(self, people: Mapping[str, str]) -> dict[str, int]:
        """Refused: the platform makes its accounts itself."""
        raise Denied("accounts_elsewhere")

    def start_passwords(self, user_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """None: passwords are the platform's."""
        return {}

    def without_own_password(self, user_ids: Iterable[int]) -> frozenset[int]:
        """Nobody, as far as we are concerned."""
        return frozenset()

    def cohorts(self, course_key: str) -> tuple[Cohort, ...] | None:
        """Every cohort of the course with its people."""
        return cohorts.of_course(course_key)

    def has_left(self, course_key: str, user_ids: Iterable[int]) -> frozenset[int]:
        """Those who are not enrolled; nobody where the platform cannot tell."""
        return people.has_left(course_key, user_ids)

    def course_url(self, course_key: str) -> str:
        """The course in the learning app, by way of the LMS."""
        return f"/courses/{course_key}/course/"

    def places(self, course_key: str, activity_key: str) -> tuple[str, ...]:
        """The usage keys of the published blocks that show an activity."""
        return places.places(course_key, activity_key)

    def place_url(self, course_key: str, activity_key: str) -> str:
        """The page that the one block of an activity stands on; else the course."""
        found = self.places(course_key, activity_key)
        if len(found) != 1:
            return self.course_url(course_key)
        return f"/courses/{course_key}/jump_to/{found[0]}"

    def emit_completion(self, block: Any) -> None:
        """Publish completion where the platform tracks it."""
        completion.emit(block)

    def complete_for(self, course_key: str, activity_key: str, user_ids: Iterable[int]) -> None:
        """Complete every block of an activity for these people. Never raises."""
        completion.submit(self.places(course_key, activity_key), user_ids)

    def mail(self, user_id: int, subject: str, body: str) -> bool:
        """Send an e-mail to one person, by the platform's mail server; whether it went out."""
        return post.send(user_id, subject, body)

    def language_of(self, user_id: int) -> str:
        """The language of the person's account, "" where she has chosen none."""
        return people.language_of(user_id)

    def may_author(self, block: Any) -> bool:
        """Whether the platform lets this person write in the block's course, in Studio."""
        return authoring.may_author(block)

    def authored(self, course_key: str, activity_key: str) -> Authored:
        """What an author changed in the first block of the course that shows an activity."""
        return authoring.authored(self.places(course_key, activity_key))


HOST = OpenEdxHost()
