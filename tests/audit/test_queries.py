"""The student sees who read what of hers, and nobody else's."""

from datetime import timedelta

import pytest

from flexid_xblock.audit.queries import GLASS_PURPOSE, Untold, reads_about, reads_of
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault.models import DataKey
from tests.audit.common import read
from tests.vault.common import ANA, BO, CLEO, EVE, a_sealed, actor

pytestmark = pytest.mark.django_db


def test_she_sees_who_opened_each_thing_and_when() -> None:
    sealed = a_sealed()
    for reader, ref in ((CLEO, "a"), (EVE, "a"), (CLEO, "a"), (CLEO, "b")):
        read(sealed, by=reader, object_ref=ref)
    newest = {line.at for line in reads_about(actor(ANA))}
    reads = reads_of(actor(ANA), "entry", ["a", "b", "c"])
    assert [(one.actor_id, one.role) for one in reads["a"]] == [
        (CLEO, "counsellor"),
        (EVE, "counsellor"),
    ]
    assert [len(reads[ref]) for ref in "abc"] == [2, 1, 0]
    assert reads["a"][0].first_at < reads["a"][1].first_at < reads["a"][0].last_at
    assert {
        at for ref in "ab" for one in reads[ref] for at in (one.first_at, one.last_at)
    } == newest


def test_an_hour_she_is_not_told_of_yet_hides_that_reader_and_nothing_else() -> None:
    sealed = a_sealed()
    for by, purpose in ((EVE, GLASS_PURPOSE), (EVE, "follow_up"), (CLEO, GLASS_PURPOSE)):
        read(sealed, by=by, purpose=purpose, role=purpose, object_ref="a")
    lines = reads_about(actor(ANA))
    hour = Untold(reader_id=EVE, since=lines[-1].at, until=lines[0].at)
    later = Untold(reader_id=CLEO, since=lines[0].at + timedelta(minutes=1), until=lines[0].at)
    reads = reads_of(actor(ANA), "entry", ["a"], untold=[hour, later])["a"]
    assert [(one.actor_id, one.role) for one in reads] == [
        (EVE, "follow_up"),
        (CLEO, GLASS_PURPOSE),
    ]
    assert len(lines) == 3


def test_what_was_read_after_the_hour_is_told() -> None:
    sealed = a_sealed()
    for ref in "abc":
        read(sealed, by=EVE, purpose=GLASS_PURPOSE, object_ref=ref)
    after, last, _ = reads_about(actor(ANA))
    hour = Untold(reader_id=EVE, since=last.at, until=last.at)
    reads = reads_of(actor(ANA), "entry", ["a", "b", "c"], untold=[hour])
    assert [len(reads[ref]) for ref in "abc"] == [1, 0, 1]
    assert reads["c"][0].first_at == after.at


def test_she_sees_nothing_of_another_student() -> None:
    read(subject_id=BO, object_ref="a")
    read(subject_id=None, object_ref="a")
    assert reads_of(actor(ANA), "entry", ["a"]) == {"a": ()}
    assert reads_about(actor(ANA)) == ()


def test_a_reply_is_not_an_entry() -> None:
    read(object_kind="reply", object_ref="a")
    assert reads_of(actor(ANA), "entry", ["a"]) == {"a": ()}


def test_her_whole_log_begins_with_the_newest() -> None:
    sealed = a_sealed()
    for ref in "abc":
        read(sealed, object_ref=ref)
    assert [line.object_ref for line in reads_about(actor(ANA))] == ["c", "b", "a"]
    assert [line.object_ref for line in reads_about(actor(ANA), limit=2)] == ["c", "b"]


def test_a_page_of_her_log_has_fifty_lines() -> None:
    sealed = a_sealed()
    for _ in range(51):
        read(sealed)
    assert len(reads_about(actor(ANA))) == 50


def test_a_log_without_rows_is_empty_and_makes_no_key() -> None:
    assert reads_of(actor(ANA), "entry", ["a"]) == {"a": ()}
    assert (reads_about(actor(ANA)), DataKey.objects.count()) == ((), 0)


def test_when_the_key_of_the_log_is_gone_nobody_sees_anybodys_rows() -> None:
    for student in (ANA, BO):
        read(subject_id=student, object_ref="a")
    DataKey.objects.filter(owner_kind="log").delete()
    assert reads_about(actor(ANA)) == ()
    assert reads_of(actor(ANA), "entry", ["a"]) == {"a": ()}


@pytest.mark.parametrize(
    "ask", [lambda who: reads_about(who), lambda who: reads_of(who, "entry", ["a"])]
)
def test_nobody_reads_her_log_through_her_eyes(ask) -> None:
    with pytest.raises(NotFound):
        ask(actor(ANA, masked_by=CLEO))


@pytest.mark.parametrize("count", [3, 300])
def test_many_things_need_one_query_and_the_key_of_the_log(
    count: int, django_assert_num_queries: object
) -> None:
    read()
    with django_assert_num_queries(2):
        reads_of(actor(ANA), "entry", [str(n) for n in range(count)])
