"""An account of the embedded school, with its group and role."""

import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from flexid_xblock.access import api as access


class Command(BaseCommand):
    help = "Makes an account of the embedded school and gives it a place; safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("name", help='first and last name, such as "Ana Lind"')
        parser.add_argument(
            "--year", type=int, default=1, help="the group's year, 1 or 2; 3 for the leader course"
        )
        for role in ("student", "helper", "teacher"):
            parser.add_argument(f"--{role}", metavar="GROUP", help=f"is {role} in this group")
        parser.add_argument("--counsellor-of", metavar="GROUP", help="follows up its students")
        parser.add_argument("--deputy-of", metavar="GROUP", help="is its counsellor's deputy")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        user_id = self._account(options["username"], options["name"])
        for role in ("student", "helper", "teacher"):
            if options[role]:
                group = self._group(options[role], options["year"])
                access.add_member(group_id=group, user_id=user_id, role=role)
        for option, is_deputy in (("counsellor_of", False), ("deputy_of", True)):
            if options[option]:
                self._follow(user_id, self._group(options[option], options["year"]), is_deputy)
        self.stdout.write(f"{options['name']} has an account.")

    def _account(self, username: str, name: str) -> int:
        users = get_user_model().objects
        if found := users.filter(username=username).first():
            return int(found.pk)
        first, _, last = name.partition(" ")
        user = users.create_user(username, password=_password(), first_name=first, last_name=last)
        return int(user.pk)

    def _group(self, name: str, year: int) -> Any:
        return access.create_group(course_key=settings.FLEXID_SCHOOL_COURSE, name=name, year=year)

    def _follow(self, counsellor_id: int, group: Any, is_deputy: bool) -> None:
        for student_id in access.students_of(group):
            access.assign_counsellor(
                course_key=settings.FLEXID_SCHOOL_COURSE,
                student_id=student_id,
                counsellor_id=counsellor_id,
                deputy=is_deputy,
            )


def _password() -> str:
    password = getpass.getpass("Password for the new account: ")
    try:
        password_validation.validate_password(password)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password
