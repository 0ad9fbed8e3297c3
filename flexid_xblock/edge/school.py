"""The embedded school as a host."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.cohorts import Cohort
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.edge import accounts, naming, post
from flexid_xblock.rows import once_built

# The module that no course teaches.
GALLERY = "gallery"


class SchoolHost:
    """One course, whose members are all who can log in; nobody looks as somebody else."""

    def actor(self, request: Any, course_key: str | None = None) -> Actor | None:
        """The logged-in person, or None; ``enrolled`` speaks of ``course_key``."""
        user = request.user
        if not (user.is_authenticated and user.is_active):
            return None
        is_here = course_key == settings.FLEXID_SCHOOL_COURSE
        return Actor(
            user_id=user.pk,
            real_user_id=user.pk,
            language=_language(),
            enrolled=is_here,
            is_course_staff=is_here and user.is_staff,
            is_admin=is_here and user.is_superuser,
        )

    def seat(self, block: Any) -> Seat:
        """A learner's seat for the person the runtime was made for, else nobody's."""
        user = block.runtime.user
        is_known = user.is_authenticated and user.is_active
        return Seat(
            kind=SeatKind.LEARNER if is_known else SeatKind.NOBODY,
            user_id=user.pk if is_known else None,
            course_key=block.runtime.course_key,
            usage_key=str(block.scope_ids.usage_id),
            language=_language(),
        )

    def names(self, user_ids: Iterable[int]) -> dict[int, str]:
        """The full name of each id, or the login name; an id nobody has is left out."""
        rows = _named(set(user_ids))
        return {pk: f"{first} {last}".strip() or login for pk, first, last, login in rows}

    def find(self, username: str, *, closed: bool = False) -> int | None:
        """The id behind a login name, or None; ``closed``: of one who cannot log in, too."""
        return naming.find(username, closed=closed)

    def find_people(self, course_key: str, names: Iterable[str]) -> dict[str, int]:
        """The id behind each login name or e-mail address, among all who can log in."""
        users = get_user_model().objects.filter(is_active=True)
        return naming.whose(names, users.values_list("pk", "username", "email"))

    def free_logins(self, logins: Iterable[str]) -> frozenset[str] | None:
        """Those that nobody has, and that can be a login name."""
        return accounts.free_logins(logins)

    def make_accounts(self, people: Mapping[str, str]) -> dict[str, int]:
        """An account without a password for each login name and name; their ids."""
        return accounts.make_accounts(people)

    def start_passwords(self, user_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Login name and a new start password of who has none of her own yet."""
        return accounts.start_passwords(user_ids)

    def without_own_password(self, user_ids: Iterable[int]) -> frozenset[int]:
        """Those of them who have chosen no password yet."""
        return accounts.without_own_password(user_ids)

    def cohorts(self, course_key: str) -> tuple[Cohort, ...] | None:
        """None at all: the school's groups are its own."""
        return ()

    def has_left(self, course_key: str, user_ids: Iterable[int]) -> frozenset[int]:
        """Those without an account that can log in: all others are in the one course."""
        asked = frozenset(user_ids)
        users = get_user_model().objects.filter(pk__in=asked, is_active=True)
        return asked - frozenset(users.values_list("pk", flat=True))

    def course_url(self, course_key: str) -> str:
        """The course home; the school has one course."""
        return reverse("school_home")

    def places(self, course_key: str, activity_key: str) -> tuple[str, ...]:
        """One: in the school a block is named by its activity."""
        return (activity_key,)

    def place_url(self, course_key: str, activity_key: str) -> str:
        """The page of the activity's module, at its block."""
        module_key, _, name = activity_key.rpartition(".")
        if module_key == GALLERY:
            return reverse("school_example", args=[name])
        return f"{reverse('school_module', args=[module_key])}#{activity_key}"

    def emit_completion(self, block: Any) -> None:
        """Tell the runtime; the school keeps no record beside ``progress``."""
        block.runtime.publish(block, "completion", {"completion": 1.0})

    def complete_for(self, course_key: str, activity_key: str, user_ids: Iterable[int]) -> None:
        """Nothing to do: the school keeps no record beside ``progress``."""

    def mail(self, user_id: int, subject: str, body: str) -> bool:
        """Send an e-mail to one person; whether it went out."""
        return post.send(user_id, subject, body)

    def language_of(self, user_id: int) -> str:
        """Unknown: the school keeps no language of anybody."""
        return ""

    def may_author(self, block: Any) -> bool:
        """Nobody: the school shows the course as its files have it."""
        return False

    def authored(self, course_key: str, activity_key: str) -> Authored:
        """Nothing: no author works here."""
        return Authored()


@once_built
def _named(user_ids: set[int]) -> "QuerySet[Any, Any]":
    people = get_user_model().objects.filter(pk__in=user_ids)
    return people.values_list("pk", "first_name", "last_name", "username")


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


HOST = SchoolHost()
