"""A student's own file by two administrators: one that waits, and one that was agreed to."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access import exports
from flexid_xblock.access.models import Proposal
from flexid_xblock.domain.actors import Actor
from tests.matrix.cast import Cast, actor_of

WHY = "The school has a letter, signed by hand."


def plant_files(cast: Cast, owner: Actor) -> dict[str, UUID]:
    """One that waits, and one to which Max said yes; a past colleague asked for both."""
    asker = actor_of(cast.past_reader).user_id
    about = {"course_key": cast.course, "kind": exports.KIND, "asked_as": "admin"}
    about["asked_by"] = asker
    what = exports.what_is_asked(owner.user_id, cast.course, by=asker, reason=WHY)
    done = {"outcome": "done", "decided_by": User.objects.get(username="max").pk}
    # Tomorrow's: its minutes are not over while the table is gone through.
    done["decided_at"] = timezone.now() + timedelta(days=1)
    return {
        "file": Proposal.objects.create(**about, what=what).pk,
        "done_file": Proposal.objects.create(**about, **done, what=what).pk,
    }


def file_words(ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    """By what one knows that a page told it: the form of the one that waits."""
    return {"self.export_by_two": (f"/setup/proposals/{ids['file']}/decision/",)}
