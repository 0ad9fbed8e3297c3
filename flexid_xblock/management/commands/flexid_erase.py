"""Erase a person's data from every room, and say what went and what stays."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from flexid_xblock.privacy.api import erasing


class Command(BaseCommand):
    help = (
        "Erases everything Flex-ID holds about a person (by user id), the key last, and prints "
        "the proof of it: when, and how many rows from each room. To run it again is harmless."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user_id", type=int, nargs="?")
        parser.add_argument(
            "--again-since",
            metavar="MOMENT",
            help="after a dump of the whole database was restored: erase whoever was erased since "
            "it was made, such as 2026-11-23T03:20+00:00",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again_since"]:
            went = list(erasing.erase_again(since=_moment(options["again_since"])))
            self.stdout.write(f"Erased again: {len(went)} people, {sum(went)} rows.")
        elif options["user_id"] is None:
            raise CommandError("Say whom: a user id, or --again-since.")
        else:
            self._erase(options["user_id"])

    def _erase(self, user_id: int) -> None:
        gone = erasing.erase(user_id)
        self.stdout.write(f"Erased {gone} rows.")
        for proof in erasing.proofs(user_id):
            rooms = ", ".join(f"{name} {number}" for name, number in sorted(proof.rows.items()))
            at = proof.at.isoformat(timespec="seconds")
            self.stdout.write(f"Certificate of erasure {proof.number}, {at}, rows: {rooms}.")
        stays = erasing.what_stays(user_id)
        if any(vars(stays).values()):
            self.stdout.write(
                f"Kept by adults until they end it, each under its own key: {stays.holds} copies "
                f"of texts, {stays.evidence} of cards. Concern records, which stay with the "
                f"school: {stays.concerns}."
            )


def _moment(given: str) -> datetime:
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise CommandError("The moment is not as in 2026-11-23T03:20+00:00.") from error
    return found if found.tzinfo else timezone.make_aware(found)
