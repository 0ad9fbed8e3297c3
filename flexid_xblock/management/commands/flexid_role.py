"""Who coordinates a course, and who leads its safeguarding: named by an operator, on no desk."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexid_xblock.access import api as access
from flexid_xblock.edge import host

_ROLES = {"coordinator": "coordinator", "lead": "safeguarding_lead"}


class Command(BaseCommand):
    help = (
        "Makes somebody coordinator or safeguarding lead of a course, or with --end no more. "
        "Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("course_key")
        parser.add_argument("username")
        parser.add_argument("role", choices=tuple(_ROLES))
        parser.add_argument("--end", action="store_true", help="from now on she is that no more")

    def handle(self, *args: Any, **options: Any) -> None:
        user_id = host().find(options["username"])
        if user_id is None:
            raise CommandError("Nobody has this login name. Nothing was changed.")
        about = {"course_key": options["course_key"], "user_id": user_id}
        role = _ROLES[options["role"]]
        if options["end"]:
            access.end_course_role(**about, role=role)
        else:
            access.give_course_role(**about, role=role)
        now = "is no longer" if options["end"] else "is now"
        self.stdout.write(f"{options['username']} {now} {options['role']} of this course.")
