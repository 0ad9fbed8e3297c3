"""A helper leader puts a card into another language. The original is always there beside it."""

from uuid import UUID

from django.conf import settings

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import once
from flexid_xblock.sessions.cards import check_language
from flexid_xblock.sessions.finding import check_open
from flexid_xblock.sessions.models import Translation
from flexid_xblock.sessions.reaching import Reached, reach_shown, tell_all
from flexid_xblock.sessions.sealing import seal_translation, sealed_translation
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own


def translate(
    actor: Actor, card_id: UUID, language: str, *, translation_id: UUID, text: str, after: int
) -> int:
    """Put a card into a language, or write one's own translation better; its revision.

    It is marked as the helper leader's, and gone when the author rewrites the
    card. ``after`` is the revision of the card that was read. Raises
    ``Conflict("card_changed")``, ``Denied("translated_already" | "meeting_closed" |
    "no_teacher")`` and ``Invalid("empty_text" | "too_long" | "unknown_language")``.
    """
    clean = plain(text, limit=settings.FLEXID_CARD_MAX).strip()
    if not language:
        raise Invalid("unknown_language")
    check_language(language)
    if not clean:
        raise Invalid("empty_text")

    def act() -> int:
        found = reach_shown(actor, card_id, "card.translate")
        row = _own(actor, found, translation_id, language)
        if row.revision and _text(actor, row, found) == clean:
            return row.revision
        check_open(found.meeting)
        if found.card.revision != after:
            raise Conflict("card_changed")
        _save(row, found, clean)
        return row.revision

    return once(act)


def _own(actor: Actor, found: Reached, translation_id: UUID, language: str) -> Translation:
    """The actor's translation of a card into this language, or a new one."""
    known = Translation.objects.filter(card=found.card, language=language).first()
    if known and known.translator_id != actor.user_id:
        raise Denied("translated_already")
    if known:
        return known
    if Translation.objects.filter(pk=translation_id).exists():
        raise NotFound
    new = Translation(id=translation_id, card=found.card, language=language)
    new.translator_id = actor.user_id
    return new


def _text(actor: Actor, row: Translation, found: Reached) -> str:
    return open_own(actor, sealed_translation(row, found.card, found.meeting, actor.user_id))


def _save(row: Translation, found: Reached, text: str) -> None:
    card, meeting, _relations = found
    row.revision, row.card_revision = row.revision + 1, card.revision
    row.text = seal_translation(row, card, meeting, text)
    row.save()
    tell_all(card, meeting)
    card.save(update_fields=["change", "was_shown"])
