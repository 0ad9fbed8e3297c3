"""The dry run says what a run does, on any world; a run that breaks off is finished by the next."""

import io
from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock import models
from flexid_xblock.access import leaving as access
from flexid_xblock.access.models import Membership
from flexid_xblock.journal import letting_go as journal
from flexid_xblock.privacy import ends, retention
from flexid_xblock.sessions import letting_go as sessions
from tests.privacy.kept import (
    COURSE,
    DAY,
    NoticeMail,
    NoticeSeen,
    TalkTime,
    agreement,
    at_school,
    card,
    entry,
    group,
    hold,
    meeting,
    nobody_left,
    note,
    response,
    wish,
    words,
)
from tests.privacy.test_retention import AT, EVENING, NIGHT

pytestmark = pytest.mark.django_db

NOW = AT + 200 * DAY
MODELS = [getattr(models, name) for name in models.__all__]


def everything() -> dict[str, list]:
    """Every row of every table, but for what a run notes about itself."""
    return {
        one.__name__: list(QuerySet(one).order_by("pk").values_list())
        for one in MODELS
        if one is not models.RetentionRun
    }


def world(chance: Random) -> None:
    """Groups of both years, closed or not, with all kinds of things in them, old and new."""
    for number in range(chance.randint(1, 3)):
        closed_on = chance.choice([None, EVENING, EVENING + chance.randrange(200) * DAY])
        made = group(year=chance.choice([1, 2]), closed_on=closed_on, user_id=number)
        for _ in range(chance.randint(0, 4)):
            _thing(chance, made)
    for user_id in range(chance.randint(0, 3)):
        until = _old(chance)
        group(user_id=user_id, since=until - DAY, until=until)


def _thing(chance: Random, made: models.Group) -> None:
    chance.choice([_of_hers, _of_others])(chance, made)


def _of_hers(chance: Random, made: models.Group) -> None:
    who, old = chance.randrange(4), _old(chance)
    make: list[Callable[[], object]] = [
        lambda: entry(who, updated=old),
        lambda: entry(who, state="deleted", deleted_at=old),
        lambda: hold(entry(who, updated=old), asked_at=_old(chance)),
        lambda: hold(entry(who, updated=old), ended_at=_old(chance)),
        lambda: response(state="locked", opens_on=old.date(), updated=_old(chance)),
        lambda: wish(answered_at=chance.choice([None, old]), words=words()),
        lambda: card(made, state=chance.choice(["hidden", "shown"]), settled_at=old),
        note,
    ]
    chance.choice(make)()


def _of_others(chance: Random, made: models.Group) -> None:
    who, old, here = chance.randrange(4), _old(chance), {"course_key": COURSE}
    make: list[Callable[[], object]] = [
        lambda: meeting(made, closed_at=old),
        lambda: models.Agreement.objects.filter(group_id=made.pk).exists() or agreement(made),
        lambda: TalkTime.objects.create(**here, adult_id=9, place="school", starts=old, minutes=15),
        lambda: NoticeMail.objects.create(
            **here, user_id=9, about=str(chance.random()), sent_at=old
        ),
        lambda: NoticeSeen.objects.get_or_create(**here, user_id=who, version=1, language="en"),
    ]
    chance.choice(make)()


def _old(chance: Random) -> datetime:
    return NOW - chance.randrange(1, 800) * DAY


SEEDS = [*range(4), *(pytest.param(n, marks=pytest.mark.deep) for n in range(4, 200))]


@pytest.mark.tables
@pytest.mark.parametrize("seed", SEEDS)
def test_a_dry_run_says_what_the_run_does_and_does_nothing(seed: int) -> None:
    world(Random(seed))  # noqa: S311 - an invented world, not a secret
    ends.find(NOW - 20 * DAY, nobody_left)
    before = everything()
    said = retention.rehearse(NOW, nobody_left)
    assert (everything(), models.RetentionRun.objects.count()) == (before, 0)
    assert retention.run(NOW, nobody_left) == said
    after = everything()
    assert set(retention.run(NOW, nobody_left).values()) == {0}
    assert everything() == after


def test_the_command_says_numbers_and_no_more(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)
    group(closed_on=EVENING)
    entry(updated=AT)
    ends.find(AT, nobody_left)
    out = io.StringIO()
    call_command("flexid_retention", "--dry-run", stdout=out)
    assert models.Entry.objects.count() == 1
    lines = out.getvalue().splitlines()
    assert lines[0] == (
        "entry: 1 (90 days after the closing evening of year 2, or leaving the course)"
    )
    assert [line.split(":")[0] for line in lines] == list(retention.CLASSES)
    call_command("flexid_retention", stdout=out)
    assert models.Entry.objects.count() == 0


BREAKS = [
    (journal, "let_go"),
    (sessions, "let_go"),
    (access, "let_go"),
    (sessions, "let_group_go"),
    (retention.keys, "unused"),
    (access, "forget"),
    (retention, "seal_off"),
    (retention, "_note"),
]


@pytest.mark.parametrize(("room", "verb"), BREAKS, ids=lambda one: str(one).split(".")[-1])
def test_a_run_that_breaks_off_is_finished_by_the_next(monkeypatch, room, verb: str) -> None:
    group(closed_on=EVENING)
    card(group(user_id=7, closed_on=EVENING))
    for owner in (41, 7):
        entry(owner, updated=AT)
    ends.find(AT, nobody_left)
    with monkeypatch.context() as broken:
        broken.setattr(room, verb, lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            retention.run(NIGHT, nobody_left)
    retention.run(NIGHT, nobody_left)
    left = {name for name, rows in everything().items() if rows}
    assert left == {"Group", "KeyFingerprint", "Membership"}
    assert Membership.objects.count() == 2


def test_a_moment_is_the_schools(monkeypatch) -> None:
    late_in_utc = at_school(EVENING, 0, 30)
    assert ends.school_day(late_in_utc) == EVENING
    assert late_in_utc.utctimetuple().tm_mday == EVENING.day - 1
