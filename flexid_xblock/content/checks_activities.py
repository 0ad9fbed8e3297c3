"""Whether each activity has words, and each word an activity.

What is inside is its kind's business: ``activities.checks`` asks the kinds.
"""

from collections.abc import Iterator

from .languages import SOURCE_LANGUAGE
from .records import ACTIVITY_KINDS, ModuleFiles


def faults(module: ModuleFiles, folder: str) -> Iterator[str]:
    """Every fault among the activity files below ``folder``, one sentence each."""
    for name in module.activities:
        if name in ACTIVITY_KINDS:
            yield f"{folder}/activities/{name}.yaml: each module has a part of that name already"
        if name not in module.activity_words.get(SOURCE_LANGUAGE, {}):
            yield f"{folder}/{SOURCE_LANGUAGE}/activities/{name}.yaml: is missing"
    named = {"activities": module.activity_words, "answers": module.answers}
    for kind, files in named.items():
        for language, found in files.items():
            for name in sorted(set(found) - set(module.activities)):
                yield f"{folder}/{language}/{kind}/{name}.yaml: there is no activity of that name"
