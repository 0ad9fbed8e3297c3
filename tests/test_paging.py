"""Page after page, each row once, newest first, whatever the times are."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from flexid_xblock.care.models import FollowUp
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.paging import newest_first

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)


def page(before: str, size: int) -> list[FollowUp]:
    return newest_first(FollowUp.objects.all(), by="created", before=before, size=size)


def put(*minutes: int) -> None:
    """Rows that were made so many minutes after noon."""
    FollowUp.objects.bulk_create(
        FollowUp(
            course_key="course",
            student_id=1,
            author_id=2,
            due_on=NOON.date(),
            text=b"v1",
            created=NOON + timedelta(minutes=one),
        )
        for one in minutes
    )


def known_ids() -> list[UUID]:
    return list(FollowUp.objects.values_list("pk", flat=True))


def known_times() -> list[datetime]:
    return list(FollowUp.objects.values_list("created", flat=True))


class Pages(TestCase):
    @given(st.lists(st.integers(0, 3), max_size=12), st.integers(1, 5))
    def test_every_row_stands_on_one_page(self, minutes: list[int], size: int) -> None:
        put(*minutes)
        seen: list[FollowUp] = []
        while rows := page(str(seen[-1].pk) if seen else "", size):
            seen += rows
        # Among rows of one moment it is the database that says which id comes first.
        assert sorted(row.pk for row in seen) == sorted(known_ids())
        assert [row.created for row in seen] == sorted(known_times(), reverse=True)


@pytest.mark.django_db
@pytest.mark.parametrize("before", ["x", "1", str(uuid4())])
def test_what_is_no_id_of_these_rows_is_refused(before: str) -> None:
    put(1)
    with pytest.raises(Invalid, match="bad_fields"):
        page(before, 5)
