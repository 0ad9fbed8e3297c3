"""Cards that two adults keep: on the lead's desk, and the page of one."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Evidence, Meeting
from flexid_xblock.sessions.sealing import seal_evidence
from tests.common import COURSE, meet, put_card
from tests.desk.common import main_of, our_queries

WHY = "The group must be able to prove this one."
LEAD = reverse("flexid:lead_desk", kwargs={"course_key": COURSE})


def page_of(evidence_id: UUID) -> str:
    """The address of one kept card."""
    return reverse(
        "flexid:evidence_desk", kwargs={"course_key": COURSE, "evidence_id": evidence_id}
    )


@pytest.fixture
def asked(actor) -> UUID:
    """Tor asked that a card of Ana's is kept."""
    card = put_card(actor("ana"), meet(actor("tor")), "kanari-card", display="unnamed")
    evidence_id = uuid4()
    sessions.keep_card(actor("tor"), evidence_id, card, reason=WHY)
    return evidence_id


def test_the_lead_finds_on_her_desk_what_teachers_want_to_keep(logged_in, asked) -> None:
    page = logged_in("liv").get(LEAD)
    assert f'href="{page_of(asked)}"' in page.content.decode()
    assert "Read why, and then agree or not." in main_of(page)
    assert "kanari-card" not in page.content.decode()


def test_from_the_page_of_one_the_way_leads_back_to_ones_own_desk(logged_in, asked) -> None:
    pages = {who: logged_in(who).get(page_of(asked)).content.decode() for who in ("liv", "per")}
    assert {who: LEAD in page for who, page in pages.items()} == {"liv": True, "per": False}
    assert all(WHY in page and "Ana Lind" not in page for page in pages.values())


@pytest.mark.parametrize("who", ["ana", "bo", "kim", "una", "cleo", "sol", "max"])
def test_for_everybody_else_it_is_not_there(logged_in, asked, who: str) -> None:
    assert logged_in(who).get(page_of(asked)).status_code == 404


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_costs_the_same_however_many_are_kept(logged_in, actor, count: int) -> None:
    meeting = Meeting.objects.get(pk=meet(actor("tor")).id)
    for _ in range(count):
        row = Evidence(course_key=COURSE, group_id=meeting.group_id, card_id=uuid4())
        row.author_id, row.asked_by = actor("ana").user_id, actor("tor").user_id
        row.reason = seal_evidence(row, "reason", WHY)
        row.save()
    assert our_queries(logged_in("liv"), LEAD) == 8
