"""A school as large as a city, for measuring: invented people, invented words.

Only where the demo people may live. The same numbers give the same school.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Denied
from flexid_xblock.journal.bulk import Writing, rows_of, store

MAIL_DOMAIN = "@demo.invalid"  # the school's mark of invented people
PROMPTS = 16  # of each of the thirteen modules, so that 200 entries have 200 places
GROUP_SIZE = 25
CASELOAD = 250
SENT, WAITING = 0.7, 0.02  # shares of all entries
SYLLABLES = ("ba", "de", "fi", "go", "ha", "ke", "li", "mo", "na", "pe", "ri", "so", "ta", "ska")
WORDS = [first + last for first in ("", *SYLLABLES) for last in SYLLABLES]
TOGETHER = 20  # students whose rows are stored in one transaction


def seed(students: int, entries: int) -> Iterator[int]:
    """Put students with entries into the course; yields how many students are done.

    Raises ``Denied("demo_only")`` where real people may be.
    """
    if not settings.FLEXID_DEMO:
        raise Denied("demo_only")
    counsellors = _people("counsellor", max(1, -(-students // CASELOAD)))
    pupils = _people("student", students)
    versions = dict(map(_version, _modules()))
    yield 0
    for start in range(0, students, TOGETHER):
        batch = range(start, min(start + TOGETHER, students))
        with transaction.atomic():
            for number in batch:
                _place(pupils[number], number, counsellors)
            store(
                *(
                    rows_of(
                        pupils[number],
                        settings.FLEXID_SCHOOL_COURSE,
                        writings(number, entries, versions),
                        [counsellors[number // CASELOAD]],
                    )
                    for number in batch
                )
            )
        yield batch[-1] + 1


def writings(number: int, entries: int, versions: dict[str, str]) -> Sequence[Writing]:
    """The invented texts of one student, 300 characters each on average."""
    chance = Random(number)  # noqa: S311 - invented words, not secrets
    begun = timezone.now() - timedelta(days=600)
    return [_writing(chance, begun, index, versions) for index in range(entries)]


def _writing(chance: Random, begun: datetime, index: int, versions: dict[str, str]) -> Writing:
    activities = list(versions)
    activity = activities[index // PROMPTS % len(activities)]
    is_sent = chance.random() < SENT
    return Writing(
        activity_key=activity,
        prompt=f"question-{index % PROMPTS + PROMPTS * (index // (PROMPTS * len(activities)))}",
        version=versions[activity],
        language=chance.choice(["nb", "en", "ar"]),
        text=_text(chance),
        at=begun + timedelta(days=2.9 * index, seconds=chance.randrange(86_400)),
        is_sent=is_sent,
        is_waiting=is_sent and chance.random() < WAITING / SENT,
    )


def _text(chance: Random) -> str:
    size = chance.randrange(100, 501)
    return " ".join(chance.choices(WORDS, k=size // 3))[:size]


def _people(kind: str, number: int) -> list[int]:
    """The ids of so many invented people of a kind; those already there are found again."""
    names = [f"seed-{kind}-{index:05}" for index in range(number)]
    people = get_user_model()
    people.objects.bulk_create(
        (
            people(username=name, first_name="Seed", last_name=name, email=name + MAIL_DOMAIN)
            for name in names
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )
    found = people.objects.filter(username__startswith=f"seed-{kind}-").order_by("username")
    return list(found.values_list("pk", flat=True))[:number]


def _place(student: int, number: int, counsellors: list[int]) -> None:
    course_key = settings.FLEXID_SCHOOL_COURSE
    name = f"Seed {number // GROUP_SIZE:03}"
    group = access.create_group(course_key=course_key, name=name, year=1)
    access.add_member(group_id=group, user_id=student, role="student")
    access.assign_counsellor(
        course_key=course_key,
        student_id=student,
        counsellor_id=counsellors[number // CASELOAD],
    )


def _modules() -> list[str]:
    return [module.key for module in content.course().modules]


def _version(module_key: str) -> tuple[str, str]:
    """A frozen journal of a module with questions of no meaning."""
    activity = f"{module_key}.journal"
    keys = [f"question-{index}" for index in range(PROMPTS * 2)]
    questions = {key: {"question": f"Invented {key}?", "help": []} for key in keys}
    source = {
        "activity": activity,
        "module": module_key,
        "kind": "journal",
        "structure": {"prompts": [{"key": key, "suggests": "counsellor"} for key in keys]},
        "words": {"en": {"title": "Invented", "intro": "", "prompts": questions}},
    }
    return activity, content.keep(source)
