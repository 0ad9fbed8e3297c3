"""Relations with edges, for the tests of time."""

from datetime import UTC, datetime, timedelta

from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.domain.actors import Actor

ANA, BO, CLEO, TOR = 1, 2, 3, 4
COURSE = "course"
SINCE = datetime(2026, 8, 17, 8, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=300)
TICK = timedelta(microseconds=1)

# A relation holds from its first moment until just before its last.
MOMENTS = [(SINCE - TICK, False), (SINCE, True), (UNTIL - TICK, True), (UNTIL, False)]


def actor(user_id: int, *, seen_by: int | None = None) -> Actor:
    """A person, or a person through somebody else's eyes."""
    return Actor(user_id=user_id, real_user_id=seen_by or user_id)


def a_term(until: datetime | None = UNTIL) -> Group:
    """Cleo follows up Ana, Tor teaches her and coordinates, all for one term."""
    term = {"since": SINCE, "until": until}
    group = Group.objects.create(course_key=COURSE, name="Fjord", year=1)
    for user_id, role in ((ANA, "student"), (TOR, "teacher")):
        Membership.objects.create(group=group, user_id=user_id, role=role, **term)
    CounsellorAssignment.objects.create(
        course_key=COURSE, student_id=ANA, counsellor_id=CLEO, **term
    )
    CourseRole.objects.create(course_key=COURSE, user_id=TOR, role="coordinator", **term)
    return group
