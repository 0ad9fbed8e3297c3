"""Groups from the cohorts of a course on Open edX."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexid_xblock.access import api as access
from flexid_xblock.edge.openedx import cohorts as platform

_SENTENCES = {
    "new": "{group}: a new group.",
    "linked": "{group}: the group follows the cohort of that name from now on.",
    "renamed": "{group}: was called {before}.",
    "joins": "{group}: user {user_id} joins.",
    "leaves": "{group}: user {user_id} leaves.",
}


class Command(BaseCommand):
    help = (
        "Makes a group of each cohort of a course, with the cohort's students, and brings groups "
        "made earlier up to date. Safe to repeat. Teachers and other staff never join, whoever "
        "was put into a group by hand stays, and no cohort is ever changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from-cohorts", metavar="COURSE_KEY", required=True)
        parser.add_argument("--year", type=int, choices=(1, 2), default=1, help="of new groups")
        parser.add_argument(
            "--dry-run", action="store_true", help="says what would be done, and does not do it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        course_key, rehearsal = options["from_cohorts"], options["dry_run"]
        changes = access.cohorts.follow(
            course_key, _cohorts(course_key), year=options["year"], rehearsal=rehearsal
        )
        for change in changes:
            self.stdout.write(_SENTENCES[change.what].format(**vars(change)))
        if not changes:
            self.stdout.write("Every group is as its cohort.")


def _cohorts(course_key: str) -> Any:
    if settings.FLEXID_HOST != "openedx":
        raise CommandError("There are cohorts only in Open edX.")
    found = platform.of_course(course_key)
    if found is None:
        raise CommandError("The cohorts of this course cannot be read. Nothing was changed.")
    if not found:
        raise CommandError("This course has no cohorts. Nothing was changed.")
    return found
