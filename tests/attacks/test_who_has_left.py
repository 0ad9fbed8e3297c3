"""Who has left the course begins nothing there; what is hers she keeps, and back she has it all."""

from typing import Any

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.care.queries import queue
from flexid_xblock.sessions import api as sessions
from tests.attacks.calls import CALLS
from tests.attacks.common import Browser, stored
from tests.attacks.test_openedx_api import hers, people, planted
from tests.common import COURSE
from tests.matrix.asking import undone
from tests.progress import closing

__all__ = ["hers", "people", "planted"]

# A new text, a new thing made, a card, a part in the group's meeting: all that begins something.
BEGINNINGS = {
    *("entry, begun", "response, begun", "card", "notice"),
    *("agreement_yes", "nickname", "circle_side", "circle_pick", "ballot_vote", "round_turn"),
}
HER_OWN = {
    *("entries", "entry", "entry, saved", "decision", "decision, deleted", "responses", "response"),
    *("response, saved", "response_decision", "search", "card_taking_back"),
    *("take_away", "export", "deletion"),
}
PAGES = ("", "journal/", "journal/print/", "portfolio/", "my-data/", "talk/", "times/")


@pytest.fixture(autouse=True)
def _without_limits(settings) -> None:
    settings.FLEXID_LIMITS = {}


@pytest.fixture
def agreed(actor, hers) -> None:
    """Her group has an agreement to which she could say yes."""
    about = {"course_key": COURSE, "rules": ["We listen"], "after": 0}
    sessions.write_agreement(actor("tor"), hers["group"], **about)


def answers(who: Browser, hers: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """How every address answers her, each asked as if it were the only one."""
    found = {}
    for name, call in CALLS.items():
        with undone():
            answer = call(who, hers)
        is_file = answer.streaming
        is_ours = answer.headers["Content-Type"] == "application/json" and not is_file
        found[name] = (answer.status_code, answer.json().get("code", "") if is_ours else "")
    return found


def ours() -> dict[str, list]:
    """Every row of our tables; the platform notes in its own when a session was last used."""
    return {name: rows for name, rows in stored().items() if name.startswith("flexid_xblock.")}


def test_only_what_begins_something_is_refused_and_nothing_once_she_is_back(
    ana, hers, openedx, agreed
) -> None:
    before = answers(ana, hers)
    openedx.unenrol(COURSE, ana.person)
    after = answers(ana, hers)
    refused = dict.fromkeys(BEGINNINGS, (403, "not_enrolled"))
    assert after == before | refused
    assert {name for name in before if before[name] == refused.get(name)} == set()
    assert {after[name][0] for name in HER_OWN} == {200}
    openedx.enrol(COURSE, [ana.person])
    assert answers(ana, hers) == before


def test_she_is_not_noted_as_being_in_a_meeting(ana, hers, openedx) -> None:
    openedx.unenrol(COURSE, ana.person)
    before = stored()
    assert CALLS["presence"](ana, hers).json() == {"present": False}
    assert stored() == before


def test_her_own_pages_stay_open_and_no_row_is_changed_by_leaving_or_coming_back(
    ana, hers, openedx
) -> None:
    before = ours()
    openedx.unenrol(COURSE, ana.person)
    found = {page: ana.open(f"/flexid/{COURSE}/{page}").status_code for page in PAGES}
    openedx.enrol(COURSE, [ana.person])
    assert (found, ours()) == (dict.fromkeys(PAGES, 200), before)


def test_with_a_certificate_alone_her_page_stays_open(browser, actor, openedx) -> None:
    bo, cai = browser("bo"), browser("cai")
    closing.held(actor("tor"), closing.SECOND, **{f"_{bo.person.pk}": "there"})
    closing.close(actor("sol"))
    paper = f"certificates/{closing.mine(actor('bo'))[0].id}/"
    for who in (bo, cai):
        openedx.unenrol(COURSE, who.person)
    found = [
        [who.open(f"/flexid/{COURSE}/{page}").status_code for page in ("", paper)]
        for who in (bo, cai)
    ]
    assert found == [[200, 200], [404, 404]]


def test_what_she_sent_waits_for_her_counsellor_until_somebody_ends_it(
    ana, hers, actor, openedx
) -> None:
    def waiting() -> list:
        return [one.id for one in queue(actor("cleo"), COURSE).entries]

    openedx.unenrol(COURSE, ana.person)
    promised = waiting()
    ids = {"student_id": ana.person.pk, "counsellor_id": actor("cleo").user_id}
    access.end_assignment(course_key=COURSE, **ids)
    assert (promised, waiting()) == ([hers["entry"]], [])
