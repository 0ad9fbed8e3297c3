"""A group's agreement: versions that adults write down, and each person's own yes to one."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q

from flexid_xblock.access.api import People, relations_to_group, require, roster
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid
from flexid_xblock.patience import once
from flexid_xblock.sessions.finding import check_enrolled, tell_group
from flexid_xblock.sessions.letters import Letters
from flexid_xblock.sessions.models import Agreement, AgreementYes, Meeting
from flexid_xblock.sessions.records import AgreementView
from flexid_xblock.sessions.sealing import seal_agreement, sealed_agreement
from flexid_xblock.text import plain

MOST_RULES = 30


def agreement(actor: Actor, group_id: UUID, *, course_key: str) -> AgreementView | None:
    """The newest version of the group's agreement, None before the first."""
    require("meeting.see", relations_to_group(actor, group_id, course_key))
    return _shown(actor, group_id, course_key)


def write_agreement(
    actor: Actor, group_id: UUID, *, course_key: str, rules: Sequence[str], after: int
) -> AgreementView:
    """A new version, which asks everybody anew; ``after`` is the version it follows on.

    Raises ``Conflict("changed_elsewhere")`` with an ``AgreementView`` and
    ``Invalid("empty_text" | "too_long")``.
    """
    require("agreement.write", relations_to_group(actor, group_id, course_key))
    lines = _clean(rules)

    def act() -> None:
        meetings = _locked(group_id, course_key)
        newest = _newest(group_id, course_key)
        number = newest.number if newest else 0
        if newest and number == after + 1 and _lines(actor, newest) == lines:
            return
        if number != after:
            raise Conflict("changed_elsewhere", stored=_shown(actor, group_id, course_key))
        row = Agreement(group_id=group_id, course_key=course_key, number=after + 1)
        row.author_id = actor.user_id
        row.rules = seal_agreement(row, json.dumps(lines))
        row.save(force_insert=True)
        _tell(meetings)

    once(act)
    return _shown(actor, group_id, course_key)  # type: ignore[return-value]


def agree(actor: Actor, group_id: UUID, *, course_key: str, number: int) -> AgreementView:
    """One's own yes to a version, if it is the newest. Twice is once.

    Raises ``Conflict("changed_elsewhere")`` with an ``AgreementView``, and
    ``Denied("not_enrolled")``.
    """
    relations = relations_to_group(actor, group_id, course_key)
    require("agreement.agree", relations)
    check_enrolled(actor, relations)

    def act() -> None:
        meetings = _locked(group_id, course_key)
        newest = _newest(group_id, course_key)
        if newest is None or newest.number != number:
            raise Conflict("changed_elsewhere", stored=_shown(actor, group_id, course_key))
        _, is_new = AgreementYes.objects.get_or_create(agreement=newest, user_id=actor.user_id)
        if is_new:
            _tell(meetings)

    once(act)
    return _shown(actor, group_id, course_key)  # type: ignore[return-value]


class Covenant:
    """The newest version on its way to a reader: found, then opened with other letters."""

    def __init__(
        self, letters: Letters, reader: int, about: dict[str, Any], people: People
    ) -> None:
        self._letters, self._people = letters, people
        now = Q(yeses__user_id__in=people.all)
        rows = Agreement.objects.filter(**about).annotate(
            yes=Count("yeses", filter=now), mine=Count("yeses", filter=Q(yeses__user_id=reader))
        )
        self._row = rows.order_by("-number").first()
        self._rules: int | None = None

    def address(self, reader_id: int) -> None:
        """Lay the rules to the letters that this person opens."""
        if self._row is not None:
            self._rules = self._letters.add(sealed_agreement(self._row, reader_id))

    def view(self) -> AgreementView | None:
        """What the letters hold, once they are open."""
        if self._row is None:
            return None
        return AgreementView(
            number=self._row.number,
            rules=tuple(json.loads(self._letters.text(self._rules))),
            agreed=self._row.mine > 0,
            yes=self._row.yes,
            of=len(self._people.all),
        )


def _shown(actor: Actor, group_id: UUID, course_key: str) -> AgreementView | None:
    letters = Letters(actor)
    about = {"group_id": group_id, "course_key": course_key}
    found = Covenant(letters, actor.user_id, about, roster(group_id))
    found.address(actor.user_id)
    letters.open()
    return found.view()


def _clean(rules: Sequence[str]) -> list[str]:
    found = [plain(rule, limit=settings.FLEXID_CARD_MAX).strip() for rule in rules]
    lines = [rule for rule in found if rule]
    if not lines:
        raise Invalid("empty_text")
    if len(lines) > MOST_RULES:
        raise Invalid("too_long")
    return lines


def _lines(actor: Actor, row: Agreement) -> list[str]:
    letters = Letters(actor)
    number = letters.add(sealed_agreement(row, actor.user_id))
    letters.open()
    return list(json.loads(letters.text(number)))


def _newest(group_id: UUID, course_key: str) -> Agreement | None:
    rows = Agreement.objects.filter(group_id=group_id, course_key=course_key)
    return rows.order_by("-number").first()


def _locked(group_id: UUID, course_key: str) -> list[Meeting]:
    """The meetings whose pages show the agreement, locked in one order."""
    rows = Meeting.objects.select_for_update().filter(group_id=group_id, course_key=course_key)
    return list(rows.order_by("pk"))


def _tell(meetings: list[Meeting]) -> None:
    for meeting in meetings:
        tell_group(meeting)
