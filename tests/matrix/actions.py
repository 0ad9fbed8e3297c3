"""The API's addresses as a script asks them, each with how to know that it was done."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Permit
from flexid_xblock.content import api as content
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.journal.models import Entry
from flexid_xblock.models import NoticeSeen
from flexid_xblock.sessions.models import Card, Meeting, Presence
from tests.common import JOURNAL, MEETING
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing
from tests.matrix.planted import WELCOME

NEW_MEETING = "welcome.meeting"
WHY = "We cannot reach her, and she may be in danger."
ABOUT = {"prompt": "surprise", "language": "en"}


def get(name: str, *, query: dict[str, str] | None = None, **ids: Any) -> Ask:
    """Look at an address."""
    return Ask(url=reverse(f"flexid:{name}", kwargs=ids), query=query or {})


def put(
    name: str, body: Any, happened: Any, *, ticket: str = "", begins: bool = False, **ids: Any
) -> Ask:
    """Ask an address to do something: to what a page has seen once, or to begin it."""
    seen = {"If-None-Match": "*"} if begins else {"If-Match": '"1"'}
    return Ask(
        url=reverse(f"flexid:{name}", kwargs=ids),
        method="PUT",
        body=body,
        headers={**seen, "X-Flexid-Ticket": ticket},
        happened=happened,
    )


def is_there(rows: Any) -> Any:
    """Whether these rows are in the database, whoever asked."""
    return lambda _: rows.all().exists()


def ticket_of(user_id: int, thing: Thing, activity: str) -> str:
    """What the block shows this person now."""
    return access.issue(
        Ticket(
            user_id=user_id,
            course_key=thing.course,
            usage_key=activity,
            activity_key=activity,
            version=content.freeze(activity),
        )
    )


def write(thing: Thing, user_id: int) -> list[Ask]:
    entry = thing.ids["draft"]
    rows = Entry.objects.filter(pk=entry, revision__gt=1)
    body = {**ABOUT, "text": "more"}
    return [put("entry", body, lambda _: rows.all().exists(), entry_id=entry)]


def see_private(thing: Thing, user_id: int) -> list[Ask]:
    ids = (thing.ids[what] for what in ("draft", "kept", "withdrawn", "sent", "deleted"))
    return [*see_list(thing, user_id), *(get("entry", entry_id=one) for one in ids)]


def see_sent(thing: Thing, user_id: int) -> list[Ask]:
    return [*see_list(thing, user_id), get("entry", entry_id=thing.ids["sent"])]


def see_list(thing: Thing, user_id: int) -> list[Ask]:
    course = {"course": thing.course}
    return [get("entries", query={**course, "activity": one}) for one in (JOURNAL, WELCOME)]


def open_meeting(thing: Thing, user_id: int) -> list[Ask]:
    ids = {"group_id": thing.ids["group"], "activity_key": NEW_MEETING}
    rows = Meeting.objects.filter(group_id=thing.ids["group"], activity_key=NEW_MEETING)
    return [put("group_meeting", {"course": thing.course}, lambda _: rows.all().exists(), **ids)]


def close_meeting(thing: Thing, user_id: int) -> list[Ask]:
    meeting = thing.ids["meeting"]
    rows = Meeting.objects.filter(pk=meeting, state="closed")
    return [
        put("meeting_state", {"open": False}, lambda _: rows.all().exists(), meeting_id=meeting)
    ]


def attend(thing: Thing, user_id: int) -> list[Ask]:
    meeting = thing.ids["meeting"]
    rows = Presence.objects.filter(meeting_id=meeting)
    ask = put("presence", {}, lambda who: rows.filter(user_id=who).exists(), meeting_id=meeting)
    look = get("notice", query={"course": thing.course})
    return [look, replace(ask, arrange=lambda: rows.all().delete())]


def put_card(thing: Thing, user_id: int) -> list[Ask]:
    ids = {"meeting_id": thing.ids["meeting"], "card_id": uuid4()}
    body = {"column": "we-share", "display": "named", "text": "bread"}
    rows = Card.objects.filter(pk=ids["card_id"])
    ticket = ticket_of(user_id, thing, MEETING)
    return [
        put("card", body, lambda who: rows.filter(author_id=who).exists(), ticket=ticket, **ids)
    ]


def ask_permit(thing: Thing, user_id: int) -> list[Ask]:
    permit = uuid4()
    body = {"course": thing.course, "student": thing.owner, "reason": WHY}
    rows = Permit.objects.filter(pk=permit)
    ask = put("permit", body, lambda who: rows.filter(asker_id=who).exists(), permit_id=permit)
    return [ask]


def grant(thing: Thing, user_id: int) -> list[Ask]:
    return [_decision(thing, {"granted": True}, until__isnull=False)]


def grant_and_tell_later(thing: Thing, user_id: int) -> list[Ask]:
    day = (timezone.now() + timedelta(days=1)).isoformat()
    body = {"granted": True, "tell_from": day, "why_later": WHY}
    return [_decision(thing, body, tell_from__isnull=False)]


def _decision(thing: Thing, body: dict[str, Any], **done: Any) -> Ask:
    permit = thing.ids["waiting"]
    rows = Permit.objects.filter(pk=permit, **done)
    return put("permit_decision", body, lambda _: rows.all().exists(), permit_id=permit)


def review(thing: Thing, user_id: int) -> list[Ask]:
    permit = thing.ids["decided"]
    rows = Permit.objects.filter(pk=permit, reviewed_at__isnull=False)
    return [put("permit_review", {}, lambda _: rows.all().exists(), permit_id=permit)]


def read_notice(thing: Thing, user_id: int) -> list[Ask]:
    """Everybody has read it already; the owner's reading is taken away before."""
    rows = NoticeSeen.objects.filter(user_id=thing.owner_id, course_key=thing.course)
    ask = put("notice", {"course": thing.course}, lambda _: rows.all().exists())
    return [replace(ask, arrange=lambda: rows.all().delete())]
