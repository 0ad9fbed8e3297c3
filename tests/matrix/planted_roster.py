"""A roster that waits, and one that is done and made an account, planted for each thing."""

from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access.models import Proposal
from tests.matrix.cast import Cast

COUNTS = dict.fromkeys(("accounts", "groups", "joins", "moves", "follows", "lasts", "ends"), 1)
NOTHING: dict[str, list[object]] = {"seats": [], "followings": []}
EMPTY = {"rows": [], "accounts": [], "whole": False, "seen": "", "users": [], "counts": COUNTS}


def plant_rosters(cast: Cast) -> dict[str, UUID]:
    """Nobody's: whoever may decide may look at them."""
    newcomer = User.objects.create_user(f"new-{cast.thing.replace(' ', '-')}", password=None)
    undo = {"at": timezone.now().isoformat(), "groups": [], "users": [newcomer.pk]}
    undo |= {"begun": NOTHING, "ended": NOTHING, "lasts": NOTHING}
    about = {"course_key": cast.course, "kind": "roster", "asked_as": "staff"}
    done = {"outcome": "done", "decided_at": timezone.now(), "undo": undo}
    return {
        "roster": Proposal.objects.create(**about, what=EMPTY).pk,
        "done_roster": Proposal.objects.create(**about, **done, what={"counts": COUNTS}).pk,
    }


def roster_words(ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    """By what one knows that one was told it: a look, a link, a form."""
    pages = (f"/roster/{ids['roster']}/", f"/proposals/{ids['roster']}/decision/")
    return {
        "roster.bring": ('"seen":"', *pages),
        "roster.follow": ('"seen":"',),
        "roster.slips": ('"slips":',),
    }
