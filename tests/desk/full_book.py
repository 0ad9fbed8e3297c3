"""A book of two whole years, as somebody who wrote a lot would have it."""

from datetime import timedelta

from django.utils import timezone

from flexid_xblock.content import api as content
from flexid_xblock.journal.bulk import Writing, rows_of, store
from tests.common import COURSE


def fill(student_id: int, count: int, *, readers: tuple[int, ...] = ()) -> None:
    """So many texts of one student, spread evenly over all modules; every second one sent."""
    modules = [module.key for module in content.course().modules]
    versions = {module: _version(module) for module in modules}
    writings = [_writing(modules[n % len(modules)], n, versions) for n in range(count)]
    store(rows_of(student_id, COURSE, writings, readers))


def _writing(module: str, number: int, versions: dict[str, str]) -> Writing:
    return Writing(
        activity_key=f"{module}.journal",
        prompt=f"prompt-{number}",
        version=versions[module],
        language="en",
        text=f"kanari-{number} " + "words of a day " * 20,
        at=timezone.now() - timedelta(days=600 - number),
        is_sent=number % 2 == 0,
        is_waiting=False,
    )


def _version(module: str) -> str:
    """One frozen version of a module's journal, with enough questions for all."""
    keys = [f"prompt-{number}" for number in range(300)]
    questions = {key: {"question": f"What was {key} in {module}?"} for key in keys}
    return content.keep(
        {
            "activity": f"{module}.journal",
            "module": module,
            "kind": "journal",
            "structure": {"prompts": [{"key": key, "suggests": "me"} for key in keys]},
            "words": {"en": {"prompts": questions}},
        }
    )
