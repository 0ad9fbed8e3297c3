"""What waits for a second person, planted for each thing; and another group of its course."""

from uuid import UUID, uuid4

from flexid_xblock.access.models import Group, Proposal
from tests.matrix.cast import Cast, actor_of


def plant_proposal(cast: Cast, group: UUID) -> dict[str, UUID]:
    """What a past colleague asked as staff, so that whoever may decide may agree to it."""
    others = Group.objects.filter(course_key=cast.course).exclude(pk=group)
    known = others.values_list("pk", flat=True).first()
    what = {"act": "assign", "students": [actor_of(cast.owner).user_id], "deputy": True}
    what |= {"counsellor_id": actor_of(cast.colleague).user_id, "group_id": None}
    row = Proposal(course_key=cast.course, kind="counsellor", asked_as="staff")
    row.what = {**what, "since": None, "until": None}
    row.asked_by = actor_of(cast.past_reader).user_id
    row.save()
    return {"proposal": row.pk, "other_group": known or uuid4()}


def setup_words(ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    """By what one knows that a page told it: the forms of the group and of the asking."""
    group, proposal = ids["group"], ids["proposal"]
    return {
        "roster.see": (f"/setup/groups/{group}/people/",),
        "proposal.decide": (f"/setup/proposals/{proposal}/decision/",),
    }
