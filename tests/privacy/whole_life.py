"""All that can be stored about a student, so that no column of hers is empty."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from django.apps import apps
from django.utils import timezone

from flexid_xblock.access.api import choices
from flexid_xblock.access.models import CourseRole, Proposal, Told
from flexid_xblock.care.api import requests
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.privacy.api import declarations
from flexid_xblock.privacy.models import CourseEnd, Deletion, NoticeSeen
from flexid_xblock.progress.models import Certificate
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Circle, Pick, Report, Side, Translation
from tests.activities.common import make
from tests.care.asking import ask
from tests.care.talking import booked_soon
from tests.common import COURSE, answer, meet, put_card
from tests.privacy.common import break_glass, live
from tests.privacy.test_meetings import WHY, at_the_vote, moderated, take_part

MODELS = list(apps.get_app_config("flexid_xblock").get_models())


def plant(ana: Actor, actor: Callable[..., Actor], teacher: Actor) -> None:
    """Ana's whole life in the course, and some of Bo's beside it."""
    meeting, bo, cleo = meet(teacher), actor("bo"), actor("cleo")
    for student, mark in ((ana, "ana"), (bo, "bo")):
        live(student, mark, counsellor=cleo, teacher=teacher, meeting=meeting)
    here = {"course_key": COURSE, "rules": ["ana-rules"], "after": 0}
    sessions.write_agreement(teacher, meeting.group_id, **here)
    at_the_vote(teacher, meeting)
    take_part(ana, bo, "ana", meeting)
    take_part(bo, ana, "bo", meeting)
    moderated(ana, teacher, "ana", meeting)
    _little_things(ana, put_card(bo, meeting, "bo-last"))
    break_glass(ana, "ana", asker=actor("dov"), lead=actor("liv"))
    _with_adults(ana, actor)
    _at_the_end(ana, meeting.group_id, reader=actor("cleo").user_id)
    fill(actor("liv").user_id)


def _at_the_end(ana: Actor, group_id: UUID, *, reader: int) -> None:
    """A certificate, the end of her time, a reader she was told of, and a change that names her."""
    here, today = {"course_key": COURSE}, timezone.localdate()
    count = {"modules": ["who-am-i"], "meetings": 1, "minutes": 150, "code": "A" * 16}
    days = {"first_day": today, "last_day": today}
    mine = {"user_id": ana.user_id, "group_id": group_id, "what": "year1"}
    Certificate.objects.create(**here, **mine, **count, **days)
    CourseEnd.objects.create(**here, user_id=ana.user_id, ended_on=today, found_on=today)
    NoticeSeen.objects.filter(user_id=ana.user_id).update(guardians="as of May")
    told = {"student_id": ana.user_id, "adult_id": reader, "kind": "assignment"}
    Told.objects.create(**here, **told, relation_id=1)
    what = {"act": "assign", "students": [ana.user_id], "counsellor_id": reader, "deputy": False}
    Proposal.objects.create(**here, kind="counsellor", what=what, asked_as="coordinator")


def _with_adults(ana: Actor, actor: Callable[..., Actor]) -> None:
    cleo, here = actor("cleo"), {"course_key": COURSE}
    sent = next(one for one in journal.own_entries(ana, COURSE) if one.sent_at)
    answer(cleo, sent, "ana-step")
    hold_id = uuid4()
    journal.hold(cleo, hold_id, sent.id, reason=f"hold{WHY}", **here)
    journal.approve_hold(actor("liv"), hold_id)
    asked = ask(ana, cleo, words="ana-asked")
    requests.answer(cleo, asked, text="ana-told", **here)
    booked_soon(cleo, ana)
    make(ana, {"circles": [{"id": "a1", "label": "ana-made", "size": 3}]})
    choices.close_to(ana, cleo.user_id, closed=True, **here)
    choices.ask_for_another(ana, **here)


def _little_things(ana: Actor, card_id: UUID) -> None:
    """What only a long meeting would bring."""
    me, circle = {"user_id": ana.user_id}, Circle.objects.get()
    Side.objects.create(circle=circle, option="keep-both", **me)
    Pick.objects.create(circle=circle, card_id=card_id, **me)
    sealed = Card.objects.get(pk=card_id).text
    about = {"card_id": card_id, "card_revision": 0, "text": sealed, "revision": 0}
    Translation.objects.create(translator_id=ana.user_id, language="nb", **about)
    Card.objects.filter(author_id=ana.user_id).update(language="en")
    Report.objects.filter(reporter_id=ana.user_id).update(outcome="kept")
    CourseRole.objects.create(course_key=COURSE, role="coordinator", **me)
    Deletion.objects.create(course_key=COURSE, asked_at=timezone.now(), **me)


def fill(somebody: int) -> None:
    """Every column that is told to her, and is empty still, gets a time or an adult."""
    now = timezone.now() - timedelta(seconds=1)
    values = {"DateTimeField": now, "DateField": now.date(), "BigIntegerField": somebody}
    for model in MODELS:
        for column in model._meta.concrete_fields:
            is_told = declarations()[f"{model.__name__}.{column.name}"].export
            value = values.get(column.get_internal_type())
            if is_told and column.null and value:
                empty = model.objects.filter(**{f"{column.name}__isnull": True})
                empty.update(**{column.name: value})
