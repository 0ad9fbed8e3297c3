"""The poll of a live meeting that has nothing new, beside a view that only asks who is there."""

from typing import Any

from benchmarks.measuring import Work, say, together
from benchmarks.school_here import Phone
from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group
from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions

WORK, MEETING = "poll with nothing new", "who-am-i.meeting"


def main() -> None:
    """A student of a group that meets; her page has seen all there is."""
    ana, teacher = Phone("ana"), Phone("tor")
    group = Group.objects.get(pk__in=access.groups_as(ana.actor, "student"))
    where = {"group_id": group.pk, "course_key": group.course_key}
    privacy.see_notice(ana.actor, group.course_key, language="en")
    meeting = sessions.open_meeting(teacher.actor, **where, activity_key=MEETING)
    path = f"/flexid/api/v1/meetings/{meeting.id}/live/"
    seen = ana.ask("GET", path).headers["ETag"]

    def poll() -> Any:
        return ana.ask("GET", path, IF_NONE_MATCH=seen)

    say(
        together(
            [
                Work(WORK, "ours", poll, tables="flexid_xblock_"),
                Work(WORK, "floor: no-op view", lambda: ana.ask("GET", "/nothing/")),
            ]
        )
    )


if __name__ == "__main__":
    main()
