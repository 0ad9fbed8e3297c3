"""What many tests need: the course, tickets, entries, and the API as a page calls it."""

import hashlib
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse as Answer
from django.test import Client
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Reply
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.models import TakeAway
from flexid_xblock.sessions import api as sessions

COURSE = "course-v1:FlexID+School+1"
JOURNAL = "who-am-i.journal"
MEETING = "who-am-i.meeting"
PROMPT = "understood"


def ticket_for(actor: Actor, activity_key: str = JOURNAL, course_key: str = COURSE) -> Ticket:
    """What the block shows this person now."""
    return Ticket(
        user_id=actor.user_id,
        course_key=course_key,
        usage_key=activity_key,
        activity_key=activity_key,
        version=content.freeze(activity_key),
    )


def write(actor: Actor, text: str, *, prompt: str = PROMPT) -> journal.OwnEntry:
    """A new draft of this person."""
    change = journal.Change(id=uuid4(), based_on=0, text=text, language=actor.language)
    beginning = journal.Beginning(ticket=ticket_for(actor), slot=prompt)
    return journal.save(actor, change, beginning)


def type_on(actor: Actor, entry: journal.OwnEntry, text: str) -> journal.OwnEntry:
    """The same entry after more typing."""
    change = journal.Change(id=entry.id, based_on=entry.revision, text=text, language="en")
    return journal.save(actor, change, None)


def send(actor: Actor, entry: journal.OwnEntry) -> journal.OwnEntry:
    """The entry after "Send", with the readers' names as they are now."""
    readers = access.readers_of(actor.user_id, entry.course_key).all
    decision = journal.Decision.SEND
    return journal.decide(actor, entry.id, decision, based_on=entry.revision, readers=readers)


def answer(
    reader: Actor,
    entry: journal.OwnEntry | UUID,
    text: str,
    *,
    reply_id: UUID | None = None,
    is_step: bool = False,
) -> UUID:
    """A reader's message, drafted, sent, and its minute over; its id."""
    entry_id = entry if isinstance(entry, UUID) else entry.id
    reply_id = reply_id or uuid4()
    here = {"course_key": COURSE}
    journal.draft_reply(reader, entry_id, reply_id, text, based_on=0, **here)
    journal.send_reply(reader, entry_id, reply_id, is_step=is_step, **here)
    end_the_minute(reply_id)
    return reply_id


def end_the_minute(reply_id: UUID) -> None:
    """What was sent can be read from now on."""
    Reply.objects.filter(pk=reply_id).update(visible_from=timezone.now())


def meet(teacher: Actor, *, activity_key: str = MEETING) -> sessions.MeetingInfo:
    """The open meeting of the teacher's group."""
    group = access.groups_of(teacher, COURSE, "teacher")[0]
    return sessions.open_meeting(
        teacher,
        group_id=group.id,
        course_key=COURSE,
        activity_key=activity_key,
    )


def put_card(
    actor: Actor, meeting: sessions.MeetingInfo, text: str, *, display: str = "named"
) -> UUID:
    """A card of this person on the board of the meeting."""
    card_id = uuid4()
    ticket = ticket_for(actor, meeting.activity_key)
    column = "we-share"
    sessions.put_card(
        actor, meeting.id, card_id, ticket=ticket, column=column, display=display, text=text
    )
    return card_id


def read_notice(actor: Actor) -> None:
    """What a student does once before she writes."""
    privacy.see_notice(actor, COURSE, language="en")


TOKEN = "a-right-that-a-test-knows"


def give_right(user_id: int, *, form: str = "data", token: str = TOKEN) -> str:
    """The right to fetch one's file, under a token that the test knows; the address's end."""
    hashed = hashlib.sha256(token.encode()).hexdigest()
    about = {"user_id": user_id, "form": form, "made_at": timezone.now()}
    TakeAway.objects.update_or_create(token_hash=hashed, defaults=about)
    return f"take-away/{token}/"


def whole(answer: Any) -> str:
    """The text of an answer, also of one that is made while it is sent."""
    said = answer.getvalue() if answer.streaming else answer.content
    return said.decode(errors="replace")  # a PDF is no text


class Api:
    """The JSON API as a script of one person's page calls it."""

    def __init__(self, client: Client, *, course_key: str) -> None:
        self.client = client
        self.course_key = course_key

    def get(self, path: str, *, query: dict[str, str] | None = None, **headers: str) -> Answer:
        return self.client.get("/flexid/api/v1/" + path, query, headers=_named(headers))

    def take_away(self, form: str = "data") -> str:
        """The person's file, asked for and fetched."""
        return whole(self.client.get(self.put("take-away/", {"form": form}).json()["url"]))

    def put(self, path: str, body: Any, **headers: str) -> Answer:
        """PUT with header names in snake case: ``if_match='"1"'``, ``x_flexid_ticket=...``."""
        return self.client.put(
            "/flexid/api/v1/" + path, body, content_type="application/json", headers=_named(headers)
        )


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
