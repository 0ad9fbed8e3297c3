"""The hand-written table's rows of the coordinator: setting up, and the end of a year."""

from datetime import date

from tests.matrix_rows import ALL, IN_COURSE, LOGIN, WHY, Row, page_row, put_row

BOTH = {200: "sol max"}  # who may decide, or ask for it: a coordinator, the site's administrator
ROSTER = {**IN_COURSE, "text": "login;role;group;year\neve;student;Skog;1"}
SETUP_ROWS = [
    put_row("roster_look", BOTH, ROSTER),
    put_row("roster", {409: "sol max"}, {**ROSTER, "seen": "0"}),
    put_row("roster_undoing", {409: "sol max"}, IN_COURSE),
    put_row("roster_slips", {200: "sol"}, IN_COURSE),
    # The school has no cohorts.
    put_row("roster_cohorts_look", {422: "sol"}, {**IN_COURSE, "year": 1}),
    put_row("roster_cohorts", {422: "sol"}, {**IN_COURSE, "year": 1, "seen": "0"}),
    put_row("setup_group", BOTH, {**IN_COURSE, "name": "Elven"}),
    put_row("setup_place", BOTH, {**IN_COURSE, "who": "dov", "role": "teacher"}),
    put_row("setup_leaving", BOTH, {**IN_COURSE, "role": "student"}),
    put_row("setup_move", BOTH, {**IN_COURSE, "to": "other"}),
    put_row("setup_assigning", BOTH, {**IN_COURSE, "who": "dov"}),
    put_row("setup_ending", BOTH, IN_COURSE),
    # Sol has asked it; of Max's decision she is told, and of Dov as a reader nobody else.
    put_row("setup_decision", {200: "max", 403: "sol"}, {**IN_COURSE, "decision": "approve"}),
    put_row("setup_decision", {200: "sol"}, {**IN_COURSE, "decision": "withdraw"}),
    put_row("file_asking", {200: "max"}, {**LOGIN, "reason": WHY}),
    # Max has asked for it and agreed to it, as in an office of one person.
    put_row("file_passphrase", {200: "max"}, IN_COURSE),
    put_row("file", {200: "max"}, IN_COURSE),
]
YEAR_ROWS = [
    put_row(
        "years_closing",
        {200: "sol"},
        {**IN_COURSE, "day": str(date.today()), "groups": ["her group"]},
    ),
    put_row("year_opening", {200: "sol"}, IN_COURSE),
    put_row("certificate_withdrawal", {200: "sol"}, IN_COURSE),
    Row("verify", "GET", {200: ALL}, nobody=200),
    page_row("certificate", "ana sol"),
    page_row("certificate_pdf", "ana sol"),
    page_row("years_desk", "sol"),
    page_row("group_certificates", "sol"),
]
COORDINATOR_ROWS = [
    *SETUP_ROWS,
    *YEAR_ROWS,
    page_row("setup_groups", "sol max"),
    page_row("roster_desk", "sol max"),
    page_row("roster_one_desk", "sol max"),
    page_row("setup_people", "sol max"),
    page_row("setup_student", "sol max"),
    page_row("approvals", "sol max"),
    page_row("files_desk", "max"),
    page_row("programme_report", "sol"),
    page_row("report_of_year", "sol"),
    page_row("report_file", "sol"),
    page_row("school_rules_desk", "sol"),
]
