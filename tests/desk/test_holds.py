"""Copies that two adults keep, on the desks: asked for, agreed to, read by few, ended."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access.api import choices
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Hold
from flexid_xblock.phrases import sentence
from flexid_xblock.privacy import api as privacy
from tests.common import COURSE, JOURNAL, PROMPT, send, write
from tests.desk.common import at, main_of, our_queries, said

WHY = "kanari-why: she writes that she will be sent away."
OUTSIDE = ["ana", "bo", "cai", "eve", "kim", "tor", "per", "una", "dov", "sol", "max"]
UNOPENED = b"v1 no list may try to open this"


@pytest.fixture
def sent(actor):
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "kanari-text"))


@pytest.fixture
def asked(actor, sent):
    """Cleo asks for a copy; its id."""
    hold_id = uuid4()
    journal.hold(actor("cleo"), hold_id, sent.id, course_key=COURSE, reason=WHY)
    return hold_id


@pytest.fixture
def kept(actor, asked):
    """Ida has agreed."""
    journal.approve_hold(actor("ida"), asked)
    return asked


def page_of(client, hold_id) -> str:
    """What the page of one hold says."""
    return main_of(client.get(at("hold_desk", hold_id=hold_id)))


def section(page: str) -> str:
    """The list of copies on a case page or on the safeguarding desk."""
    return page.split("Copies that are kept")[1].split("Concern records")[0]


def case_of(logged_in, people, name: str) -> str:
    return main_of(logged_in(name).get(at("case_desk", student_id=people["ana"].pk)))


def canaries(text: str) -> set[str]:
    return set(re.findall(r"kanari-\w+", text))


def many(student_id: int, asker_id: int, count: int) -> None:
    """So many holds that would not open."""
    where = {"course_key": COURSE, "activity_key": JOURNAL, "slot": PROMPT, "number": 1}
    now, who = timezone.now(), {"student_id": student_id, "asked_by": asker_id}
    Hold.objects.bulk_create(
        Hold(
            id=uuid4(),
            entry_id=uuid4(),
            **where,
            **who,
            reason=UNOPENED,
            asked_at=now - timedelta(seconds=number),
        )
        for number in range(count)
    )


@pytest.mark.parametrize("name", ["cleo", "ida", "liv"])
def test_these_read_the_copy_and_it_is_written_down(logged_in, kept, people, name: str) -> None:
    text = page_of(logged_in(name), kept)
    assert canaries(text) == {"kanari-why", "kanari-text"}
    assert "It is written down that you opened this copy." in text
    last = ReadRow.objects.order_by("-seq").values_list("actor_id", "object_kind", "purpose")[0]
    assert last == (people[name].pk, "hold", "hold")


@pytest.mark.parametrize("name", OUTSIDE)
def test_for_everybody_else_the_page_is_not_there(logged_in, kept, name: str) -> None:
    client, before = logged_in(name), ReadRow.objects.count()
    pages = [client.get(at("hold_desk", hold_id=one)) for one in (kept, uuid4())]
    assert [page.status_code for page in pages] == [404, 404]
    assert (said(pages[0]) == said(pages[1]), ReadRow.objects.count()) == (True, before)


def test_while_it_waits_the_second_adult_reads_why_and_agrees(logged_in, asked) -> None:
    pages = {name: page_of(logged_in(name), asked) for name in ("cleo", "ida", "liv")}
    assert [canaries(text) for text in pages.values()] == [{"kanari-why"}] * 3
    assert ["Agree" in text for text in pages.values()] == [False, True, True]
    assert ["so another adult must agree" in text for text in pages.values()] == [
        *(True, False, False)
    ]
    assert ["End it now" in text for text in pages.values()] == [True, False, True]
    assert ReadRow.objects.count() == 0


def test_what_was_ended_says_so_and_holds_no_word(logged_in, actor, kept) -> None:
    journal.end_hold(actor("cleo"), kept)
    text, rows = page_of(logged_in("ida"), kept), ReadRow.objects.count()
    assert (canaries(text), rows) == (set(), 1)
    assert sentence("hold_ended") in text
    assert ("End it" in text, "Agree" in text) == (False, False)


def test_the_case_page_says_how_far_it_is_and_opens_nothing(
    logged_in, people, actor, asked
) -> None:
    waiting = {name: section(case_of(logged_in, people, name)) for name in ("cleo", "ida")}
    assert ["Read why" in text for text in waiting.values()] == [False, True]
    assert ["End it now" in text for text in waiting.values()] == [True, False]
    assert "Waiting for a second adult" in waiting["ida"]
    assert "Asked by: Cleo Berg" in waiting["ida"]
    journal.approve_hold(actor("ida"), asked)
    kept = section(case_of(logged_in, people, "ida"))
    journal.end_hold(actor("ida"), asked)
    ended = section(case_of(logged_in, people, "ida"))
    assert ("Kept since:" in kept, "End it now" in kept, "Ended:" in ended) == (True, True, True)
    assert canaries("".join([*waiting.values(), kept, ended])) == set()
    assert ("End it now" in ended, ReadRow.objects.count()) == (False, 1)


def test_where_nothing_is_kept_nothing_is_said(logged_in, people, actor, sent) -> None:
    assert "Copies that are kept" not in case_of(logged_in, people, "cleo")


def test_one_to_whom_she_closed_her_texts_has_the_case_without_copies(
    logged_in, people, actor, kept
) -> None:
    choices.close_to(actor("ana"), people["cleo"].pk, course_key=COURSE, closed=True)
    assert "Copies that are kept" not in case_of(logged_in, people, "cleo")
    assert "Copies that are kept" in case_of(logged_in, people, "ida")


def test_the_lead_finds_the_open_ones_on_her_desk(logged_in, actor, kept) -> None:
    client = logged_in("liv")
    text = section(main_of(client.get(at("lead_desk"))))
    link = f'href="{at("hold_desk", hold_id=kept)}"'
    assert ("Ana Lind : Who am I" in text, canaries(text)) == (True, set())
    assert link in client.get(at("lead_desk")).content.decode()
    journal.end_hold(actor("liv"), kept)
    assert "None." in section(main_of(client.get(at("lead_desk"))))


def test_of_an_erased_student_the_lead_reads_on(logged_in, people, kept) -> None:
    privacy.erase(people["ana"].pk)
    people["ana"].delete()
    client = logged_in("liv")
    assert "Somebody who has left : Who am I" in section(main_of(client.get(at("lead_desk"))))
    assert canaries(page_of(client, kept)) == {"kanari-why", "kanari-text"}


def test_the_reading_view_offers_to_keep_a_copy_and_says_what_it_means(logged_in, sent) -> None:
    client = logged_in("cleo")
    page = client.get(at("counsellor_entry", entry_id=sent.id))
    text = main_of(page)
    assert "Keep a copy" in text
    assert "A second adult must agree before there is a copy. The student is told at once" in text
    assert f'data-field="entry" value="{sent.id}"' in page.content.decode()
    assert "sendform" in page.content.decode()


def test_the_student_reads_who_opened_the_copy_and_that_one_is_kept(logged_in, kept, sent) -> None:
    page_of(logged_in("cleo"), kept)
    text = main_of(logged_in("ana").get(at("student_page")))
    line = "Cleo Berg (counsellor): a copy of a text of yours that two adults keep, last "
    assert (text.count(line), "notes that the adults" in text) == (1, False)
    book = main_of(logged_in("ana").get(at("journal_book")))
    told = "A copy of what you sent is kept by two adults, or will be."
    assert (book.count(told), "kanari-why" in book) == (2, False)


def test_opening_copy_after_copy_is_slowed_down(logged_in, kept, settings) -> None:
    settings.FLEXID_LIMITS, client = {"open": (1, 60)}, logged_in("cleo")
    pages = [client.get(at("hold_desk", hold_id=kept)) for _ in range(2)]
    assert [page.status_code for page in pages] == [200, 429]


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_on_a_case_costs_the_same(logged_in, people, count: int) -> None:
    many(people["ana"].pk, people["cleo"].pk, count)
    address = at("case_desk", student_id=people["ana"].pk)
    assert our_queries(logged_in("ida"), address) == 15
    assert case_of(logged_in, people, "ida").count("Read why") == min(count, journal.HOLDS_PAGE)


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_of_the_lead_costs_the_same_and_goes_on(logged_in, people, count: int) -> None:
    many(people["ana"].pk, people["cleo"].pk, count)
    client, address = logged_in("liv"), at("lead_desk")
    assert our_queries(client, address) == 8
    first = client.get(address).content.decode()
    assert (first.count("Read why"), "Older copies" in first) == (min(count, 50), count > 50)
    if more := re.search(r'href="(\?before=[^"#]+)#kept"', first):
        second = client.get(address + more[1]).content.decode()
        assert second.count("Read why") == 50
