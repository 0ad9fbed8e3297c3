"""Any set of switches: blocks say it in one sentence, the API refuses, what was written stays."""

from itertools import combinations
from typing import Any
from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.access.api import switches
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.switched import SWITCH_OF
from flexid_xblock.rest.urls import urlpatterns
from flexid_xblock.school.runtime import SchoolRuntime
from tests.activities.common import CIRCLES, make
from tests.common import (
    COURSE,
    JOURNAL,
    MEETING,
    answer,
    meet,
    put_card,
    read_notice,
    send,
    ticket_for,
    write,
)
from tests.rest.common import begin, refusal

OFF = "Your school has switched this off here."
LEAVE = 'data-flexid="leave"'
CARD = {"column": "we-share", "display": "named", "text": "bread"}
IN_COURSE, MADE = {"course": COURSE}, {"language": "en", "response": {"circles": []}}
PAIRS = 2  # every pair in every run, larger sets in the campaign
ANY = [
    pytest.param(names, marks=[pytest.mark.deep] if len(names) > PAIRS else [])
    for size in range(len(switches.SWITCHES) + 1)
    for names in combinations(switches.SWITCHES, size)
]


@pytest.fixture
def house(actor, api) -> dict[str, Any]:
    """What Ana wrote before anything was off, and her group's meeting."""
    ana = actor("ana")
    read_notice(ana)
    sent = send(ana, write(ana, "hers"))
    answer(actor("cleo"), sent, "his")
    meeting = meet(actor("tor"))
    return {
        "sent": sent,
        "draft": write(ana, "more", prompt="surprise"),
        "made": make(ana, {"circles": []}),
        "meeting": meeting,
        "card": put_card(ana, meeting, "ours"),
    }


def blocks(people) -> dict[str, str]:
    """The block of each kind as Ana has it."""
    runtime = SchoolRuntime(people["ana"], COURSE)
    return {
        key: runtime.get_block(key).student_view().content for key in (JOURNAL, CIRCLES, MEETING)
    }


def asked(api, actor, house) -> dict[str, tuple[int, str]]:
    """What becomes of each new thing."""
    ana, meeting, entry = api("ana"), house["meeting"], house["sent"].id
    ticket = access.issue(ticket_for(actor("ana"), MEETING))
    readers = list(access.readers_of(actor("ana").user_id, COURSE).all)
    sending = {"decision": "send", "readers": readers}
    draft, made = f"entries/{house['draft'].id}/decision/", f"responses/{house['made'].id}/"
    new = f"groups/{meeting.group_id}/meetings/{MEETING}/"
    answers = {
        "journals": begin(ana, actor("ana"), entry_id=entry),
        "sharing": ana.put(f"entries/{entry}/replies/{uuid4()}/", {**IN_COURSE, "text": "thanks"}),
        "send": ana.put(draft, sending, if_match='"1"'),
        "boards": ana.put(f"meetings/{meeting.id}/cards/{uuid4()}/", CARD, x_flexid_ticket=ticket),
        "activities": ana.put(made, MADE, if_match='"1"'),
        "meetings": api("tor").put(new, IN_COURSE),
    }
    return {name: refusal(answer) for name, answer in answers.items()}


@pytest.mark.parametrize("off", ANY, ids=lambda names: "+".join(names) or "none")
def test_what_is_off_says_so_everywhere_and_what_is_on_works(
    people, api, actor, house, settings, off: tuple[str, ...]
) -> None:
    settings.FLEXID_OFF = off
    stopped = {*off, *({"send"} if {"journals", "sharing"} & set(off) else ())}
    found = asked(api, actor, house)
    refused = {name for name, said in found.items() if said == (403, "switched_off")}
    assert refused == stopped
    pages = blocks(people)
    shown = {key: OFF in page for key, page in pages.items()}
    is_off = {JOURNAL: "journals" in off, CIRCLES: "activities" in off}
    assert shown == {**is_off, MEETING: bool({"meetings", "boards"} & set(off))}
    assert {("tel:113" in page, 'data-flexid="leave"' in page) for page in pages.values()} == {
        (True, True)
    }


def test_with_all_off_what_she_wrote_is_hers_to_read_take_and_delete(
    api, actor, house, settings
) -> None:
    settings.FLEXID_OFF = tuple(switches.SWITCHES)
    ana = api("ana")
    read = ana.get(f"entries/{house['sent'].id}/").json()
    assert (read["text"], [one["text"] for one in read["replies"]]) == ("hers", ["his"])
    texts = {one["draft"] for one in privacy.export(actor("ana"))["entries"]}
    assert texts == {"hers", "more"}
    withdrawn = ana.put(
        f"entries/{house['sent'].id}/decision/", {"decision": "withdraw"}, if_match='"1"'
    )
    gone = ana.put(f"entries/{house['draft'].id}/decision/", {"decision": "delete"}, if_match='"1"')
    card = ana.put(f"cards/{house['card']}/taking-back/", {})
    made = ana.put(
        f"responses/{house['made'].id}/decision/", {"decision": "delete"}, if_match='"1"'
    )
    assert {one.status_code for one in (withdrawn, gone, card, made)} == {200}


def test_help_is_never_off(api, logged_in, settings) -> None:
    settings.FLEXID_OFF = tuple(switches.SWITCHES)
    asking = {"course": COURSE, "to": None, "urgency": "now"}
    assert api("ana").put(f"help-requests/{uuid4()}/", asking).status_code == 200
    page = logged_in("ana").get(f"/flexid/{COURSE}/talk/")
    assert (page.status_code, b"tel:113" in page.content) == (200, True)


def test_while_sending_is_off_nobody_is_offered_as_a_reader(api, house, settings) -> None:
    settings.FLEXID_OFF = ("sharing",)
    query = {"course": COURSE, "activity": JOURNAL}
    found = api("ana").get("entries/", query=query).json()
    assert (found["readers"], bool(found["entries"][0]["readers"])) == ([], True)


def test_an_open_meeting_can_still_be_closed_and_not_opened_again(api, house, settings) -> None:
    settings.FLEXID_OFF = ("meetings",)
    path = f"meetings/{house['meeting'].id}/"
    told = [refusal(api("tor").put(path, {"open": is_open})) for is_open in (False, True)]
    assert told == [(200, ""), (403, "switched_off")]


def test_the_teachers_desk_says_it_and_offers_no_meeting(logged_in, settings) -> None:
    settings.FLEXID_OFF = ("meetings",)
    page = logged_in("tor").get(f"/flexid/{COURSE}/desk/teacher/").content.decode()
    assert (page.count(OFF), 'data-flexid="open-meeting"' in page) == (1, False)


def test_each_stopped_address_is_there() -> None:
    assert set(SWITCH_OF) - {one.name for one in urlpatterns} == set()
    assert set(SWITCH_OF.values()) == set(switches.SWITCHES)
