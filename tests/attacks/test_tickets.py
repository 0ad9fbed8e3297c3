"""A ticket begins one thing, for its own user, while she is who she was; else nothing happens."""

from dataclasses import replace
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.core import signing
from django.core.signing import b64_encode
from django.http import HttpResponse
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group
from flexid_xblock.journal.models import Entry
from tests.attacks.common import Browser, stored, usage
from tests.common import COURSE, MEETING, meet, ticket_for

ELSEWHERE = "course-v1:FlexID+Other+1"
SALT = "flexid.ticket.1"


@pytest.fixture
def meeting_id(openedx, actor) -> UUID:
    """The open meeting of Ana's group."""
    return meet(actor("tor")).id


def fields(token: str) -> dict[str, object]:
    """What a ticket says."""
    return signing.loads(token, salt=SALT)


def test_a_ticket_names_course_and_block_without_their_branch(ana: Browser) -> None:
    found = fields(ana.ticket())
    assert (found["course_key"], found["usage_key"]) == (COURSE, usage())
    assert found["user_id"] == ana.person.pk


def test_the_page_and_the_handler_give_the_same_ticket(ana: Browser) -> None:
    page = ana.unit().text
    drawn = page.split('data-ticket="')[1].split('"')[0]
    assert fields(drawn) == fields(ana.ticket())


def test_her_own_ticket_begins_one_entry_in_its_course(ana: Browser) -> None:
    assert ana.begin(ana.ticket()).status_code == 200
    assert list(Entry.objects.values_list("owner_id", "course_key")) == [(ana.person.pk, COURSE)]


@pytest.mark.parametrize("thief", ["bo", "eve", "kim", "tor", "cleo", "liv", "sol", "max"])
def test_another_persons_ticket_begins_nothing(ana, browser, untouched, thief: str) -> None:
    ticket = ana.ticket()
    assert untouched(browser(thief).begin, ticket) == (403, "ticket_foreign")


def test_another_persons_ticket_puts_up_no_card(ana, browser, untouched, meeting_id) -> None:
    ticket = ana.ticket(MEETING)
    assert untouched(browser("bo").put_card, meeting_id, ticket) == (403, "ticket_foreign")


def test_nobody_begins_with_a_ticket(ana, browser, untouched) -> None:
    ticket = ana.ticket()
    assert untouched(browser("").begin, ticket) == (401, "signed_out")


def test_a_ticket_of_a_course_she_has_left_begins_nothing_there(ana, openedx, untouched) -> None:
    openedx.enrol(ELSEWHERE, [ana.person])
    ana.read_notice(ELSEWHERE)
    ticket = ana.ticket(course_key=ELSEWHERE)
    openedx.unenrol(ELSEWHERE, ana.person)
    assert untouched(ana.begin, ticket) == (403, "not_enrolled")


def test_a_ticket_of_another_course_writes_in_that_course_only(ana, openedx) -> None:
    openedx.enrol(ELSEWHERE, [ana.person])
    ana.read_notice(ELSEWHERE)
    assert ana.begin(ana.ticket(course_key=ELSEWHERE)).status_code == 200
    assert [entry.course_key for entry in Entry.objects.all()] == [ELSEWHERE]


def test_a_ticket_of_another_course_puts_up_no_card(ana, openedx, untouched, meeting_id) -> None:
    openedx.enrol(ELSEWHERE, [ana.person])
    ana.read_notice(ELSEWHERE)
    ticket = ana.ticket(MEETING, course_key=ELSEWHERE)
    assert untouched(ana.put_card, meeting_id, ticket) == (422, "ticket_elsewhere")


@pytest.mark.parametrize("activity_key", ["welcome.journal", "who-am-i.opening", MEETING])
def test_a_ticket_of_another_activity_answers_no_question_here(
    ana, untouched, activity_key: str
) -> None:
    ticket = ana.ticket(activity_key)
    assert untouched(ana.begin, ticket) == (422, "unknown_prompt")


@pytest.mark.parametrize("activity_key", ["welcome.meeting", "welcome.journal"])
def test_a_ticket_of_another_module_puts_up_no_card(
    ana, untouched, meeting_id, activity_key: str
) -> None:
    ticket = ana.ticket(activity_key)
    assert untouched(ana.put_card, meeting_id, ticket) == (422, "ticket_elsewhere")


def test_a_ticket_older_than_twelve_hours_begins_nothing(ana, untouched, monkeypatch) -> None:
    then = timezone.now().timestamp() - 12 * 3600 - 2
    with monkeypatch.context() as patch:
        patch.setattr(signing, "time", SimpleNamespace(time=lambda: then))
        ticket = access.issue(_ticket(ana))
    assert untouched(ana.begin, ticket) == (410, "ticket_expired")


def test_a_ticket_for_somebody_else_under_an_old_signature_is_broken(
    ana, people, untouched
) -> None:
    _, stamp, signature = ana.ticket().split(":")
    changed = signing.JSONSerializer().dumps({**fields(ana.ticket()), "user_id": people["bo"].pk})
    forged = f"{b64_encode(changed).decode()}:{stamp}:{signature}"
    assert untouched(ana.begin, forged) == (400, "ticket_broken")


@pytest.mark.parametrize(
    "signed", [{"salt": "flexid.cursor"}, {"salt": ""}, {"salt": SALT, "key": "another"}]
)
def test_what_was_signed_otherwise_is_no_ticket(ana, untouched, signed: dict[str, str]) -> None:
    forged = signing.dumps(fields(ana.ticket()), **signed)
    assert untouched(ana.begin, forged) == (400, "ticket_broken")


def test_a_new_secret_key_ends_every_ticket(ana, untouched, settings) -> None:
    ticket = ana.ticket()
    settings.SECRET_KEY = "another"
    ana.client.force_login(ana.person)
    assert untouched(ana.begin, ticket) == (400, "ticket_broken")


def test_without_a_ticket_nothing_begins(ana, untouched, meeting_id) -> None:
    assert untouched(ana.begin, "") == (428, "ticket_missing")
    assert untouched(ana.put_card, meeting_id, "") == (428, "ticket_missing")


def test_after_unenrolment_a_ticket_begins_nothing(ana, openedx, untouched) -> None:
    ticket = ana.ticket()
    openedx.unenrol(COURSE, ana.person)
    assert untouched(ana.begin, ticket) == (403, "not_enrolled")


def test_the_unenrolled_get_a_ticket_from_the_platform_that_begins_nothing(
    ana, openedx, untouched
) -> None:
    openedx.unenrol(COURSE, ana.person)
    assert untouched(ana.begin, ana.ticket()) == (403, "not_enrolled")


def test_after_unenrolment_a_ticket_puts_up_no_card(ana, openedx, untouched, meeting_id) -> None:
    ticket = ana.ticket(MEETING)
    openedx.unenrol(COURSE, ana.person)
    assert untouched(ana.put_card, meeting_id, ticket) == (403, "not_enrolled")


def test_after_leaving_the_group_a_ticket_puts_up_no_card(ana, untouched, meeting_id) -> None:
    ticket = ana.ticket(MEETING)
    _leave(ana)
    assert untouched(ana.put_card, meeting_id, ticket) == (404, "not_found")


def test_after_a_move_a_ticket_reaches_the_new_group_only(
    ana, actor, untouched, meeting_id
) -> None:
    ticket, theirs = ana.ticket(MEETING), meet(actor("una"))
    _leave(ana)
    skog = Group.objects.get(name="Skog").pk
    access.add_member(group_id=skog, user_id=ana.person.pk, role="student")
    assert untouched(ana.put_card, meeting_id, ticket) == (404, "not_found")
    assert ana.put_card(theirs.id, ticket).status_code == 200


def test_who_became_staff_begins_nothing_with_her_old_ticket(ana, untouched) -> None:
    ticket = ana.ticket()
    access.give_course_role(course_key=COURSE, user_id=ana.person.pk, role="coordinator")
    assert untouched(ana.begin, ticket) == (403, "not_a_student")


def test_a_ticket_with_a_made_up_version_begins_nothing(ana, untouched) -> None:
    ticket = access.issue(replace(_ticket(ana), version="0" * 64))
    assert untouched(ana.begin, ticket) == (404, "unknown_version")


def test_a_used_ticket_never_overwrites(ana, untouched) -> None:
    ticket = ana.ticket()
    first: HttpResponse = ana.begin(ticket)
    before = stored()
    second = ana.begin(ticket)
    assert (second.status_code, second.json()["stored"]["id"]) == (409, first.json()["id"])
    assert stored() == before


def _ticket(browser: Browser):
    return ticket_for(SimpleNamespace(user_id=browser.person.pk))


def _leave(browser: Browser) -> None:
    fjord = Group.objects.get(name="Fjord").pk
    access.end_membership(group_id=fjord, user_id=browser.person.pk)
