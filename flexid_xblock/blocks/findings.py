"""What an author should mend in a block, each in a sentence that says how.

No sentence holds anything that somebody typed: where Studio shows it is not ours.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from xblock.validation import Validation, ValidationMessage

from flexid_xblock.blocks import draft
from flexid_xblock.content import api as content
from flexid_xblock.domain.authored import Authored
from flexid_xblock.edge import host

Finding = tuple[str, str]
WARNING, ERROR = ValidationMessage.WARNING, ValidationMessage.ERROR


def add_to(validation: Validation, block: Any) -> Validation:
    """The same validation, with what we found."""
    for level, text in findings(block):
        validation.add(ValidationMessage(level, text))
    return validation


def findings(block: Any) -> Iterator[Finding]:
    """Everything that an author should look at, the gravest first."""
    faults: dict[str, str] = {}
    source = draft.source_for(block, block.activity_key, faults)
    if not block.activity_key:
        yield WARNING, _("No activity is chosen yet. Press Edit and choose one.")
    elif source is None:
        told = _("Students see nothing here. Press Edit.")
        yield ERROR, f"{told} {faults['activity_key']}"
    else:
        yield from _in_place(block)


def _in_place(block: Any) -> Iterator[Finding]:
    """What there is to say about a block whose activity is there."""
    own = Authored(words=block.word_overrides, structure=block.structure_overrides)
    lost = len(draft.without_place(block.activity_key, own))
    if lost:
        yield (
            WARNING,
            _(
                "Some of your own words or choices have lost their place (%(number)s), since the "
                "course was changed. Students see the course's own there. Press Edit and look "
                "under “Without a place”."
            )
            % {"number": lost},
        )
    if block.kind == "journal":
        yield from _without_counsellor(block.activity_key, own)
    if _stands_elsewhere(block):
        yield (
            WARNING,
            _(
                "This activity stands in two places; students have one set of answers. "
                "Keep it or choose another."
            ),
        )


def _without_counsellor(activity_key: str, own: Authored) -> Iterator[Finding]:
    kept = content.fitting(activity_key, own)
    structure = content.source(activity_key, kept.words, kept.structure)["structure"]
    if all(prompt["suggests"] != "counsellor" for prompt in structure["prompts"]):
        yield (
            WARNING,
            _(
                "No question of this journal suggests the counsellor any more. "
                "Press Edit and choose the counsellor for at least one question."
            ),
        )
    elif not content.bank.reaches_counsellor(structure):
        yield (
            WARNING,
            _(
                "Some students can get only questions that do not suggest the counsellor. "
                "Press Edit and choose the counsellor for more of them."
            ),
        )


def _stands_elsewhere(block: Any) -> bool:
    seat = host().seat(block)
    places = host().places(seat.course_key, block.activity_key)
    return any(place != seat.usage_key for place in places)
