"""What is left of places that are over, where a school keeps them for good."""

from datetime import date, timedelta

from django.utils import timezone

from flexid_xblock.access import leaving
from flexid_xblock.access.models import Group, Membership


def test_places_in_a_closed_group_stay_where_they_are_kept_for_good(people, settings) -> None:
    settings.FLEXID_RETENTION = {**settings.FLEXID_RETENTION, "roster": None}
    Group.objects.update(closed_on=date(2000, 6, 1))
    before = Membership.objects.count()
    assert leaving.forget(timezone.now(), but=()) == 0
    assert Membership.objects.count() == before > 0


def test_else_they_go_with_their_group(people, settings) -> None:
    settings.FLEXID_RETENTION = {**settings.FLEXID_RETENTION, "roster": 30}
    today = timezone.now().date()
    Group.objects.filter(name="Fjord").update(closed_on=today - timedelta(days=31))
    Group.objects.filter(name="Skog").update(closed_on=today - timedelta(days=30))
    leaving.forget(timezone.now(), but=())
    assert set(Membership.objects.values_list("group__name", flat=True)) == {"Skog"}
