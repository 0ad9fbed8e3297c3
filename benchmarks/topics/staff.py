"""What staff ask of the peers when every student of a course has answered; ours is ``queue``.

Of 1,000 students; ``python -m benchmarks.topics.staff 10000`` asks of more (to lay them
down takes ora2 25 ms each). They are asked five times: some need seconds.
"""

from benchmarks.peers.environment import beside_the_peers

beside_the_peers("staff")

import json  # noqa: E402  the peers' environment first
import sys  # noqa: E402
from functools import partial  # noqa: E402

from django.contrib.auth.models import User  # noqa: E402

from benchmarks.measuring import Work, say, together  # noqa: E402
from benchmarks.peers import course  # noqa: E402
from benchmarks.peers.models import AnonymousUserId, BlockState, UserProfile  # noqa: E402

WORK = "staff: everybody's answers"


def main(learners: int) -> None:
    """Lay down, measure and say."""
    teacher = course.begin()
    User.objects.bulk_create(User(username=f"learner{one}") for one in range(learners))
    students = list(User.objects.filter(username__startswith="learner"))
    AnonymousUserId.objects.bulk_create(
        AnonymousUserId(user=one, anonymous_user_id=str(one.pk), course_id=str(course.COURSE))
        for one in students
    )
    UserProfile.objects.bulk_create(UserProfile(user=one, name=one.username) for one in students)
    works = []
    for name, (fill, ask) in LISTS.items():
        if name in course.PEERS:
            for student in students:
                fill(student)
            works.append(Work(WORK, f"peer: {name}", partial(ask, teacher), size=learners))
    say(together(works, runs=5, warm_up=1))


def written(student: User) -> None:
    """An answer in the peer's block state."""
    course.PEERS["free-text-response"].write(student, course.ANSWER)


def walked(teacher: User) -> str:
    """It has no list: whoever wants one walks the states of the block."""
    states = BlockState.objects.filter(place=str(course.key(course.FREE_TEXT)), scope="user_state")
    return "".join(
        json.loads(one)["student_answer"] for one in states.values_list("state", flat=True)
    )


def submitted(student: User) -> None:
    """An answer on its way to be assessed by staff."""
    course.handled(student, course.ASSESSMENT, "submit", {"submission": [course.ANSWER]})


def graded(teacher: User) -> str:
    """The list in the staff's view."""
    return course.handled(teacher, course.ASSESSMENT, "list_staff_workflows", {}, is_staff=True)


def uploaded(student: User) -> None:
    """A file handed in; the file itself is nowhere."""
    from submissions import api  # noqa: PLC0415 - a peer's own

    item = course.block(student, course.FILE).get_student_item_dict(str(student.pk))
    api.create_submission(item, {"filename": "answer.txt", "finalized": True})


def assigned(teacher: User) -> str:
    """Its table of who handed in what."""
    return course.handled(teacher, course.FILE, "get_staff_grading_data", {}, is_staff=True)


LISTS = {
    "free-text-response": (written, walked),
    "edx-sga": (uploaded, assigned),
    "ora2": (submitted, graded),
}

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
