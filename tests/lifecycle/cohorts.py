"""Two cohorts, and who is in the groups that follow them."""

from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group, Membership

FJELL, VIDDE = 4_001, 4_002


def names_of(group: Group) -> set[str]:
    """Who is in a group as a student now, by login name."""
    ids = access.students_of(group.pk)
    return set(User.objects.filter(pk__in=ids).values_list("username", flat=True))


def in_group(cohort_id: int) -> set[str]:
    """Who is in the group of a cohort now, by login name."""
    return names_of(Group.objects.get(cohort_id=cohort_id))


def is_in(cohort_id: int, user: User) -> Membership:
    """Her one membership in the group of a cohort."""
    return Membership.objects.get(group__cohort_id=cohort_id, user_id=user.pk)


def hand_made(cohort_id: int, user: User) -> None:
    """A coordinator puts somebody into the group of a cohort."""
    group = Group.objects.get(cohort_id=cohort_id)
    access.add_member(group_id=group.pk, user_id=user.pk, role="student")
