"""Erase a person's data from every room."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from flexid_xblock.privacy import api as privacy


class Command(BaseCommand):
    help = "Erases everything Flex-ID holds about a person (by user id), the key last."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user_id", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        gone = privacy.erase(options["user_id"])
        self.stdout.write(f"Erased {gone} rows.")
