"""What this room stores about people, and how it leaves."""

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField, declared
from flexid_xblock.progress.models import Certificate

_FACT = PersonalField("state", "certificate", True, "delete")
_DAY = PersonalField("time", "certificate", True, "delete")
_EXPORTED = (
    *("id", "course_key", "group_id", "what", "modules", "meetings", "minutes"),
    *("first_day", "last_day", "issued_at", "revoked_at", "code"),
)

FIELDS: dict[str, PersonalField] = declared(
    "Certificate",
    id=PersonalField("none", "certificate", True, "delete"),
    user_id=PersonalField("id", "certificate", True, "delete"),
    course_key=_FACT,
    group_id=_FACT,
    what=_FACT,
    modules=_FACT,
    meetings=_FACT,
    minutes=_FACT,
    first_day=_DAY,
    last_day=_DAY,
    issued_at=_DAY,
    issued_by=PersonalField("id", "certificate", False, "delete"),
    revoked_at=_DAY,
    code=_FACT,
)
# Numbers of five people and more: there is nothing in them to hand over or to erase.
_NOBODYS = PersonalField("none", "content", False, "keep")
FIELDS |= declared("ReportLook", id=_NOBODYS, course_key=_NOBODYS, looked_on=_NOBODYS) | declared(
    "ReportNumber",
    id=_NOBODYS,
    course_key=_NOBODYS,
    school_year=_NOBODYS,
    part=_NOBODYS,
    name=_NOBODYS,
    count=_NOBODYS,
    is_most=_NOBODYS,
    since=_NOBODYS,
    changed_at=_NOBODYS,
    people=_NOBODYS,
)


def export(actor: Actor) -> Export:
    """The actor's certificates, withdrawn ones included."""
    rows = Certificate.objects.filter(user_id=actor.user_id).order_by("issued_at", "pk")
    return {"certificates": list(rows.values(*_EXPORTED))}


def erase(user_id: int) -> int:
    """Delete this person's certificates, and her name as issuer of others'; how many rows went."""
    Certificate.objects.filter(issued_by=user_id).update(issued_by=None)
    return Certificate.objects.filter(user_id=user_id).delete()[0]
