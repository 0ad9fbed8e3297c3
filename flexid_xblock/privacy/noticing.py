"""Who was shown which notice, and who can read hers now; see ``notice`` for its words."""

from datetime import datetime
from typing import Any

from flexid_xblock.access.api import relations_to_student, require, telling
from flexid_xblock.care.api import guardians
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.privacy import notice
from flexid_xblock.privacy.models import NoticeSeen
from flexid_xblock.rows import row_where


def notice_paragraphs() -> tuple[str, ...]:
    """The notice in the active language."""
    return notice.paragraphs()


def notice_lines(actor: Actor, course_key: str) -> tuple[str, ...]:
    """Who can read the actor's texts and cards now, by role and number; two queries.

    For herself alone: through another's eyes it is "not there".
    """
    require("self.notice", relations_to_student(actor, actor.user_id, course_key))
    return notice.lines(telling.readers_by_role(actor, course_key))


def has_seen_notice(actor: Actor, course_key: str) -> bool:
    """Whether the actor was shown the notice that holds now, and the rule on guardians with it."""
    return row_where(NoticeSeen, _seen(actor, course_key)) is not None


def notice_seen_at(actor: Actor, course_key: str) -> datetime | None:
    """When the actor was shown it; None where she was not yet."""
    row = row_where(NoticeSeen, _seen(actor, course_key))
    return row.seen_at if row else None


def require_notice(actor: Actor, course_key: str) -> None:
    """Refuse to begin before the notice was seen."""
    if not has_seen_notice(actor, course_key):
        raise Denied("notice_first")


def see_notice(actor: Actor, course_key: str, *, language: str) -> None:
    """Note that the actor was shown the notice, her readers in it. Twice is once."""
    if actor.is_masked:
        raise NotFound
    if not actor.enrolled:
        raise Denied("not_enrolled")
    if has_seen_notice(actor, course_key):
        return
    telling.say_all_told(actor, course_key)
    NoticeSeen.objects.get_or_create(**_seen(actor, course_key), defaults={"language": language})


def _seen(actor: Actor, course_key: str) -> dict[str, Any]:
    return {
        "user_id": actor.user_id,
        "course_key": course_key,
        "version": notice.VERSION,
        "guardians": guardians.version(),
    }
