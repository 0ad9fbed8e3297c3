"""What is done with a student's texts: decided, answered, looked for, kept, closed to somebody."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.utils import timezone

from flexid_xblock.access.models import Closing, Told, Wish
from flexid_xblock.journal.models import Entry, EntryReader, Hold, Reply
from flexid_xblock.journal.sealing import seal_reply
from flexid_xblock.privacy.models import Deletion, TakeAway
from tests.common import JOURNAL
from tests.matrix.actions import WHY, get, is_there, put, see_sent
from tests.matrix.asking import Ask
from tests.matrix.care_acts import NOWHERE
from tests.matrix.cast import Thing

_SOMETHING = "kanari-search"  # what is looked for where nothing is to be found


def decide(thing: Thing, user_id: int) -> list[Ask]:
    """What becomes of a text, of its thread, and of who reads it."""
    draft, sent = (Entry.objects.filter(pk=thing.ids[what]) for what in ("draft", "sent"))
    ids = {"entry_id": thing.ids["sent"]}
    is_asked, is_closed = sent.exclude(asked_at=None), sent.filter(is_thread_closed=True)
    return [
        put(
            "decision",
            {"decision": "keep"},
            is_there(draft.filter(state="kept")),
            entry_id=thing.ids["draft"],
        ),
        put("asking", {"asks": True}, is_there(is_asked), **ids),
        put("thread", {"closed": True}, is_there(is_closed), **ids),
        _let_read(thing),
        _agree(thing),
    ]


def _agree(thing: Thing) -> Ask:
    """What a reader wrote down after a talk waits for the owner's yes."""
    ids = {"entry_id": thing.ids["sent"], "reply_id": uuid4()}
    agreed = Reply.objects.filter(pk=ids["reply_id"]).exclude(agreed_at=None)
    ask = put("agreement_on_step", {"agreed": True}, is_there(agreed), **ids)
    reader = thing.people["counsellor"]
    step = {"visible_from": timezone.now(), "is_step": True}
    return replace(ask, arrange=lambda: _said(reader, **ids, **step))


def _let_read(thing: Thing) -> Ask:
    """The owner names her counsellor, who was not named before."""
    reader = thing.people["counsellor"]
    named = EntryReader.objects.filter(entry_id=thing.ids["sent"], reader_id=reader)
    ask = put("reading", {"course": thing.course}, is_there(named), reader_id=reader)
    return replace(ask, arrange=lambda: named.all().delete())


def see_readers(thing: Thing, user_id: int) -> list[Ask]:
    """Who can read what was sent, and of whom she was not told yet; then she was told of one.

    Somebody else would only be told of her own readers.
    """
    course = thing.course if user_id == thing.owner_id else NOWHERE
    counsellor, body = thing.people["counsellor"], {"course": course, "role": "counsellor"}
    told = Told.objects.filter(student_id=thing.owner_id).exclude(kind=Told.Kind.NOTICE)
    query = {"course": thing.course, "activity": JOURNAL}
    forget = {"arrange": lambda: told.all().delete()}
    again = replace(get("entries", query=query), happened=lambda _: False, **forget)
    say = put("reader_told", body, is_there(told), reader_id=counsellor)
    return [*see_sent(thing, user_id), again, replace(say, **forget)]


def delete(thing: Thing, user_id: int) -> list[Ask]:
    """Throw a text away; bring one back."""
    gone = Entry.objects.filter(pk=thing.ids["draft"], state="deleted")
    back = Entry.objects.filter(pk=thing.ids["deleted"]).exclude(state="deleted")
    return [
        put("decision", {"decision": "delete"}, is_there(gone), entry_id=thing.ids["draft"]),
        put("decision", {"decision": "restore"}, is_there(back), entry_id=thing.ids["deleted"]),
    ]


def take_away(thing: Thing, user_id: int) -> list[Ask]:
    """Ask for a file; everybody gets a right to her own."""
    rows = TakeAway.objects.filter(user_id=thing.owner_id)
    return [put("take_away", {"form": "page"}, is_there(rows))]


def delete_all(thing: Thing, user_id: int) -> list[Ask]:
    """Say again that everything shall go, as the owner did; bring it back."""
    rows = Deletion.objects.filter(pk=thing.ids["deletion"])
    # An id that nobody has begins a deletion of one's own: others ask where they have nothing.
    is_hers = user_id == thing.owner_id and not thing.name.startswith("gone")
    here = {"course": thing.course if is_hers else "course-v1:Nothing+1+1"}
    ids = {"deletion_id": thing.ids["deletion"]}
    back = is_there(rows.exclude(undone_at=None))
    return [
        put("deletion", here, lambda _: False, **ids),
        put("deletion_undoing", here, back, **ids),
    ]


def search(thing: Thing, user_id: int) -> list[Ask]:
    """Look for the words of the thing's draft."""
    words = f"kanari-{thing.name}-draft" if thing.owner_id else _SOMETHING
    return [put("search", {"course": thing.course, "text": words}, lambda _: False)]


def close_to(thing: Thing, user_id: int) -> list[Ask]:
    """Close the owner's texts to an adult who followed her up."""
    reader = thing.people["past_reader"]
    rows = Closing.objects.filter(student_id=thing.owner_id, reader_id=reader)
    body = {"course": thing.course, "closed": True}
    return [put("closing", body, is_there(rows), reader_id=reader)]


def ask_another(thing: Thing, user_id: int) -> list[Ask]:
    """Everybody has asked already; the owner's wish is taken away before."""
    rows = Wish.objects.filter(student_id=thing.owner_id, course_key=thing.course)
    ask = put("wish", {"course": thing.course}, is_there(rows))
    return [replace(ask, arrange=lambda: rows.all().delete())]


def reply(thing: Thing, user_id: int) -> list[Ask]:
    """The writer speaks at once; a reader drafts, sends, or says that no answer is needed."""
    text = {"course": thing.course, "text": "hello"}
    return [
        *(
            put(name, text, _is_hers(ids["reply_id"]), begins=True, **ids)
            for name in ("reply", "reply_draft")
            for ids in [{"entry_id": thing.ids["sent"], "reply_id": uuid4()}]
        ),
        _send_drafted(thing, user_id),
        _done(thing),
    ]


def _is_hers(reply_id: Any) -> Any:
    rows = Reply.objects.filter(pk=reply_id)
    return lambda who: rows.filter(author_id=who).exists()


def _send_drafted(thing: Thing, user_id: int) -> Ask:
    """A draft of whoever asks lies there already."""
    ids = {"entry_id": thing.ids["sent"], "reply_id": uuid4()}
    rows = Reply.objects.filter(pk=ids["reply_id"]).exclude(visible_from=None)
    ask = put("reply_sending", {"course": thing.course, "sent": True}, is_there(rows), **ids)
    return replace(ask, arrange=lambda: _said(user_id, **ids, visible_from=None))


def _said(user_id: int, *, entry_id: Any, reply_id: Any, **more: Any) -> None:
    if entry := Entry.objects.filter(pk=entry_id).first():
        text = seal_reply(entry, reply_id, "hello", revision=1)
        about = {"author_id": user_id, "revision": 1, **more}
        Reply.objects.create(id=reply_id, entry=entry, text=text, **about)


def _done(thing: Thing) -> Ask:
    rows = Entry.objects.filter(pk=thing.ids["sent"])
    settled = is_there(rows.filter(unanswered_since=None))
    ask = put("done", {"course": thing.course}, settled, entry_id=thing.ids["sent"])
    return replace(ask, arrange=lambda: rows.update(unanswered_since=timezone.now()))


def hold(thing: Thing, user_id: int) -> list[Ask]:
    """Ask for a copy of a sent text to be kept; end one, which a lead may who is no party."""
    hold_id = uuid4()
    rows = Hold.objects.filter(pk=hold_id)
    body = {"course": thing.course, "entry": str(thing.ids["sent"]), "reason": WHY}
    asked = lambda who: rows.filter(asked_by=who).exists()  # noqa: E731 - read once
    kept = Hold.objects.filter(pk=thing.ids["kept"])
    ended = lambda who: kept.filter(ended_by=who).exists()  # noqa: E731 - read once
    return [
        put("hold", body, asked, hold_id=hold_id),
        put("hold_ending", {}, ended, hold_id=thing.ids["kept"]),
    ]


def approve_hold(thing: Thing, user_id: int) -> list[Ask]:
    """Be the second person."""
    ids = {"hold_id": thing.ids["hold"]}
    rows = Hold.objects.filter(pk=thing.ids["hold"])
    return [put("hold_approval", {}, lambda who: rows.filter(approved_by=who).exists(), **ids)]
