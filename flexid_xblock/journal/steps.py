"""The next step after a talk of two: a reader writes it down; it counts when the student agrees."""

from uuid import UUID

from django.utils import timezone

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.journal import own
from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.journal.records import OwnEntry
from flexid_xblock.journal.rules import standing_step
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import find_own


def is_for_a_talk(version: str, prompt: str) -> bool:
    """Whether this prompt, as it was asked, gathers points for a talk of two."""
    prompts = content.version(version)["structure"]["prompts"]
    return any(one["key"] == prompt and one.get("talk") for one in prompts)


def agree(actor: Actor, entry_id: UUID, reply_id: UUID, *, agreed: bool) -> OwnEntry:
    """The writer says yes to a step that a reader wrote down, or takes her yes back.

    Twice is once: the first moment stands. It makes the text wait for nobody. Raises
    ``Denied("newer_step")``; a step under a text that is not sent now, one she cannot
    see yet, and any other message are not there.
    """

    def act() -> None:
        step = _standing(find_own(Entry, actor, entry_id, lock=True), reply_id)
        step.agreed_at = (step.agreed_at or timezone.now()) if agreed else None
        step.save(update_fields=["agreed_at"])

    patiently(act)
    return own.one(actor, entry_id)


def _standing(entry: Entry, reply_id: UUID) -> Reply:
    """The step that the writer can say yes or no to now."""
    now = timezone.now()
    seen = list(entry.replies.filter(is_step=True, visible_from__lte=now))
    step = next((one for one in seen if one.pk == reply_id), None)
    if step is None or entry.state != Entry.State.SENT:
        raise NotFound
    if step.pk != standing_step(seen, now):
        raise Denied("newer_step")
    return step
