"""The addresses of concern records: what comes back is never more than that it was taken."""

from uuid import UUID, uuid4

import pytest

from flexid_xblock.care.models import Concern, ConcernPart
from tests.care.casework import FACTS, record, words
from tests.common import COURSE
from tests.rest.common import refusal


@pytest.fixture
def body(actor) -> dict:
    """A worry about Ana, as the page sends it."""
    about = {"course": COURSE, "student": actor("ana").user_id, "login": "", "category": "home"}
    ids = {"facts_id": str(uuid4()), "own_words_id": str(uuid4())}
    return {**about, **ids, "facts": FACTS, "own_words": ""}


def test_a_teacher_hands_a_worry_over_and_gets_no_word_back(api, actor, body) -> None:
    made = str(uuid4())
    for _ in range(2):
        answer = api("tor").put(f"concerns/{made}/", {**body, "own_words": "I am fine."})
        assert (answer.status_code, answer.json()) == (200, {"id": made})
    assert words(actor("liv"), UUID(made)) == [FACTS, "I am fine."]


def test_another_counsellor_names_a_student_by_login(api, actor, body) -> None:
    made = uuid4()
    answer = api("dov").put(f"concerns/{made}/", {**body, "student": None, "login": "ana"})
    assert (answer.status_code, words(actor("cleo"), made)) == (200, [FACTS])


@pytest.mark.parametrize(
    "change",
    [
        {"student": None},
        {"login": "ana"},
        {"category": "weather"},
        {"facts_id": "x"},
        {"own_words": "said", "own_words_id": None},
        {"more": 1},
    ],
)
def test_a_worry_of_another_shape_is_refused(api, body, change: dict) -> None:
    answer = api("tor").put(f"concerns/{uuid4()}/", {**body, **change})
    assert (refusal(answer), Concern.objects.count()) == ((422, "bad_fields"), 0)


@pytest.mark.parametrize("login", ["nobody-here", "eve", "una"])
def test_a_login_name_is_not_told_apart_from_none(api, body, login: str) -> None:
    answer = api("tor").put(f"concerns/{uuid4()}/", {**body, "student": None, "login": login})
    assert refusal(answer) == (404, "not_found")


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "una", "sol", "max"])
def test_who_may_not_write_is_told_that_there_is_nothing(api, body, name: str) -> None:
    assert refusal(api(name).put(f"concerns/{uuid4()}/", body)) == (404, "not_found")


def test_parts_grow_and_the_second_person_signs(api, actor) -> None:
    made = record(actor("cleo"), actor("ana"))
    part = {"course": COURSE, "kind": "correction", "text": "A jacket.", "corrects": 1}
    path = f"concerns/{made}/"
    for _ in range(2):
        answer = api("ida").put(f"{path}parts/{UUID(int=7)}/", part)
        assert answer.json() == {"id": str(UUID(int=7))}
    assert ConcernPart.objects.count() == 2
    signing = {"course": COURSE}
    assert refusal(api("cleo").put(path + "signature/", signing)) == (403, "second_person")
    assert api("liv").put(path + "signature/", signing).json()["signed"] is True


def test_a_closed_record_says_so(api, actor) -> None:
    made = record(actor("tor"), actor("ana"))
    path, part = f"concerns/{made}/", {"course": COURSE, "kind": "action", "text": "Called."}
    answer = api("liv").put(path + "status/", {"course": COURSE, "status": "closed"})
    assert answer.json()["status"] == "closed"
    assert refusal(api("tor").put(f"{path}parts/{uuid4()}/", part)) == (403, "concern_closed")


@pytest.mark.parametrize("name", ["ana", "per", "dov", "kim", "sol", "max"])
def test_for_everybody_else_it_is_not_there(api, actor, name: str) -> None:
    made, who = record(actor("tor"), actor("ana")), api(name)
    part = {"course": COURSE, "kind": "action", "text": "Called."}
    answers = [
        who.put(f"concerns/{made}/parts/{uuid4()}/", part),
        who.put(f"concerns/{made}/status/", {"course": COURSE, "status": "closed"}),
        who.put(f"concerns/{made}/signature/", {"course": COURSE}),
    ]
    assert [refusal(one) for one in answers] == [(404, "not_found")] * 3
