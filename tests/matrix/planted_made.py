"""What a student made, planted."""

from typing import Any

from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.privacy.models import Deletion
from tests.activities.common import CIRCLES, decide, make
from tests.matrix.cast import OTHER_COURSE, Cast, said
from tests.progress.counted import plant_number

EXAMPLE = "gallery.identity-circles"


def plant_made(cast: Cast, owner: Actor) -> dict[str, Any]:
    """Circles that are a draft, and others that are deleted."""
    plant_number(cast.course, int(_students(cast)))
    made = make(owner, _circles(cast, "made"), CIRCLES, course_key=cast.course)
    gone = make(owner, _circles(cast, "unmade"), EXAMPLE, course_key=cast.course)
    about = {"course_key": cast.course, "user_id": owner.user_id, "asked_at": timezone.now()}
    return {
        "made": made.id,
        "unmade": decide(owner, gone, "delete").id,
        # As if she had deleted everything before she wrote what is planted here.
        "deletion": Deletion.objects.create(**about).pk,
    }


def made_words(cast: Cast) -> dict[str, tuple[str, ...]]:
    """What is in them; of what is deleted, she alone has the words, in her export."""
    return {
        "response.read": (said(cast, "made"),),
        # So few have answered that this is all there is to read.
        "pulse.read": ("Fewer than ten people have answered",),
        "aggregate.read": (_students(cast),),
    }


def _students(cast: Cast) -> str:
    return "7402913" if cast.course == OTHER_COURSE else "7402914"


def _circles(cast: Cast, what: str) -> dict[str, Any]:
    return {"circles": [{"id": "a1", "label": said(cast, what), "size": 3}]}
