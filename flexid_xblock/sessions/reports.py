"""Reports: a member asks the teachers to look at a card. Whose it is, no member learns."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from flexid_xblock.access.api import people_of
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.patience import once
from flexid_xblock.sessions.finding import tell_desk
from flexid_xblock.sessions.history import note, reports_now
from flexid_xblock.sessions.models import Card, CardAct, Meeting, Report
from flexid_xblock.sessions.reaching import Reached, is_up, reach, tell_all
from flexid_xblock.sessions.sealing import seal_report, sealed_report
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

ENOUGH = 2  # reports by different people take a card off before a teacher has looked
WAIT = timedelta(minutes=2)
LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Waking:
    """What has waited for a group's teachers, and which they are; it says no more than that."""

    course_key: str
    about: str
    teachers: tuple[int, ...]


def report(actor: Actor, card_id: UUID, *, reason: str, words: str) -> str:
    """Ask the teachers to look at another's card; what became of it: "", "hidden" or "kept".

    The second person's report hides it until a teacher has looked, if no
    teacher has kept it before. Raises ``Invalid("bad_fields" | "too_long")``
    and ``Denied("own_card")``.
    """
    if reason not in Report.Reason.values:
        raise Invalid("bad_fields")
    clean = plain(words, limit=settings.FLEXID_CARD_MAX).strip()

    def act() -> str:
        found = reach(actor, card_id, "card.report")
        mine = Report.objects.filter(card=found.card, reporter_id=actor.user_id)
        row = mine.select_for_update().first()
        if row is None or _is_new(actor, row, found, reason, clean):
            row = row or Report(card=found.card, reporter_id=actor.user_id)
            _check_sees(actor, found)
            _save(row, found, reason, clean)
            _hide_if_enough(found)
        return row.outcome

    return once(act)


def waking(now: datetime) -> tuple[Waking, ...]:
    """What has waited for a teacher for two minutes and still does; for the operator's clock.

    A reported card is told of by itself, all the cards of a meeting that wait
    for a yes once a day.
    """
    cards = Card.objects.exclude(state=Card.State.TAKEN_BACK)
    since, until = now - LOOK_BACK, now - WAIT
    asked = Report.objects.filter(outcome="", at__gt=since, at__lte=until)
    reported = cards.filter(pk__in=asked.values("card_id")).select_related("meeting")
    waiting = cards.filter(state=Card.State.WAITING).exclude(acts__at__gt=until)
    recent = Q(created__gt=since) | Q(acts__at__gt=since)
    meetings = waiting.filter(recent, created__lte=until).values("meeting_id")
    return tuple(
        [_waking(one.meeting, f"report:{one.pk}:{one.acts_number}") for one in reported]
        + [
            _waking(one, f"waiting:{one.pk}:{now.date().isoformat()}")
            for one in Meeting.objects.filter(pk__in=meetings)
        ]
    )


def _waking(meeting: Meeting, about: str) -> Waking:
    teachers = people_of(meeting.group_id, "teacher")
    return Waking(course_key=meeting.course_key, about=about, teachers=teachers)


def _is_new(actor: Actor, row: Report, found: Reached, reason: str, words: str) -> bool:
    """Whether a settled report comes anew: of a rewritten card, or with other words."""
    if not row.outcome:
        return False
    if not reports_now(found.card).filter(pk=row.pk).exists():
        return True
    sealed = sealed_report(row, found.card, found.meeting, actor.user_id)
    return (row.reason, open_own(actor, sealed) if row.words else "") != (reason, words)


def _check_sees(actor: Actor, found: Reached) -> None:
    if found.card.author_id == actor.user_id:
        raise Denied("own_card")
    if not is_up(found.card, found.meeting):
        raise NotFound


def _save(row: Report, found: Reached, reason: str, words: str) -> None:
    row.reason, row.outcome, row.at = reason, Report.Outcome.WAITING, timezone.now()
    row.words = seal_report(row, found.card, found.meeting, words) if words else None
    row.save()


def _hide_if_enough(found: Reached) -> None:
    card, meeting, _relations = found
    # Locked, so that another's report of this very moment counts on every isolation level.
    asked = reports_now(card).filter(outcome=Report.Outcome.WAITING).select_for_update()
    if len(asked) < ENOUGH or card.is_restored:
        return tell_desk(meeting)
    card.state, card.settled_at = Card.State.HIDDEN, None
    tell_all(card, meeting)
    note(card, meeting, CardAct.Kind.HIDDEN_BY_REPORTS, None, "")
    return None
