"""The keys of a term's roster, and the operations that allow them."""

_CHANGES = "groups[].title groups[].is_new groups[].changes[].who groups[].changes[].text seen"
ROSTER_ANSWERS: dict[str, dict[str, str]] = {
    "PUT roster_look": {"roster.bring": f"faults[] totals[] notes[] is_empty {_CHANGES}"},
    "PUT roster": {"roster.bring": "id outcome"},
    "PUT roster_undoing": {"roster.bring": "left.groups left.accounts left.changed"},
    "PUT roster_slips": {"roster.slips": "slips[].name slips[].login slips[].password"},
    "PUT roster_cohorts_look": {"roster.follow": _CHANGES},
    "PUT roster_cohorts": {"roster.follow": "changes"},
}
ROSTER_BODIES = {
    "rosters.FileBody": "course text whole",
    "rosters.AskingBody": "course text whole seen",
    "rosters.CohortBody": "course year",
    "rosters.CohortActBody": "course year seen",
}
