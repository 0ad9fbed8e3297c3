"""The invented people of the demo and of every test."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "flexid"  # noqa: S105 - public on purpose, in the demo only
MAIL_DOMAIN = "@demo.invalid"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One demo person: how she logs in, her name, and what she does in plain words."""

    username: str
    first_name: str
    last_name: str
    role: Promise
    group: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def email(self) -> str:
        """An address that can never receive mail; it also marks the demo people."""
        return self.username + MAIL_DOMAIN


def _people(role: Promise, group: str, *names: str) -> Iterator[Person]:
    for name in names:
        first, last = name.split()
        yield Person(
            username=first.lower(), first_name=first, last_name=last, role=role, group=group
        )


OURS, OTHERS = "Fjord", "Skog"
STUDENTS = ("ana", "bo", "cai", "dina", "emre", "faduma")
PEOPLE: tuple[Person, ...] = (
    *_people(_("student"), OURS, "Ana Lind", "Bo Eng", "Cai Moss"),
    *_people(_("student"), OURS, "Dina Noor", "Emre Tun", "Faduma Wais"),
    *_people(_("student"), OTHERS, "Eve Rask"),
    *_people(_("helper leader"), OURS, "Kim Ness"),
    *_people(_("teacher"), OURS, "Tor Vik", "Per Dahl"),
    *_people(_("teacher"), OTHERS, "Una Sand"),
    *_people(_("counsellor"), OURS, "Cleo Berg"),
    *_people(_("deputy counsellor"), OURS, "Ida Holm"),
    *_people(_("counsellor"), OTHERS, "Dov Stein"),
    *_people(_("safeguarding lead"), "", "Liv Moen"),
    *_people(_("coordinator"), "", "Sol Haug"),
    *_people(_("site administrator"), "", "Max Ruud"),
)
