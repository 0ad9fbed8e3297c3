"""The addresses of times to talk."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.care.models import TalkTime
from flexid_xblock.phrases import sentence
from tests.care.asking import MONDAY
from tests.care.talking import book, end, free, mine, offer
from tests.common import COURSE
from tests.rest.common import UNKNOWN, refusal, stored

BODY = {"course": COURSE, "day": "2040-03-06", "start": "09:00", "minutes": 20, "place": "phone"}
BOOK, CANCEL = {"course": COURSE, "booked": True}, {"course": COURSE, "booked": False}
NAMES = ("Ana", "Lind", "Cleo", "Berg", "Flex", "FlexID", "talk", "counsellor", "phone")


@pytest.fixture(autouse=True)
def _on_monday(people, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def test_an_adult_offers_and_repeats_herself(api, actor) -> None:
    made = uuid4()
    said = [api("cleo").put(f"times/{made}/", BODY) for _ in range(2)]
    about = {"starts": "2040-03-06T08:00:00Z", "minutes": 20, "place": "phone"}
    assert [one.json() for one in said] == [{"id": str(made), **about}] * 2
    assert free(actor("ana")) == [made]


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2040-02-30"},
        {"day": ""},
        {"start": "25:00"},
        {"minutes": 25},
        {"minutes": "long"},
        {"place": "my secret place"},
        {"words": "kanari"},
        {"course": ""},
    ],
)
def test_there_is_no_room_for_words(api, actor, wrong: dict) -> None:
    before = stored()
    said = api("cleo").put(f"times/{uuid4()}/", BODY | wrong)
    assert (refusal(said), stored() == before) == ((422, "bad_fields"), True)


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"day": "2040-03-04"}, 422, "time_range"),
        ({"day": "2040-09-04"}, 422, "time_range"),
        ({"start": "10:10"}, 409, "time_overlaps"),
    ],
)
def test_what_is_no_time_is_said_in_one_sentence(api, actor, wrong, status: int, code: str) -> None:
    api("cleo").put(f"times/{uuid4()}/", BODY | {"start": "10:00"})
    said = api("cleo").put(f"times/{uuid4()}/", BODY | wrong)
    assert (refusal(said), said.json()["message"]) == ((status, code), sentence(code))


def test_she_books_and_cancels_with_one_press_each_and_may_repeat(api, actor) -> None:
    made = offer(actor("cleo"))
    for body in (BOOK, CANCEL):
        said = [api("ana").put(f"times/{made}/booking/", body) for _ in range(2)]
        told = {"id": str(made), "booked": body["booked"]}
        assert [one.json() for one in said] == [told] * 2
        assert mine(actor("ana")) == ([made] if body["booked"] else [])


def test_whoever_is_second_reads_that_somebody_was_first_and_not_who(api, actor) -> None:
    made = offer(actor("cleo"))
    book(actor("ana"), made)
    said = api("bo").put(f"times/{made}/booking/", BOOK)
    message = "Somebody else just took this time. Here are the others."
    assert (said.status_code, said.json()) == (409, {"code": "time_taken", "message": message})


def test_a_second_time_with_the_same_adult_must_wait(api, actor) -> None:
    first, second = offer(actor("cleo")), offer(actor("cleo"), day=date(2040, 3, 8))
    book(actor("ana"), first)
    said = api("ana").put(f"times/{second}/booking/", BOOK)
    assert refusal(said) == (403, "time_one")


@pytest.mark.parametrize("name", ["tor", "cleo", "ida", "dov", "liv", "sol"])
def test_adults_book_nothing(api, actor, name: str) -> None:
    made = offer(actor("cleo"))
    assert refusal(api(name).put(f"times/{made}/booking/", BOOK)) == (403, "not_a_student")


@pytest.mark.parametrize("name", ["ana", "eve", "tor", "per", "una", "liv", "sol", "max"])
@pytest.mark.parametrize("body", [BODY, CANCEL])
def test_for_all_others_there_is_nothing_to_offer(api, actor, name: str, body: dict) -> None:
    made, path = offer(actor("cleo")), "times/{}/" if body is BODY else "times/{}/ending/"
    said = [api(name).put(path.format(one), body) for one in (made, UNKNOWN)]
    assert [one.status_code for one in said] == [404, 404]
    assert said[0].content == said[1].content


def test_she_takes_it_back_or_cancels_and_may_repeat(api, actor) -> None:
    made = offer(actor("cleo"))
    book(actor("ana"), made)
    seen_free = api("cleo").put(f"times/{made}/ending/", CANCEL)
    assert refusal(seen_free) == (409, "time_booked")
    said = [api("cleo").put(f"times/{made}/ending/", BOOK) for _ in range(2)]
    assert [one.json() for one in said] == [{"id": str(made), "ended": True}] * 2
    assert TalkTime.objects.get().ended_at is not None


@pytest.mark.parametrize("name", ["ana", "cleo"])
def test_both_take_it_into_their_calendar_where_it_says_nothing(api, actor, name: str) -> None:
    made = offer(actor("cleo"))
    book(actor("ana"), made)
    said = api(name).get(f"times/{made}/appointment.ics")
    assert (said.status_code, said.headers["Content-Type"]) == (
        200,
        "text/calendar; charset=utf-8",
    )
    assert said.headers["Cache-Control"] == "no-store"
    assert 'filename="appointment.ics"' in said.headers["Content-Disposition"]
    text = said.content.decode()
    assert "SUMMARY:Appointment\r\n" in text
    fields = {line.partition(":")[0] for line in text.split("\r\n")}
    assert fields & {"DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "URL"} == set()
    assert [one for one in NAMES if one.lower() in text.replace("flexid", "").lower()] == []


@pytest.mark.parametrize("name", ["bo", "eve", "tor", "ida", "dov", "liv", "sol", "max"])
def test_anothers_time_is_in_nobodys_calendar(api, actor, name: str) -> None:
    made = offer(actor("cleo"))
    book(actor("ana"), made)
    said = [api(name).get(f"times/{one}/appointment.ics") for one in (made, UNKNOWN)]
    assert [one.status_code for one in said] == [404, 404]
    assert said[0].content == said[1].content


def test_what_is_free_or_cancelled_is_in_no_calendar(api, actor) -> None:
    made = offer(actor("cleo"))
    path = f"times/{made}/appointment.ics"
    assert [api(name).get(path).status_code for name in ("ana", "cleo")] == [404, 404]
    book(actor("ana"), made)
    end(actor("cleo"), made, booked=True)
    assert [api(name).get(path).status_code for name in ("ana", "cleo")] == [404, 404]
