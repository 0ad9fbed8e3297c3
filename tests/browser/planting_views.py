"""Who looks at which page, and what must stand there letter by letter."""

from tests.browser.common import (
    COUNSELLOR_DESK,
    COURSE,
    JOURNAL_BOOK,
    JOURNAL_PRINT,
    PORTFOLIO,
    PORTFOLIO_PRINT,
    STUDENT_PAGE,
    TALK,
    TEACHER_DESK,
    TIMES,
)
from tests.browser.planting_care import UNSENT
from tests.browser.planting_room import on_the_wall, said, shown_to_all
from tests.browser.xss import NAME, SHORT, TEXTS, WHOLE, shown_name, typed_name

DESK = f"/flexid/{COURSE}/desk"
MODULE = "/module/who-am-i/"
MEETING = f"{TEACHER_DESK}meetings/{{meeting}}/"
ROUND = f"{TEACHER_DESK}meetings/{{welcome}}/"
Views = dict[str, list[tuple[str, list[str]]]]


def of_the_author() -> list[str]:
    """What only she sees of her cards."""
    return [text for place in ("back", "back-why", "name-why") for text in said(place)]


def of_the_teachers() -> list[str]:
    """What their page of the meeting shows, the rules in their box."""
    shown = [text for text in shown_to_all() if not text.startswith("rule")]
    cards = [text for place in ("back", "back-why", "asked") for text in said(place)]
    return ["\n".join(said("rule")), *shown, *cards]


# The addresses hold the names of what was planted.
VIEWS: Views = {
    "ana": [
        (MODULE, [WHOLE, *TEXTS, shown_name("bo"), shown_name("cleo")]),
        (MODULE, [*shown_to_all(), *of_the_author()]),
        ("/module/welcome/", [shown_name("ana")]),
        (STUDENT_PAGE, [*TEXTS, shown_name("cleo"), shown_name("dov")]),
        (JOURNAL_BOOK, [WHOLE, *TEXTS, shown_name("cleo")]),
        (JOURNAL_PRINT, [WHOLE, *TEXTS, shown_name("cleo"), shown_name("ana")]),
        (PORTFOLIO, [WHOLE]),
        (PORTFOLIO_PRINT, [WHOLE, shown_name("ana")]),
        (TALK, [*TEXTS, shown_name("tor")]),
        (TIMES, [shown_name("cleo")]),
    ],
    "bo": [(MODULE, [*TEXTS, *shown_to_all(), shown_name("ana"), shown_name("ida")])],
    "dina": [(MODULE, [*shown_to_all(), said("pause")[0]])],
    "kim": [(MODULE, [*shown_to_all(), shown_name("ana")])],
    "cleo": [
        (COUNSELLOR_DESK, [shown_name("ana"), typed_name("cleo")]),
        (f"{COUNSELLOR_DESK}entries/{{entry}}/", [WHOLE, *TEXTS, UNSENT, shown_name("ana")]),
        (f"{COUNSELLOR_DESK}entries/{{twice}}/texts/1/", [WHOLE]),
        (f"{COUNSELLOR_DESK}students/{{student}}/", [shown_name("ana")]),
        (f"{COUNSELLOR_DESK}students/{{student}}/case/", [WHOLE, *SHORT, shown_name("ana")]),
        (f"{COUNSELLOR_DESK}hand-over/", [WHOLE, shown_name("ana")]),
        (f"{COUNSELLOR_DESK}times/", [shown_name("ana")]),
        (f"{DESK}/concerns/{{concern}}/", [WHOLE, TEXTS[0], TEXTS[-1], shown_name("tor")]),
        (f"{DESK}/concerns/{{handed}}/", [said(one)[0] for one in ("kept", "worry", "did")]),
        (f"{DESK}/holds/{{hold}}/", [WHOLE, TEXTS[0], shown_name("ana"), shown_name("ida")]),
    ],
    "ida": [
        (f"{COUNSELLOR_DESK}students/{{student}}/case/notes/", [WHOLE, shown_name("cleo")]),
    ],
    "sol": [(f"{DESK}/coordinator/", [shown_name("ana")])],
    "tor": [
        *((f"{DESK}/requests/{{request{n}}}/", [text]) for n, text in enumerate(TEXTS)),
        (f"{DESK}/concerns/", [shown_name("ana")]),
        (f"{DESK}/worry/", [shown_name("ana"), shown_name("bo")]),
        (TEACHER_DESK, [NAME, shown_name("faduma")]),
        (f"{TEACHER_DESK}groups/{{group}}/who-am-i.meeting/", [NAME]),
        (MEETING, [*TEXTS, *of_the_teachers(), NAME, shown_name("bo"), shown_name("ana")]),
        (ROUND, [shown_name("ana")]),
        (f"{MEETING}screen/", [*on_the_wall(), NAME, shown_name("bo")]),
        (f"{MEETING}after/", [said("mark")[0], said("worked")[0], NAME, shown_name("bo")]),
    ],
    "per": [
        (f"{MEETING}after/", [said("mark")[0], said("worked")[0], shown_name("tor")]),
        (f"{DESK}/evidence/{{evidence}}/", [said("kept")[0], said("kept-why")[0], NAME]),
    ],
    "dov": [
        (f"{DESK}/emergency/", [*TEXTS, shown_name("ana"), shown_name("dov")]),
        (f"{COUNSELLOR_DESK}entries/{{entry}}/", [WHOLE, shown_name("ana")]),
    ],
    "liv": [
        (f"{DESK}/safeguarding/", [*TEXTS, shown_name("ana"), shown_name("dov")]),
        (f"{DESK}/concerns/{{concern}}/", [WHOLE, TEXTS[0], TEXTS[-1]]),
    ],
}

# Where many stand in a list, each alone.
MANY = {
    "ana": (MODULE, STUDENT_PAGE, JOURNAL_BOOK, JOURNAL_PRINT, TALK),
    "bo": (MODULE,),
    "cleo": (f"{COUNSELLOR_DESK}entries/{{entry}}/", f"{DESK}/concerns/{{concern}}/"),
    "tor": (TEACHER_DESK, MEETING, f"{MEETING}after/", f"{MEETING}screen/"),
    "dov": (f"{DESK}/emergency/",),
    "liv": (f"{DESK}/safeguarding/", f"{DESK}/concerns/{{concern}}/"),
}
# The same where a list goes on on a next page.
PAGED = {
    "cleo": f"{COUNSELLOR_DESK}students/{{student}}/case/",
    "ida": f"{COUNSELLOR_DESK}students/{{student}}/case/notes/",
}
