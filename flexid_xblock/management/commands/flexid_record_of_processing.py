"""What a school's record of processing activities needs, from what holds here."""

from typing import Any

from django.core.management.base import BaseCommand

from flexid_xblock.privacy.api import papers


class Command(BaseCommand):
    help = "Prints the record of processing (GDPR, Article 30) as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(papers.record_of_processing(), ending="")
