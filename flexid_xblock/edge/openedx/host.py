"""The LMS and Studio, as the house asks them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.seats import Seat
from flexid_xblock.edge import post

from . import people, seats


class OpenEdxHost:
    """The LMS and Studio."""

    def actor(self, request: Any, course_key: str | None = None) -> Actor | None:
        """The person of the session; never the one she looks as."""
        user = request.user
        real = getattr(user, "real_user", None) or user
        if not (real.is_authenticated and real.is_active):
            return None
        return Actor(
            user_id=user.pk,
            real_user_id=real.pk,
            language=get_language() or "en",
            enrolled=bool(course_key) and people.is_enrolled(user, str(course_key)),
        )

    def seat(self, block: Any) -> Seat:
        """A learner's seat only for oneself, in a course, outside Studio."""
        return seats.seat(block)

    def names(self, user_ids: Iterable[int]) -> dict[int, str]:
        """Profile names, or user names where there is none; an id nobody has is left out."""
        return people.names(user_ids)

    def find(self, username: str) -> int | None:
        """The id behind a user name, or None."""
        return people.find(username)

    def course_url(self, course_key: str) -> str:
        """The course in the learning app, by way of the LMS."""
        return f"/courses/{course_key}/course/"

    def place_url(self, course_key: str, activity_key: str) -> str:
        """The course: which page of it the block stands on is not looked up yet."""
        return self.course_url(course_key)

    def emit_completion(self, block: Any) -> None:
        """Publish completion; the platform ignores it where nobody is bound."""
        block.runtime.publish(block, "completion", {"completion": 1.0})

    def mail(self, user_id: int, subject: str, body: str) -> bool:
        """Send an e-mail to one person, by the platform's mail server; whether it went out."""
        return post.send(user_id, subject, body)

    def language_of(self, user_id: int) -> str:
        """The language of the person's account, "" where she has chosen none."""
        return people.language_of(user_id)


HOST = OpenEdxHost()
