"""A student's own file by two administrators: asked for, its passphrase seen, fetched."""

from flexid_xblock.access import exports
from flexid_xblock.access.models import Proposal
from tests.matrix.actions import get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.care_acts import NOWHERE
from tests.matrix.cast import Thing
from tests.matrix.planted_file import WHY


def ask_for_file(thing: Thing, user_id: int) -> list[Ask]:
    """Ask for one; see the passphrase of another; fetch one that somebody else asked for."""
    course = {"course": thing.course if thing.owner_id else NOWHERE}
    asked = Proposal.objects.filter(kind=exports.KIND, asked_by=user_id)
    seen = Proposal.objects.filter(pk=thing.ids["done_file"], what__has_key="passphrase_at")
    here, ids = {"course": thing.course}, {"proposal_id": thing.ids["done_file"]}
    return [
        put("file_asking", {**course, "student": thing.owner, "reason": WHY}, is_there(asked)),
        put("file_passphrase", here, is_there(seen), **ids),
        put("file", here, lambda _: False, **ids),
    ]


def files_page(thing: Thing, user_id: int) -> list[Ask]:
    """Where administrators ask and decide."""
    return [get("files_desk", course_key=thing.course)]
