"""The journal's addresses: own entries, and what becomes of them."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk import telling
from flexid_xblock.desk.page import named
from flexid_xblock.desk.words import question
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.phrases import role_name
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.base import Closed, CourseBody, Door, Words, seen_revision


class DraftBody(Closed):
    """What a page sends when it saves."""

    prompt = serializers.SlugField(max_length=60)
    language = serializers.CharField(max_length=20)
    text = Words()


class DecisionBody(Closed):
    """What a page sends when one of the buttons is pressed; ``readers`` as she saw them."""

    decision = serializers.ChoiceField(choices=[decision.value for decision in journal.Decision])
    readers = serializers.ListField(child=serializers.IntegerField(), max_length=20, default=list)


class Entries(Door):
    """All that one journal block needs to begin: own entries, readers, the notice."""

    def get(self, request: Request) -> Response:
        course_key, activity_key = self.asked("course"), self.asked("activity")
        actor = self.student(course_key)
        content.outline(activity_key)  # an activity that is not there is said so
        entries = journal.own_entries(actor, course_key, activity_key)
        readers, new = access.telling.around(actor, course_key)
        people = named({*_people(entries), *readers.all, *(one.id for one in new)})
        # Nobody can be sent to while the school has switched it off.
        sendable = () if access.switches.is_off("sharing") else readers.all
        return Response(
            {
                "entries": [shown(entry, people, actor) for entry in entries],
                "readers": [_reader(readers, who, people) for who in sendable],
                "notice_seen": privacy.has_seen_notice(actor, course_key),
                "new_readers": telling.lines(new, people),
            }
        )


class Entry(Door):
    """One own entry: look at it, or save its draft."""

    def get(self, request: Request, entry_id: UUID) -> Response:
        actor = self.actor()
        return answered(actor, journal.own_entry(actor, entry_id))

    def put(self, request: Request, entry_id: UUID) -> Response:
        body = self.body(DraftBody)
        change = journal.Change(
            id=entry_id,
            based_on=seen_revision(request),
            text=body["text"],
            language=body["language"],
        )
        if change.based_on == 0:
            return self._begin(change, body["prompt"])
        actor = self.actor()
        return answered(actor, journal.save(actor, change, None))

    def _begin(self, change: journal.Change, prompt: str) -> Response:
        ticket = self.ticket()
        actor = self.student(ticket.course_key)
        privacy.require_notice(actor, ticket.course_key)
        beginning = journal.Beginning(ticket=ticket, slot=prompt)
        return answered(actor, journal.save(actor, change, beginning))


class Decision(Door):
    """What becomes of an entry."""

    def put(self, request: Request, entry_id: UUID) -> Response:
        body = self.body(DecisionBody)
        actor = self.actor()
        if body["decision"] == journal.Decision.SEND.value:
            access.switches.require_on("journals", "sharing")
        entry = journal.decide(
            actor,
            entry_id,
            journal.Decision(body["decision"]),
            based_on=seen_revision(request),
            readers=tuple(body["readers"]),
        )
        return answered(actor, entry)


class AskingBody(Closed):
    """Whether she asks for it to be read."""

    asks = serializers.BooleanField()


class Asking(Door):
    """Ask for a sent text to be read, or take the asking back."""

    def put(self, request: Request, entry_id: UUID) -> Response:
        body = self.body(AskingBody)
        actor = self.actor()
        return answered(actor, journal.ask_to_read(actor, entry_id, **body))


class Reading(Door):
    """Her yes to a newly assigned reader, for all that she has sent."""

    def put(self, request: Request, reader_id: int) -> Response:
        course_key = self.body(CourseBody)["course"]
        actor = self.student(course_key)
        return Response({"named": journal.let_read(actor, reader_id, course_key=course_key)})


class ToldBody(Closed):
    """In which course, and as what she was told of somebody."""

    course = serializers.CharField(max_length=255)
    role = serializers.ChoiceField(choices=["counsellor", "deputy", "teacher", "helper"])


class Told(Door):
    """That she was told of somebody new who can read what she sends."""

    def put(self, request: Request, reader_id: int) -> Response:
        body = self.body(ToldBody)
        actor = self.student(body["course"])
        access.telling.say_told(actor, reader_id, role=body["role"], course_key=body["course"])
        return Response({"told": True})


def shown(entry: journal.OwnEntry, people: dict[int, str], actor: Actor) -> dict[str, Any]:
    """An own entry as the page gets it. Names, never other ids than her readers'."""
    return {
        "id": str(entry.id),
        "prompt": entry.prompt,
        "question": question(entry.version, entry.prompt, actor.language),
        "language": entry.language,
        "state": entry.state,
        "revision": entry.revision,
        "text": entry.text,
        "sent_at": entry.sent_at,
        "changed_since_sent": entry.changed_since_sent,
        "asked": entry.asked_at is not None,
        "thread_closed": entry.is_thread_closed,
        "deleted_until": entry.deleted_until,
        "held": entry.is_held,
        "readers": [people.get(reader, "") for reader in entry.readers],
        "reads": [
            {
                "name": people.get(read.actor_id, ""),
                "role": role_name(read.role),
                "first_at": read.first_at,
                "last_at": read.last_at,
            }
            for read in entry.reads
        ],
        "replies": [
            {
                "id": str(reply.id),
                "name": people.get(reply.author_id, ""),
                "is_mine": reply.author_id == actor.user_id,
                "text": reply.text,
                "created": reply.created,
                "is_step": reply.is_step,
                "is_past": reply.is_past,
                "agreed_at": reply.agreed_at,
            }
            for reply in entry.replies
        ],
    }


def answered(actor: Actor, entry: journal.OwnEntry) -> Response:
    """An own entry as the answer to whatever was done with it."""
    people = named(_people([entry]))
    return Response(shown(entry, people, actor), headers={"ETag": f'"{entry.revision}"'})


def _people(entries: Any) -> set[int]:
    return {
        who
        for entry in entries
        for who in (
            *entry.readers,
            *(read.actor_id for read in entry.reads),
            *(reply.author_id for reply in entry.replies),
        )
    }


def _reader(readers: access.Readers, who: int, people: dict[int, str]) -> dict[str, Any]:
    return {
        "id": who,
        "name": people.get(who, ""),
        "is_deputy": who not in readers.counsellors,
    }
