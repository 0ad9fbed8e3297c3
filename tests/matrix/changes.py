"""What may change about who stands how to whom, and how everybody stands afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Membership
from flexid_xblock.access.policy import Relation as R  # noqa: N817 - stands in tables
from flexid_xblock.privacy import api as privacy
from tests.matrix.change_acts import (
    both,
    close,
    counsel,
    end_counselling,
    end_membership,
    join,
    lead,
    move,
)
from tests.matrix.probes import Route
from tests.matrix.relations import STANDS, Stands
from tests.matrix.world import Planted

NOBODY: frozenset[R] = frozenset()
_KEPT_CARDS = frozenset(
    {
        ("evidence.keep", Route.API),
        ("evidence.approve", Route.API),
        ("evidence.approve", Route.PAGE),
    }
)
# By person, thing and kind: how she stands afterwards; what is not named stays.
After = dict[tuple[str, str, str], frozenset[R]]


@dataclass(frozen=True)
class Change:
    """One act, and what it makes of the relations of those who ask afterwards."""

    title: str
    act: Callable[[Planted], Any]
    after: After
    unasked: frozenset[tuple[str, Route]] = frozenset()
    freed: frozenset[str] = frozenset()  # what was told to those who left, as ``deviation`` has it

    @property
    def persons(self) -> list[str]:
        """Who asks after it."""
        return sorted({person for person, _, _ in self.after})

    @property
    def things(self) -> list[str]:
        """What they ask for."""
        return sorted({thing for _, thing, _ in self.after})

    def stands(self) -> Stands:
        """Everybody's relations after it."""
        found = {
            thing: {kind: dict(people) for kind, people in kinds.items()}
            for thing, kinds in STANDS.items()
        }
        for (person, thing, kind), relations in self.after.items():
            found[thing][kind][person] = relations
        return found


def _one(*relations: R) -> frozenset[R]:
    return frozenset(relations)


def _on(person: str, *things: str, **kinds: Iterable[R]) -> After:
    """How somebody stands afterwards, kind by kind."""
    return {
        (person, thing, kind): frozenset(relations)
        for thing in things
        for kind, relations in kinds.items()
    }


def _nothing(person: str, *things: str, but: str = "") -> After:
    """No relation any more, but in these kinds of things, where it stays; enrolled she still is."""
    kinds = dict.fromkeys(STANDS["ana"], NOBODY) | {"here": _one(R.MEMBER)}
    return _on(
        person, *things, **{kind: how for kind, how in kinds.items() if kind not in but.split()}
    )


OTHER, LEAD, COUNSELLOR = _one(R.OTHER), _one(R.LEAD), _one(R.COUNSELLOR)
HELPER, TEACHER = _one(R.HELPER), _one(R.TEACHER)
MEMBER, OWNER = _one(R.MEMBER), _one(R.OWNER)
# Who follows up other students of the course stands outside this one's things.
_OUTSIDE: dict[str, Iterable[R]] = {
    **dict.fromkeys(("student", "case", "hold", "concern"), OTHER),
    **dict.fromkeys(("help", "record"), NOBODY),
}


CHANGES = [
    Change(
        "a counsellor's assignment ended",
        end_counselling("ana", "cleo"),
        _on("cleo", "ana", **_OUTSIDE),
    ),
    Change(
        "a deputy's assignment ended",
        end_counselling("ana", "ida"),
        _on("ida", "ana", **_OUTSIDE),
    ),
    Change(
        "a student closed her texts to her counsellor",
        close("ana", "cleo"),
        # What adults write about her is theirs; she is still on the case.
        _on("cleo", "ana", student=OTHER, hold=OTHER, help=NOBODY),
    ),
    Change(
        "a counsellor has no student left",
        end_counselling("eve", "dov"),
        _nothing("dov", "eve", "ana"),
        # The talk that was booked with him stands until it is over.
        unasked=frozenset({("time.offer", Route.API)}),
    ),
    Change(
        "a counsellor begins tomorrow",
        move(CounsellorAssignment, "since", 1, counsellor_id="cleo", student_id="ana"),
        _on("cleo", "ana", **_OUTSIDE),
    ),
    Change(
        "a teacher left the group",
        end_membership("ana", "tor"),
        _nothing("tor", "ana"),
    ),
    Change(
        "a teacher's time was over yesterday",
        move(Membership, "until", -1, user_id="per"),
        _nothing("per", "ana"),
    ),
    Change(
        "a helper left the group",
        end_membership("ana", "kim"),
        _on("kim", "ana", group=NOBODY, hidden=NOBODY),
    ),
    Change(
        "a student left the group",
        end_membership("ana", "ana"),
        {
            **_on("ana", "ana", group=NOBODY, hidden=NOBODY),
            **_nothing("dov", "ana", but="cover"),
            # Records and copies stay with the lead of the school's safeguarding.
            **_on("liv", "ana", student=NOBODY, case=NOBODY),
            **_nothing("tor", "ana", but="group hidden here"),
            **_on("cleo", "ana", student=COUNSELLOR),
        },
        # Her teacher is that no more, and did not answer her.
        freed=frozenset({"kanari-ana-ask-teacher"}),
    ),
    Change(
        "a lead is no lead any more",
        move(CourseRole, "until", -1, user_id="liv"),
        _nothing("liv", "ana", "eve"),
    ),
    Change(
        "an account was closed",
        lambda _: User.objects.filter(username="cleo").update(is_active=False),
        _nothing("cleo", "ana", "eve") | _on("cleo", "ana", "eve", here=NOBODY),
    ),
    Change(
        "a student was erased",
        lambda world: privacy.erase(world.people["ana"]),
        {
            **_nothing("cleo", "ana", but="cover"),
            **_nothing("ida", "ana", but="cover"),
            **_nothing("dov", "ana", but="cover"),
            **_nothing("tor", "ana", but="group hidden here"),
            **_nothing("liv", "ana", but="concern record hold"),
            **_nothing("dov", "elsewhere"),
        },
        # A lead still finds what is kept; of what was only asked for there is no text left.
        # A kept card, too, is the lead's to read on: it outlives its writer.
        unasked=frozenset({("hold.approve", Route.API)}) | _KEPT_CARDS,
    ),
    Change(
        "a teacher follows a student of hers up",
        counsel("eve", "una"),
        {
            **_on("una", "eve", student=COUNSELLOR, case=COUNSELLOR, hold=COUNSELLOR),
            **_on(
                "una",
                "eve",
                **dict.fromkeys(("help", "concern", "record"), COUNSELLOR | TEACHER),
            ),
            **_on("una", "ana", **_OUTSIDE),
            **_on("una", "ana", "eve", cover=COUNSELLOR),
        },
    ),
    Change(
        "a teacher leads the safeguarding",
        lead("tor"),
        {
            **_on("tor", "ana", "eve", course=LEAD, student=LEAD, case=LEAD, hold=LEAD),
            **_on("tor", "ana", concern=LEAD | TEACHER, record=LEAD | TEACHER),
            **_on("tor", "eve", concern=LEAD, record=LEAD),
        },
        # Kept cards are the whole course's for a lead; tests/sessions/test_evidence.py asks.
        unasked=_KEPT_CARDS,
    ),
    Change(
        "a lead follows a student up",
        counsel("ana", "liv"),
        {
            **_on("liv", "ana", student=COUNSELLOR, case=COUNSELLOR, help=COUNSELLOR),
            **_on("liv", "ana", hold=COUNSELLOR),
            **_on("liv", "ana", concern=LEAD | COUNSELLOR, record=LEAD | COUNSELLOR),
            **_on("liv", "eve", **dict.fromkeys(("student", "case", "hold"), LEAD | OTHER)),
            **_on("liv", "eve", **dict.fromkeys(("concern", "record"), LEAD | OTHER)),
            **_on("liv", "ana", "eve", cover=COUNSELLOR),
        },
    ),
    Change(
        "a student helps in another group",
        join("ana", "eve", "helper"),
        _on("eve", "ana", group=HELPER, hidden=HELPER),
    ),
    Change(
        "a second teacher was added",
        join("ana", "una", "teacher"),
        _on("una", "ana", group=TEACHER, hidden=TEACHER, concern=TEACHER),
        # The file of a board is for the two who agreed on it before she came.
        unasked=frozenset(
            (one, Route.PAGE) for one in ("card.read", "meeting.transcript", "meeting.export")
        ),
    ),
    Change(
        "a student moved to another group",
        both(end_membership("ana", "bo"), join("eve", "bo", "student")),
        {
            # What he wrote before is his still.
            **_on("bo", "ana", group=NOBODY, hidden=OWNER),
            **_on("bo", "eve", group=MEMBER, hidden=MEMBER),
        },
    ),
    Change(
        "a group has no teacher left",
        both(end_membership("ana", "tor"), end_membership("ana", "per")),
        {**_nothing("tor", "ana"), **_nothing("per", "ana")},
    ),
]
