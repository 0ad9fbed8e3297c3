"""The journal's addresses give a student what is hers, in known fields."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.journal import api as journal
from tests.common import COURSE, JOURNAL, answer, read_notice, send, type_on, write
from tests.rest.common import DRAFT, begin, refusal, stored

REPLY = {"id", "name", "is_mine", "text", "created", "is_step", "is_past", "agreed_at"}
ENTRY = {
    *("id", "prompt", "question", "language", "state", "revision", "text", "sent_at"),
    *("changed_since_sent", "asked", "thread_closed", "deleted_until", "held"),
    *("readers", "reads", "replies"),
}
ASKED = {"course": COURSE, "activity": JOURNAL}


@pytest.fixture
def ana(actor):
    read_notice(actor("ana"))
    return actor("ana")


def test_a_block_learns_all_that_it_needs_to_begin(api, ana) -> None:
    found = api("ana").get("entries/", query=ASKED).json()
    assert (found["entries"], found["notice_seen"]) == ([], True)
    assert [(one["name"], one["is_deputy"]) for one in found["readers"]] == [
        ("Cleo Berg", False),
        ("Ida Holm", True),
    ]


def test_an_entry_has_these_fields_and_no_others(api, ana, actor) -> None:
    entry = send(ana, write(ana, "hers"))
    journal.open_entry(actor("cleo"), entry.id, course_key=COURSE)
    answer(actor("cleo"), entry, "answer")
    found = api("ana").get("entries/", query=ASKED).json()
    assert set(found) == {"entries", "readers", "notice_seen", "new_readers"}
    assert set(found["readers"][0]) == {"id", "name", "is_deputy"}
    shown = found["entries"][0]
    assert set(shown) == ENTRY
    assert set(shown["reads"][0]) == {"name", "role", "first_at", "last_at"}
    assert set(shown["replies"][0]) == REPLY
    assert api("ana").get(f"entries/{entry.id}/").json() == shown


def test_she_reads_who_read_and_what_was_answered(api, ana, actor) -> None:
    entry = send(ana, write(ana, "hers"))
    journal.open_entry(actor("cleo"), entry.id, course_key=COURSE)
    answer(actor("cleo"), entry, "answer")
    shown = api("ana").get(f"entries/{entry.id}/").json()
    assert [(one["name"], one["role"]) for one in shown["reads"]] == [("Cleo Berg", "counsellor")]
    answers = [(one["name"], one["text"], one["is_mine"]) for one in shown["replies"]]
    assert answers == [("Cleo Berg", "answer", False)]


def test_the_list_holds_nothing_of_others_or_of_other_activities(api, ana, actor) -> None:
    hers = write(ana, "hers")
    write(actor("bo"), "his")
    found = api("ana").get("entries/", query=ASKED).json()["entries"]
    elsewhere = api("ana").get("entries/", query={**ASKED, "activity": "welcome.journal"}).json()
    assert ([one["id"] for one in found], elsewhere["entries"]) == ([str(hers.id)], [])


def test_beginning_and_saving_count_the_revision_in_the_tag(api, ana) -> None:
    asking, entry_id = api("ana"), uuid4()
    first = begin(asking, ana, entry_id=entry_id)
    second = asking.put(f"entries/{entry_id}/", {**DRAFT, "text": "more"}, if_match='"1"')
    seen = asking.get(f"entries/{entry_id}/")
    assert [one.headers["ETag"] for one in (first, second, seen)] == ['"1"', '"2"', '"2"']
    assert [one.json()["text"] for one in (first, second, seen)] == ["mine", "more", "more"]


def test_nothing_of_one_body_is_read_into_the_next(api, ana, actor) -> None:
    his = write(actor("bo"), "his")
    begin(api("ana"), ana, text="hers")
    lacking = {name: DRAFT[name] for name in ("prompt", "language")}
    answer = api("bo").put(f"entries/{his.id}/", lacking, if_match='"1"')
    assert refusal(answer) == (422, "bad_fields")


def test_saying_it_twice_is_saying_it_once(api, ana) -> None:
    entry_id = uuid4()
    first = begin(api("ana"), ana, entry_id=entry_id)
    before = stored()
    again = begin(api("ana"), ana, entry_id=entry_id)
    later = api("ana").put(f"entries/{entry_id}/", DRAFT, if_match='"9"')
    assert (again.json(), later.json(), stored()) == (first.json(), first.json(), before)


def test_the_second_tab_is_told_of_the_first(api, ana) -> None:
    first = begin(api("ana"), ana, text="first tab").json()
    second = begin(api("ana"), ana, text="second tab")
    assert refusal(second) == (409, "changed_elsewhere")
    assert second.json()["stored"] == {"id": first["id"], "revision": 1, "text": "first tab"}


def test_what_she_typed_is_kept_as_she_typed_it(api, ana) -> None:
    text = "  <b>two</b> lines\n\n\tand عربي 👩‍👩‍👧  "
    assert begin(api("ana"), ana, text=text).json()["text"] == text


def test_sending_needs_the_readers_she_saw(api, ana, people) -> None:
    entry = write(ana, "hers")
    path = f"entries/{entry.id}/decision/"
    body = {"decision": "send", "readers": [people["cleo"].pk]}
    wrong = api("ana").put(path, body, if_match='"1"')
    right = {**body, "readers": [people["cleo"].pk, people["ida"].pk]}
    sent = api("ana").put(path, right, if_match='"1"').json()
    assert refusal(wrong) == (409, "readers_changed")
    assert (sent["state"], sent["readers"]) == ("sent", ["Cleo Berg", "Ida Holm"])


@pytest.mark.parametrize(("decision", "state"), [("keep", "kept"), ("pass", "passed")])
def test_the_other_buttons_name_no_reader(api, ana, decision: str, state: str) -> None:
    entry = write(ana, "hers")
    path = f"entries/{entry.id}/decision/"
    shown = api("ana").put(path, {"decision": decision}, if_match='"1"').json()
    assert (shown["state"], shown["readers"]) == (state, [])


def test_what_she_deleted_is_listed_without_its_text_and_can_be_brought_back(api, ana) -> None:
    path = f"entries/{send(ana, write(ana, 'hers')).id}/decision/"
    gone = api("ana").put(path, {"decision": "delete"}, if_match='"1"').json()
    listed = api("ana").get("entries/", query=ASKED).json()["entries"]
    assert (gone["state"], gone["text"], gone["deleted_until"] > "2026") == ("deleted", "", True)
    assert listed == [gone]
    back = api("ana").put(path, {"decision": "restore"}, if_match='"1"').json()
    assert (back["state"], back["text"], back["deleted_until"]) == ("withdrawn", "hers", None)


def test_a_deleted_text_is_not_shown_to_a_page_that_begins_anew(api, ana) -> None:
    entry = write(ana, "hers")
    journal.decide(ana, entry.id, journal.Decision.DELETE, based_on=1)
    refused = begin(api("ana"), ana, text="anew")
    assert (refusal(refused), "stored" in refused.json()) == ((403, "restore_first"), False)


def test_her_yes_names_a_new_reader_on_what_she_sent(api, ana, people) -> None:
    entry = send(ana, write(ana, "hers"))
    ids = {"student_id": people["ana"].pk, "counsellor_id": people["dov"].pk}
    access.assign_counsellor(course_key=COURSE, **ids)
    path = f"readers/{people['dov'].pk}/reading/"
    answers = [api("ana").put(path, {"course": COURSE}).json() for _ in range(2)]
    shown = api("ana").get(f"entries/{entry.id}/").json()["readers"]
    assert (answers, set(shown)) == ([{"named": 1}] * 2, {"Cleo Berg", "Dov Stein", "Ida Holm"})
    stranger = api("ana").put(f"readers/{people['una'].pk}/reading/", {"course": COURSE})
    assert refusal(stranger) == (404, "not_found")


def test_typing_on_after_sending_is_shown_to_her_as_not_sent(api, ana) -> None:
    sent = send(ana, write(ana, "old"))
    type_on(ana, sent, "new")
    shown = api("ana").get(f"entries/{sent.id}/").json()
    found = (shown["state"], shown["text"], shown["changed_since_sent"])
    assert found == ("sent", "new", True)


@pytest.mark.parametrize("name", ["tor", "una", "cleo", "ida", "dov", "liv", "sol"])
def test_adults_have_no_journal(api, actor, name: str) -> None:
    answers = [api(name).get("entries/", query=ASKED), begin(api(name), actor(name))]
    assert [refusal(one) for one in answers] == [(403, "not_a_student")] * 2


@pytest.mark.parametrize("query", [{}, {"course": COURSE}, {"activity": JOURNAL}])
def test_a_question_without_its_keys_is_incomplete(api, ana, query: dict[str, str]) -> None:
    assert refusal(api("ana").get("entries/", query=query)) == (422, "bad_fields")
