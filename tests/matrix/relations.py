"""Who stands how to each planted thing: design section 5, said once more."""

from flexid_xblock.access.policy import Relation as R  # noqa: N817 - stands in tables

PERSONS = (
    *("ana", "bo", "cai", "eve", "tor", "per", "una", "cleo", "ida"),
    *("dov", "liv", "sol", "kim", "max", "nia", "nobody"),
)
How = dict[str, frozenset[R]]
Stands = dict[str, dict[str, How]]

_PLATFORM = {"max": R.ADMIN, "nia": R.STAFF}  # Nia is staff of every course on the platform
_COURSE = {"liv": R.LEAD, "sol": R.COORDINATOR, **_PLATFORM}


def _thing(
    course: dict[str, R],
    *,
    student: dict[str, R],
    group: dict[str, R],
    author: str,
    cover: dict[str, R],
    asked: dict[str, R],
    worried: str,
    here: dict[str, R],
) -> dict[str, How]:
    """By what of a thing an operation is about; the author of the hidden card is its owner.

    ``asked``: the teacher of whom help is asked. ``worried``: who began a record of
    concern; of those who do not read it, only they know of it. ``here``: what somebody
    does for any student of the course.
    """
    owner = {name: how for name, how in student.items() if how is R.OWNER}
    case = {name: how for name, how in student.items() if how is not R.OWNER}
    follow = {name: how for name, how in case.items() if how is not R.OTHER}
    concern = case | {name: how for name, how in group.items() if how is R.TEACHER}
    kinds = {
        "course": {},
        "self": owner,
        "student": student,
        "group": group,
        "case": case,
        "hold": case,
        "cover": cover,
        "help": owner | follow | asked,
        "concern": concern,
        "record": follow | {name: concern[name] for name in worried.split()},
    }
    found = {
        kind: {name: frozenset({how}) for name, how in {**course, **people}.items()}
        for kind, people in kinds.items()
    }
    found["here"] = _everybody(course, here)
    hidden = {**found["group"], author: found["group"][author] | {R.OWNER}}
    return found | {"hidden": hidden}


def _everybody(course: dict[str, R], here: dict[str, R]) -> How:
    """How each person takes part in a course: both hosts call all of them enrolled."""
    roles = [(name, how) for by in (course, here) for name, how in by.items()]
    return {
        one: frozenset({R.MEMBER} | {how for name, how in roles if name == one})
        for one in PERSONS
        if one != "nobody"
    }


# A cover is about all of somebody's cases at once: whoever has one in the course may ask.
_COVERED = {"cleo": R.COUNSELLOR, "ida": R.DEPUTY, "dov": R.COUNSELLOR}
_AT_SCHOOL = {**_COVERED, **dict.fromkeys(("tor", "per", "una"), R.TEACHER), "kim": R.HELPER}
STANDS: Stands = {
    "ana": _thing(
        _COURSE,
        student={"ana": R.OWNER, "cleo": R.COUNSELLOR, "ida": R.DEPUTY, "dov": R.OTHER},
        group={
            **dict.fromkeys(("ana", "bo", "cai"), R.MEMBER),
            **dict.fromkeys(("tor", "per"), R.TEACHER),
            "kim": R.HELPER,
        },
        author="bo",
        cover=_COVERED,
        asked={"tor": R.TEACHER},
        worried="tor per dov",
        here=_AT_SCHOOL,
    ),
    "eve": _thing(
        _COURSE,
        student={"eve": R.OWNER, "dov": R.COUNSELLOR, "cleo": R.OTHER, "ida": R.OTHER},
        group={"eve": R.MEMBER, "una": R.TEACHER},
        author="eve",
        cover=_COVERED,
        asked={"una": R.TEACHER},
        worried="una cleo ida",
        here=_AT_SCHOOL,
    ),
    # In another course Ana has another counsellor and another teacher; Liv leads nothing there.
    "elsewhere": _thing(
        _PLATFORM,
        student={"ana": R.OWNER, "dov": R.COUNSELLOR},
        group={"ana": R.MEMBER, "una": R.TEACHER},
        author="ana",
        cover={"dov": R.COUNSELLOR},
        asked={"una": R.TEACHER},
        worried="una",
        here={"dov": R.COUNSELLOR, "una": R.TEACHER},
    ),
    "gone": {},
}
THINGS = tuple(STANDS)

_KIND_OF_FAMILY = {
    **dict.fromkeys(("entry", "reply", "response", "certificate"), "student"),
    **dict.fromkeys(("glass", "lack", "pulse", "year"), "course"),
    **dict.fromkeys(("roster", "assignment", "proposal"), "course"),
    **dict.fromkeys(("guide", "family"), "here"),
    **dict.fromkeys(("note", "follow_up"), "case"),
    "time": "self",
    **{family: family for family in ("self", "help", "hold", "concern", "cover")},
}
_KIND_OF = {
    "glass.ask": "student",
    **dict.fromkeys(("card.read_hidden", "card.change_own"), "hidden"),
    "help.ask": "self",
    "concern.read": "record",
    "cover.decide": "course",
    "time.offer": "cover",
}


def kind_of(operation: str) -> str:
    """What of a thing an operation is about."""
    family = operation.partition(".")[0]
    return _KIND_OF.get(operation) or _KIND_OF_FAMILY.get(family, "group")


def stand(stands: Stands, thing: str, operation: str, person: str) -> frozenset[R]:
    """How somebody stands to the thing, as far as the operation is about it."""
    return stands[thing].get(kind_of(operation), {}).get(person, frozenset())
