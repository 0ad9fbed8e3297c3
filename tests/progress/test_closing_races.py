"""Two close or open a year at the same moment, and every certificate is issued once."""

import pytest

from flexid_xblock.access.models import Group
from flexid_xblock.progress.api import certificates
from flexid_xblock.progress.models import Certificate
from tests.common import COURSE
from tests.progress.closing import FIRST, close, group_named, held
from tests.test_races import at_once

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sol(actor):
    """The coordinator; Ana and Bo were at a meeting."""
    there = {f"_{actor(name).user_id}": "there" for name in ("ana", "bo")}
    held(actor("tor"), FIRST, **there)
    return actor("sol")


def test_two_who_close_at_once_issue_each_certificate_once(sol) -> None:
    at_once(*[lambda: close(sol)] * 2)
    assert Certificate.objects.filter(revoked_at=None).count() == 2


def test_after_opening_and_closing_at_once_both_are_or_neither(sol) -> None:
    close(sol)
    opens = lambda: certificates.reopen_year(sol, group_named("Fjord"), course_key=COURSE)  # noqa: E731
    at_once(lambda: close(sol), opens)
    is_closed = Group.objects.get(name="Fjord").closed_on is not None
    standing = Certificate.objects.filter(revoked_at=None).count()
    assert standing == (2 if is_closed else 0)
