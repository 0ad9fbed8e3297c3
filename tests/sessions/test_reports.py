"""A report brings a teacher; two bring the card down until one has looked; nobody is betrayed."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Report
from tests.journal.common import refusal
from tests.sessions.deeds import (
    REASON,
    STRANGERS,
    acts,
    counts,
    hide,
    put,
    report,
    restore,
    rewrite,
    seen,
    set_meeting,
    state,
)


@pytest.fixture
def card_id(actor, meeting):
    """Bo's, unnamed and shown with others."""
    card_id = put(actor("bo"), meeting, "Bo's", display="unnamed")
    Card.objects.update(is_mixed=True, was_shown=True)
    return card_id


def told(actor, meeting, card_id, name: str) -> str | None:
    """What became of this person's report, as her page says."""
    card = seen(actor(name), meeting).get(card_id)
    return card and card.my_report


def test_one_report_tells_the_teachers_and_nobody_else(actor, meeting, card_id) -> None:
    group, desk = counts(meeting)
    for _ in range(2):
        assert report(actor("ana"), card_id) == ""
    assert (state(card_id), counts(meeting)) == ("shown", (group, desk + 1))
    desks = {name: seen(actor(name), meeting)[card_id].desk for name in ("tor", "cai")}
    assert (desks["tor"].reports, desks["cai"]) == (("hurts",), None)


def test_each_knows_of_her_own_report_only(actor, meeting, card_id) -> None:
    report(actor("ana"), card_id)
    found = {name: told(actor, meeting, card_id, name) for name in ("ana", "bo", "cai", "kim")}
    assert found == {"ana": "", "bo": None, "cai": None, "kim": None}


@pytest.mark.parametrize("names", [("ana", "cai"), ("ana", "kim")])
def test_two_different_people_bring_it_down_before_a_teacher_has_looked(
    actor, meeting, card_id, names: tuple[str, str]
) -> None:
    for name in names:
        report(actor(name), card_id)
    assert (state(card_id), acts(card_id)) == ("hidden", ["reports"])
    shown = {name: card_id in seen(actor(name), meeting) for name in ("ana", "dina", "bo", "tor")}
    assert shown == {"ana": False, "dina": False, "bo": True, "tor": True}
    (act,) = sessions.history(actor("tor"), card_id).acts
    assert (act.by, act.reason) == (None, "")


def test_one_person_twice_is_one(actor, card_id) -> None:
    report(actor("ana"), card_id)
    report(actor("ana"), card_id, reason="other", words="again")
    assert (state(card_id), Report.objects.count()) == ("shown", 1)


def test_the_third_is_taken_too_when_she_saw_it_before(actor, card_id) -> None:
    for name in ("ana", "cai"):
        report(actor(name), card_id)
    assert [refusal(lambda: report(actor("dina"), card_id))[0], state(card_id)] == [
        NotFound,
        "hidden",
    ]


@pytest.mark.parametrize(
    ("how", "outcome"),
    [("keep", "kept"), ("hide", "hidden"), ("return", "hidden"), ("take back", "hidden")],
)
def test_who_reported_is_told_what_became_of_it(actor, meeting, card_id, how, outcome) -> None:
    report(actor("ana"), card_id)
    before = counts(meeting)[0]
    {
        "keep": lambda: sessions.approve(actor("tor"), card_id),
        "hide": lambda: hide(actor("tor"), card_id),
        "return": lambda: sessions.return_card(actor("tor"), card_id, note=REASON),
        "take back": lambda: sessions.take_back(actor("bo"), card_id),
    }[how]()
    assert (report(actor("ana"), card_id) if how == "keep" else outcome) == outcome
    assert (Report.objects.get().outcome, counts(meeting)[0]) == (outcome, before + 1)


def test_a_kept_card_says_so_on_the_reporters_page(actor, meeting, card_id) -> None:
    report(actor("ana"), card_id)
    sessions.approve(actor("tor"), card_id)
    assert told(actor, meeting, card_id, "ana") == "kept"


def test_who_was_told_hidden_is_told_kept_when_it_comes_back(actor, meeting, card_id) -> None:
    for name in ("ana", "cai"):
        report(actor(name), card_id)
    hide(actor("tor"), card_id)
    outcomes = [set(Report.objects.values_list("outcome", flat=True))]
    restore(actor("per"), card_id)
    outcomes.append(set(Report.objects.values_list("outcome", flat=True)))
    assert outcomes == [{"hidden"}, {"kept"}]


def test_a_teacher_who_hides_what_two_reports_hid_gives_the_reason(actor, meeting, card_id) -> None:
    for name in ("ana", "cai"):
        report(actor(name), card_id)
    hide(actor("tor"), card_id)
    assert acts(card_id) == ["reports", "hidden"]
    assert seen(actor("bo"), meeting)[card_id].reason == REASON


@pytest.mark.parametrize("how", ["restored", "kept"])
def test_what_a_teacher_has_kept_no_report_brings_down(actor, meeting, card_id, how: str) -> None:
    report(actor("ana"), card_id)
    if how == "restored":
        hide(actor("tor"), card_id)
        restore(actor("tor"), card_id)
    else:
        sessions.approve(actor("tor"), card_id)
    for name in ("ana", "cai", "dina", "kim"):
        report(actor(name), card_id, reason="worried", words="still")
    desk = seen(actor("tor"), meeting)[card_id].desk
    assert (state(card_id), desk.reports) == ("shown", ("worried",) * 4)


def test_a_rewritten_card_is_a_new_one_to_reports(actor, card_id) -> None:
    for name in ("ana", "cai"):
        report(actor(name), card_id)
    sessions.return_card(actor("tor"), card_id, note=REASON)
    rewrite(actor("bo"), card_id, "second")
    sessions.approve(actor("tor"), card_id)
    Card.objects.update(is_mixed=True)
    assert set(Report.objects.values_list("outcome", flat=True)) == {"hidden"}
    states = []
    for name in ("ana", "cai"):
        report(actor(name), card_id)
        states.append(state(card_id))
    assert states == ["shown", "hidden"]


@pytest.mark.parametrize("name", ["tor", "per", *STRANGERS])
def test_only_members_and_helper_leaders_report(actor, card_id, name: str) -> None:
    found = [refusal(lambda one=one: report(actor(name), one)) for one in (card_id, uuid4())]
    assert (found[0], found[0][0], Report.objects.count()) == (found[1], NotFound, 0)


@pytest.mark.parametrize("how", ["waiting", "hidden", "unmixed", "unrevealed", "taken_back"])
def test_what_she_cannot_see_she_cannot_report(actor, meeting, card_id, how: str) -> None:
    if how in {"waiting", "hidden", "taken_back"}:
        Card.objects.update(state=how)
    if how == "unmixed":
        Card.objects.update(is_mixed=False)
    if how == "unrevealed":
        set_meeting(meeting, is_revealed=False)
    assert refusal(lambda: report(actor("ana"), card_id))[0] is NotFound


def test_nobody_reports_herself(actor, card_id) -> None:
    assert refusal(lambda: report(actor("bo"), card_id))[:2] == (Denied, "own_card")


def test_a_report_needs_one_of_the_reasons(actor, card_id) -> None:
    refused = refusal(lambda: report(actor("ana"), card_id, reason="silly"))
    assert (refused[:2], Report.objects.count()) == ((Invalid, "bad_fields"), 0)


def test_she_reports_when_she_may_not_write(actor, meeting, card_id) -> None:
    set_meeting(meeting, state="closed")
    for name in ("tor", "per"):
        access.end_membership(group_id=meeting.group_id, user_id=actor(name).user_id)
    assert report(actor("ana", enrolled=False), card_id) == ""


def test_her_words_reach_the_teachers_without_her_name_and_nobody_else(actor, card_id) -> None:
    report(actor("ana"), card_id, words="kanarifugl")
    told = sessions.history(actor("tor"), card_id).reports
    assert [(one.reason, one.words, one.outcome) for one in told] == [("hurts", "kanarifugl", "")]
    assert sessions.history(actor("bo"), card_id).reports == ()
    assert "kanarifugl" not in repr(told)
    assert b"kanarifugl" not in bytes(Report.objects.get().words)
