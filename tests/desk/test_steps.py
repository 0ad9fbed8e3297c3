"""The next step after a talk, as a counsellor and its writer find it on their pages."""

import re
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply
from tests.common import COURSE, answer, end_the_minute, send, write
from tests.desk.common import at, main_of, our_queries, said
from tests.desk.full_book import fill
from tests.journal.common import NEVER_OPENED

pytestmark = pytest.mark.usefixtures("year_two")

HERE = {"course_key": COURSE}
CHOICE = "This is the next step we talked about"
BOOKS = ["journal_book", "journal_print"]


@pytest.fixture
def entry(actor) -> journal.OwnEntry:
    """Ana's points, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "kanari-points"))


@pytest.fixture
def step(actor, entry) -> UUID:
    """What Cleo wrote down."""
    return answer(actor("cleo"), entry, "kanari-step", is_step=True)


def read(logged_in, entry, who: str = "cleo") -> str:
    """A counsellor's page of a text, as markup."""
    return logged_in(who).get(at("counsellor_entry", entry_id=entry.id)).content.decode()


def marks(page: str) -> list[str]:
    """What the messages say of themselves as steps; a script's template aside."""
    thread = re.search(r'<ol class="flexid-thread".*?</ol>', page, re.DOTALL)[0]
    return re.findall(r'data-part="step" ><strong>([^<]+)<', thread)


def agree(actor, entry, step: UUID, *, yes: bool = True) -> None:
    journal.agree(actor("ana"), entry.id, step, agreed=yes)


def test_only_where_a_talk_is_a_counsellor_can_write_a_step_down(logged_in, actor, entry) -> None:
    other = send(actor("ana"), write(actor("ana"), "other", prompt="surprise"))
    assert [CHOICE in read(logged_in, one) for one in (entry, other)] == [True, False]
    page = read(logged_in, entry)
    assert "Ana Lind reads it and says yes or no. It counts only after a yes." in page
    assert re.search(r'<input type="checkbox"[^>]+data-part="is-step"[^>]+disabled>', page)


def test_she_reads_how_a_step_stands(logged_in, actor, entry, step) -> None:
    day = f"{timezone.localdate():%-d %B %Y}"
    found = []
    for yes in (False, True):
        agree(actor, entry, step, yes=yes)
        found += marks(read(logged_in, entry))
    assert found == ["Next step: not agreed yet", f"Next step: agreed on {day}"]
    answer(actor("ida"), entry, "newer", is_step=True)
    assert marks(read(logged_in, entry)) == [
        f"Earlier next step: agreed on {day}",
        "Next step: not agreed yet",
    ]


def test_a_step_that_can_still_be_taken_back_keeps_its_tick(logged_in, actor, entry) -> None:
    reply_id, cleo = uuid4(), actor("cleo")
    journal.draft_reply(cleo, entry.id, reply_id, "On Sunday.", based_on=0, **HERE)
    journal.send_reply(cleo, entry.id, reply_id, is_step=True, **HERE)
    ticks = [re.search(r'data-part="is-step"[^>]+checked', read(logged_in, entry))]
    end_the_minute(reply_id)
    ticks.append(re.search(r'data-part="is-step"[^>]+checked', read(logged_in, entry)))
    assert [bool(one) for one in ticks] == [True, False]


@pytest.mark.parametrize("name", BOOKS)
def test_her_book_says_to_which_step_she_said_yes(logged_in, actor, entry, step, name) -> None:
    day, found = f"{timezone.localdate():%-d %B %Y}", []
    for yes in (False, True):
        agree(actor, entry, step, yes=yes)
        found += marks(logged_in("ana").get(at(name)).content.decode())
    answer(actor("ida"), entry, "newer", is_step=True)
    newest = marks(logged_in("ana").get(at(name)).content.decode())
    assert found == ["Next step: you have not said yes", f"Next step: you said yes on {day}"]
    assert newest == [
        f"Earlier next step: you said yes on {day}",
        "Next step: you have not said yes",
    ]


def case(logged_in, actor, who: str = "cleo"):
    return logged_in(who).get(at("case_desk", student_id=actor("ana").user_id))


def test_the_case_page_lists_what_was_agreed_without_a_word_of_it(
    logged_in, actor, entry, step
) -> None:
    assert "Agreed next steps" not in main_of(case(logged_in, actor))
    agree(actor, entry, step)
    page = case(logged_in, actor)
    day = f"{timezone.localdate():%-d %B %Y}"
    listed = re.search(r"Agreed next steps.*?Opening it is written down.*?" + day, main_of(page))
    assert "Who am I" in listed[0]
    assert f'href="{at("counsellor_entry", entry_id=entry.id)}"' in page.content.decode()
    assert ("kanari" in said(page), ReadRow.objects.count()) == (False, 0)
    assert "Agreed next steps" in main_of(case(logged_in, actor, "ida"))


def test_who_was_not_named_on_the_text_does_not_learn_of_its_step(
    logged_in, actor, entry, step
) -> None:
    agree(actor, entry, step)
    assert case(logged_in, actor, "dov").status_code == 404
    journal.decide(actor("ana"), entry.id, journal.Decision.WITHDRAW, based_on=entry.revision)
    assert "Agreed next steps" not in main_of(case(logged_in, actor))


@pytest.mark.parametrize("count", [3, 300])
def test_a_case_page_costs_the_same_however_many_steps_there_are(
    logged_in, actor, count: int
) -> None:
    ana, cleo = actor("ana").user_id, actor("cleo").user_id
    fill(ana, count, readers=(cleo,))  # every second one is sent
    said = {"author_id": cleo, "text": NEVER_OPENED, "is_step": True, "agreed_at": timezone.now()}
    sent = Entry.objects.filter(state="sent")
    Reply.objects.bulk_create(Reply(entry=one, **said) for one in sent for _ in "twice")
    client, address = logged_in("cleo"), at("case_desk", student_id=ana)
    assert main_of(client.get(address)).count("agreed on") == (count + 1) // 2
    assert our_queries(client, address) == 15
