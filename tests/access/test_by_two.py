"""Whatever anybody asks and decides in whatever order, nobody becomes a reader by one person."""

from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flexid_xblock.access import proposals, setting_up
from flexid_xblock.access.models import CounsellorAssignment, Group, Membership, Proposal
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import FlexIdError
from tests.common import COURSE

pytestmark = pytest.mark.django_db

HERE = {"course_key": COURSE}
# Of design section 5, with Max as administrator; "+max": somebody through whose eyes Max looks.
PEOPLE = ("ana", "eve", "tor", "cleo", "ida", "dov", "liv", "kim", "sol+max", "max+sol")
DECIDE = (proposals.approve, proposals.refuse, proposals.withdraw)
_people = st.one_of(st.sampled_from(("sol", "max")), st.sampled_from(PEOPLE))
_steps = st.one_of(
    st.tuples(st.just("ask"), _people, st.sampled_from(("dov", "tor", "max", "sol", "eve"))),
    st.tuples(st.sampled_from(DECIDE), _people, st.integers(0, 1)),
    st.tuples(st.just(proposals.approve), _people, st.just(0)),
    st.tuples(st.sampled_from(("end", "join")), _people, st.sampled_from(("cleo", "sol", "max"))),
)


def person(name: str) -> Actor:
    """Somebody as her host vouches for her."""
    seen, _, real = name.partition("+")
    user = User.objects.get(username=seen)
    known = User.objects.get(username=real or seen)
    return Actor(
        user_id=user.pk,
        real_user_id=known.pk,
        enrolled=True,
        is_admin=known.is_superuser and not real,
    )


def step(group: Any, kind: Any, actor: Actor, what: Any) -> None:
    """One of the acts, whatever it answers."""
    if kind in DECIDE:
        rows = list(Proposal.objects.order_by("-asked_at", "pk"))
        if what < len(rows):
            kind(actor, rows[what].pk, **HERE)
        return
    who = person(what).user_id
    if kind == "ask":
        setting_up.assign(actor, group, who, student_id=None, deputy=False, **HERE)
    elif kind == "end":
        setting_up.end_following(actor, group, who, student_id=None, **HERE)
    else:
        setting_up.add(actor, group, who, role="teacher", **HERE)


def alone() -> list[tuple[Any, ...]]:
    """Who got something by her own hand; and each reader whom fewer than two others made one."""
    own = [
        *Membership.objects.filter(granted_by=F("user_id")),
        *CounsellorAssignment.objects.filter(granted_by=F("counsellor_id")),
    ]
    agreed = {
        (row.what["counsellor_id"], row.asked_by)
        for row in Proposal.objects.filter(kind="counsellor", outcome="done")
        if row.decided_by not in {None, row.asked_by, row.what["counsellor_id"]}
    }
    rows = CounsellorAssignment.objects.exclude(granted_by=None)
    pairs = rows.values_list("counsellor_id", "granted_by").distinct()
    return [*own, *(pair for pair in pairs if pair not in agreed)]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([("ask", "sol", "dov"), (proposals.approve, "sol", 0)])
@example([("ask", "sol", "max"), (proposals.approve, "max", 0)])
@example([("ask", "sol", "dov"), (proposals.approve, "sol+max", 0)])
@given(st.lists(_steps, min_size=4, max_size=10))
def test_a_reader_is_made_by_two_others(people, steps: list[tuple[Any, ...]]) -> None:
    group = Group.objects.get(name="Fjord").pk
    with transaction.atomic():
        for kind, name, what in steps:
            with suppress(FlexIdError):
                step(group, kind, person(name), what)
        found = alone()
        transaction.set_rollback(True)
    assert found == []
