"""The facts for a school's assessment of risks, from what holds here."""

from typing import Any

from django.core.management.base import BaseCommand

from flexid_xblock.privacy.api import papers


class Command(BaseCommand):
    help = "Prints the facts for an assessment of risks (GDPR, Article 35) as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(papers.dpia_facts(), ending="")
