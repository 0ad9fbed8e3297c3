"""The addresses of a meeting's conduct: found, planned, opened, led, closed."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, MEETING, meet, put_card, read_notice, ticket_for
from tests.rest.common import refusal
from tests.sessions.leading import CIRCLE, POLL, POLL_STAGE, ROUND, go

ASKED = {"course": COURSE, "activity": MEETING}
CARD = {"column": "we-share", "display": "unnamed", "text": "bread"}
NONE = {"meeting": None, "planned_for": None, "note_due": False}


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


@pytest.fixture
def group(actor):
    """The address of Ana's group."""
    return f"groups/{access.groups_of(actor('tor'), COURSE, 'teacher')[0].id}"


def test_before_a_teacher_opens_it_there_is_no_meeting(api) -> None:
    found = api("ana").get("meetings/", query=ASKED).json()
    assert found == {**NONE, "name": "Ana Lind", "notice_seen": False}


def test_a_teacher_opens_it_and_the_group_finds_it(api, group) -> None:
    opened = api("tor").put(f"{group}/meetings/{MEETING}/", {"course": COURSE}).json()
    found = {name: api(name).get("meetings/", query=ASKED).json() for name in ("ana", "eve")}
    own_group = group.removeprefix("groups/")
    named = {"id": opened["id"], "activity": MEETING, "group": own_group, "open": True}
    assert opened == named
    assert (found["ana"]["meeting"], found["eve"]["meeting"]) == (opened, None)


def test_a_plan_is_told_with_its_day_and_is_no_meeting(api, group) -> None:
    body = {"course": COURSE, "form": "short", "moderation": "all"}
    when = "2026-12-01T17:00:00Z"
    path = f"{group}/meetings/{MEETING}/plan/"
    planned = api("tor").put(path, {**body, "planned_for": when}).json()
    found = api("ana").get("meetings/", query=ASKED).json()
    days = [datetime.fromisoformat(one["planned_for"]) for one in (planned, found)]
    held = (planned["state"], planned["form"], planned["moderation"])
    assert (held, found["meeting"]) == (("planned", "short", "all"), None)
    assert days == [datetime.fromisoformat(when)] * 2


@pytest.mark.parametrize(("days", "due"), [(8, False), (6, True)])
def test_a_content_note_is_due_a_week_before(api, actor, meeting, days: int, due: bool) -> None:
    source = content.source(MEETING)
    source["structure"]["content_note"] = True
    when = timezone.now() + timedelta(days=days)
    Meeting.objects.update(state="planned", planned_for=when, version=content.keep(source))
    assert api("ana").get("meetings/", query=ASKED).json()["note_due"] is due


def test_a_teacher_closes_it_and_opens_it_again(api, meeting) -> None:
    path = f"meetings/{meeting.id}/"
    answers = [api("per").put(path, {"open": is_open}).json()["open"] for is_open in (False, True)]
    assert answers == [False, True]


def test_the_code_leads_the_group_to_its_meeting_and_nobody_else(api, meeting) -> None:
    path = f"meetings/code/{meeting.code.lower()}/"
    found = {name: api(name).get(path) for name in ("ana", "kim", "tor", "eve", "una", "cleo")}
    place = {"url": f"/module/who-am-i/#{MEETING}"}
    assert [found[name].json() for name in ("ana", "kim", "tor")] == [place] * 3
    for name in ("eve", "una", "cleo"):
        assert refusal(found[name]) == (404, "not_found")


def test_the_code_of_a_closed_meeting_leads_nowhere(api, actor, meeting) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    assert refusal(api("ana").get(f"meetings/code/{meeting.code}/")) == (404, "not_found")


def test_codes_are_not_tried_out(api, settings) -> None:
    settings.FLEXID_LIMITS = {"code": (3, 600)}
    answers = [refusal(api("ana").get(f"meetings/code/BBBBB{n}/"))[0] for n in range(4)]
    assert answers == [404, 404, 404, 429]


def test_how_it_is_held_is_set_as_a_whole(api, meeting) -> None:
    body = {"form": "lessons", "moderation": "first", "revealed": False}
    found = api("tor").put(f"meetings/{meeting.id}/settings/", body).json()
    assert {key: found[key] for key in body} == body


def test_stages_follow_on_each_other(api, meeting) -> None:
    path = f"meetings/{meeting.id}/stage/"
    first = api("tor").put(path, {"stage": ROUND, "after": ""})
    late = api("per").put(path, {"stage": CIRCLE, "after": ""})
    assert set(first.json()) == {"key", "since", "minutes", "number", "of"}
    assert refusal(late) == (409, "changed_elsewhere")
    assert late.json()["stored"] == first.json()


def test_a_round_by_its_addresses(api, actor, meeting) -> None:
    path = f"meetings/{meeting.id}/rounds/{ROUND}/"
    for name in ("ana", "bo"):
        api(name).put(f"meetings/{meeting.id}/presence/", {})
    go(actor("tor"), meeting, ROUND)
    answers = [api("tor").put(path, {"running": True}).json()]
    answers += [api("tor").put(f"{path}turn/", {"place": place}).json() for place in (1, 2)]
    assert answers == [{"running": True}, {"place": 1}, {"place": 2}]
    assert api("ana").get(f"meetings/{meeting.id}/live/").json()["round"]["over"] is True


def test_a_circle_by_its_addresses(api, actor, meeting) -> None:
    go(actor("tor"), meeting, CIRCLE)
    path = f"meetings/{meeting.id}/circles/{CIRCLE}/"
    steps = [api("tor").put(f"{path}step/", {"step": "sides", "after": ""})]
    late = api("per").put(f"{path}step/", {"step": "best", "after": ""})
    side = api("ana").put(f"{path}side/", {"option": "keep-both"})
    column = f"{CIRCLE}--own-idea"
    card, ticket = uuid4(), ticket_for(actor("bo"), MEETING)
    named = {"column": column, "display": "named", "text": "bread"}
    sessions.put_card(actor("bo"), meeting.id, card, ticket=ticket, **named)
    steps.append(api("tor").put(f"{path}step/", {"step": "best", "after": "sides"}))
    pick = api("ana").put(f"{path}pick/", {"card": str(card)})
    assert [one.json() for one in steps] == [{"step": "sides"}, {"step": "best"}]
    assert late.json()["stored"] == {"stage": CIRCLE, "step": "sides"}
    assert (side.json(), pick.json()) == ({"option": "keep-both"}, {"card": str(card)})


def test_a_vote_by_its_addresses(api, actor) -> None:
    meeting = meet(actor("tor"), activity_key="welcome.meeting")
    go(actor("tor"), meeting, POLL_STAGE)
    path = f"meetings/{meeting.id}/ballots/{POLL_STAGE}/{POLL}/"
    answers = [
        api("tor").put(path, {"open": True}),
        api("ana").put(f"{path}vote/", {"option": "found"}),
        api("tor").put(path, {"open": False}),
        api("ana").put(f"{path}vote/", {"option": "found"}),
    ]
    bodies = [one.json() for one in answers[:3]]
    assert bodies == [{"open": True}, {"option": "found"}, {"open": False}]
    assert refusal(answers[3]) == (403, "ballot_closed")


def test_a_nickname_is_chosen_once_in_a_group(api, group, meeting) -> None:
    path, body = f"{group}/nickname/", {"course": COURSE, "name": "Blue  bird"}
    assert api("ana").put(path, body).json() == {"nickname": "Blue bird"}
    for name in ("Blue Bird", "tor vik"):
        taken = api("bo").put(path, {**body, "name": name})
        assert refusal(taken) == (422, "nickname_taken")


def test_mixing_shows_what_waited(api, actor, meeting) -> None:
    put_card(actor("bo"), meeting, "bread", display="unnamed")
    path = f"meetings/{meeting.id}/live/"
    before = len(api("ana").get(path).json()["cards"])
    assert api("tor").put(f"meetings/{meeting.id}/mixing/", {}).json() == {"unmixed": 0}
    assert (before, len(api("ana").get(path).json()["cards"])) == (0, 1)


def test_presence_is_noted_while_the_meeting_is_open_and_never_claimed_else(
    api, actor, meeting
) -> None:
    path = f"meetings/{meeting.id}/presence/"
    opened = api("ana").put(path, {})
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    closed = api("bo").put(path, {})
    assert (opened.json(), closed.json() == {"present": True}) == ({"present": True}, False)


@pytest.mark.parametrize("name", ["tor", "cleo", "sol"])
def test_adults_put_up_no_cards(api, actor, meeting, name: str) -> None:
    ticket = access.issue(ticket_for(actor(name), MEETING))
    path = f"meetings/{meeting.id}/cards/{uuid4()}/"
    body = {**CARD, "language": ""}
    assert refusal(api(name).put(path, body, x_flexid_ticket=ticket)) == (403, "not_a_student")


def test_a_card_goes_up_once(api, actor, meeting) -> None:
    read_notice(actor("ana"))
    card_id, ticket = uuid4(), access.issue(ticket_for(actor("ana"), MEETING))
    path, body = f"meetings/{meeting.id}/cards/{card_id}/", {**CARD, "language": ""}
    answers = [api("ana").put(path, body, x_flexid_ticket=ticket).json() for _ in range(2)]
    shown = api("tor").get(f"meetings/{meeting.id}/live/").json()["cards"]
    assert answers[0] == answers[1]
    assert [(one["id"], one["text"], one["name"]) for one in shown] == [
        (str(card_id), "bread", None)
    ]


def test_no_address_tells_the_name_of_a_group(api, actor, meeting) -> None:
    name = access.group_names([meeting.group_id])[meeting.group_id]
    told = [api(who).get(f"meetings/{meeting.id}/live/").content for who in ("ana", "kim")]
    told += [api(who).get("meetings/", query=ASKED).content for who in ("ana", "eve", "kim")]
    assert [name.encode() in one for one in told] == [False] * 5
