"""The addresses of case notes, follow-ups and cover: each once, in one form, for adults only."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.care.models import CaseNote, Cover, FollowUp
from tests.care.casework import follow_up, note, opened, to_do
from tests.common import COURSE
from tests.rest.common import refusal

NEW = {"if_none_match": "*"}


@pytest.fixture
def body(actor) -> dict:
    """A note about Ana, as the page sends it."""
    about = {"course": COURSE, "student": actor("ana").user_id}
    return {**about, "kind": "private", "text": "kanari"}


def test_a_note_comes_back_without_its_words(api, body) -> None:
    note_id = uuid4()
    answer = api("cleo").put(f"notes/{note_id}/", body, **NEW)
    told = {"id": str(note_id), "kind": "private", "revision": 1, "closed": False}
    assert (answer.status_code, answer.json(), answer.headers["ETag"]) == (200, told, '"1"')


def test_two_tabs_are_shown_both_texts(api, body) -> None:
    cleo, path = api("cleo"), f"notes/{uuid4()}/"
    cleo.put(path, body, **NEW)
    cleo.put(path, {**body, "text": "second"}, if_match='"1"')
    answer = cleo.put(path, {**body, "text": "third"}, if_match='"1"')
    stored = answer.json()["stored"]
    assert refusal(answer) == (409, "changed_elsewhere")
    assert (stored["revision"], stored["text"]) == (2, "second")
    assert cleo.put(path, {**body, "text": "third"}, if_match='"2"').json()["revision"] == 3


def test_a_save_says_which_text_it_saw(api, body) -> None:
    assert refusal(api("cleo").put(f"notes/{uuid4()}/", body)) == (428, "revision_missing")


@pytest.mark.parametrize("change", [{"kind": "public"}, {"student": "ana"}, {"more": 1}])
def test_a_note_of_another_shape_is_refused(api, body, change: dict) -> None:
    answer = api("cleo").put(f"notes/{uuid4()}/", {**body, **change}, **NEW)
    assert (refusal(answer), CaseNote.objects.count()) == ((422, "bad_fields"), 0)


@pytest.mark.parametrize("student", [2**63, 0, -1, None])
def test_an_id_that_nobody_can_have_is_refused(api, body, student: object) -> None:
    answer = api("cleo").put(f"notes/{uuid4()}/", {**body, "student": student}, **NEW)
    assert refusal(answer) == (422, "bad_fields")


def test_a_note_is_turned_and_put_away_and_taken_out(api, actor) -> None:
    made = note(actor("cleo"), actor("ana"), "kanari").id
    cleo = api("cleo")
    turned = cleo.put(f"notes/{made}/kind/", {"course": COURSE, "kind": "case"})
    assert (turned.json()["kind"], opened(actor("ida"), actor("ana"))) == ("case", ["kanari"])
    for closed in (True, True, False):
        answer = cleo.put(f"notes/{made}/closing/", {"course": COURSE, "closed": closed})
        assert answer.json()["closed"] is closed


def test_another_course_is_another_house(api, actor) -> None:
    made = note(actor("cleo"), actor("ana")).id
    wrong = {"course": "course-v1:no+such+1", "closed": True}
    assert refusal(api("cleo").put(f"notes/{made}/closing/", wrong)) == (404, "not_found")


def test_a_follow_up_is_noted_moved_and_done(api, actor) -> None:
    cleo, path = api("cleo"), f"follow-ups/{uuid4()}/"
    body = {"course": COURSE, "student": actor("ana").user_id, "text": "Call her."}
    for day in ("2030-01-02", "2030-01-05"):
        assert cleo.put(path, {**body, "due_on": day}).json()["due_on"] == day
    assert FollowUp.objects.count() == 1
    done = api("ida").put(path + "done/", {"course": COURSE, "done": True})
    assert (done.json()["done"], to_do(actor("cleo"), actor("ana"))) == (True, [])


@pytest.mark.parametrize("day", ["", "soon", "2030-02-30", None])
def test_a_day_that_is_none_is_refused(api, actor, day: object) -> None:
    body = {"course": COURSE, "student": actor("ana").user_id, "text": "Call.", "due_on": day}
    answer = api("cleo").put(f"follow-ups/{uuid4()}/", body)
    assert refusal(answer) == (422, "bad_fields")


@pytest.mark.parametrize("name", ["ana", "bo", "tor", "kim", "dov", "liv", "sol", "max"])
def test_for_everybody_else_there_is_nothing(api, actor, body, name: str) -> None:
    made = note(actor("cleo"), actor("ana")).id
    todo = follow_up(actor("cleo"), actor("ana"))
    who, in_course = api(name), {"course": COURSE}
    answers = [
        who.put(f"notes/{uuid4()}/", body, **NEW),
        who.put(f"notes/{made}/kind/", {**in_course, "kind": "case"}),
        who.put(f"notes/{made}/closing/", {**in_course, "closed": True}),
        who.put(f"follow-ups/{todo}/done/", {**in_course, "done": True}),
    ]
    assert [refusal(one) for one in answers] == [(404, "not_found")] * 4


def asking(deputy: str = "dov") -> dict:
    since = timezone.now()
    until = since + timedelta(days=7)
    return {
        "course": COURSE,
        "deputy": deputy,
        "since": since.isoformat(),
        "until": until.isoformat(),
    }


def test_a_cover_is_asked_for_and_granted(api) -> None:
    path = f"covers/{uuid4()}/"
    asked = api("cleo").put(path, asking())
    granted = api("sol").put(path + "decision/", {"course": COURSE, "granted": True})
    told = [one.json()["granted"] for one in (asked, granted)]
    assert (told, Cover.objects.get().pk) == ([False, True], UUID(asked.json()["id"]))


@pytest.mark.parametrize("deputy", ["tor", "ana", "nobody-here"])
def test_a_name_that_is_no_counsellors_is_one_answer(api, people, deputy: str) -> None:
    answer = api("cleo").put(f"covers/{uuid4()}/", asking(deputy))
    assert refusal(answer) == (422, "no_colleague")


@pytest.mark.parametrize("name", ["ana", "tor", "liv", "cleo", "dov"])
def test_only_a_coordinator_decides(api, name: str) -> None:
    path = f"covers/{uuid4()}/"
    api("cleo").put(path, asking())
    answer = api(name).put(path + "decision/", {"course": COURSE, "granted": True})
    assert refusal(answer) == (404, "not_found")
