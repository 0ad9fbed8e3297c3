"""No row, no text: a read is in the log before the text is open."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from flexid_xblock.audit import api, chain, personal
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.domain.errors import NotFound, Unavailable
from flexid_xblock.vault import door
from flexid_xblock.vault.api import KeyOwner, forget, student_key
from tests.audit.common import UUID, read
from tests.vault.common import ANA, BO, CLEO, EVE, a_place, a_sealed, actor

pytestmark = [pytest.mark.races, pytest.mark.django_db]


def test_a_read_gives_the_text_and_leaves_its_row() -> None:
    assert read(a_sealed("one"), a_sealed("two")) == ["one", "two"]
    row = ReadRow.objects.get()
    assert (row.seq, row.actor_id, row.role, row.action) == (1, CLEO, "counsellor", "open")
    assert (row.object_kind, row.object_ref, row.purpose) == ("entry", UUID, "counselling")


@pytest.mark.django_db(transaction=True)
def test_the_row_is_committed_before_the_text_is_open(monkeypatch) -> None:
    seen = []

    def unseal(sealed):
        seen.append((ReadRow.objects.count(), connection.in_atomic_block))
        return ["text"]

    monkeypatch.setattr(api.door, "unseal", unseal)
    assert (read(), seen) == (["text"], [(1, False)])


@pytest.mark.django_db(transaction=True)
def test_a_read_inside_a_transaction_is_refused() -> None:
    sealed = a_sealed()
    with pytest.raises(RuntimeError), transaction.atomic():
        read(sealed)
    assert ReadRow.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [ReadRow, Chain])
def test_when_the_log_cannot_be_written_nothing_opens(monkeypatch, model) -> None:
    def refuse(*_, **__):
        raise DatabaseError

    sealed = a_sealed()
    monkeypatch.setattr(model, "save", refuse)
    monkeypatch.setattr(api.door, "unseal", lambda _: pytest.fail("opened without a row"))
    with pytest.raises(Unavailable) as refused:
        read(sealed)
    assert (refused.value.code, ReadRow.objects.count()) == ("log_unavailable", 0)


@pytest.mark.django_db(transaction=True)
def test_a_text_that_does_not_open_leaves_its_row() -> None:
    with pytest.raises(Unavailable) as refused:
        read(replace(a_sealed(), place=a_place(revision=2)))
    assert (refused.value.code, ReadRow.objects.count()) == ("cannot_open", 1)


def test_without_the_master_key_there_is_neither_row_nor_text(settings) -> None:
    sealed, settings.FLEXID_KEY = a_sealed(), ""
    with pytest.raises(Unavailable) as refused:
        read(sealed)
    assert (refused.value.code, ReadRow.objects.count()) == ("key_missing", 0)


def test_nobody_reads_behind_a_mask() -> None:
    with pytest.raises(NotFound):
        api.open_sealed(
            actor(CLEO, masked_by=EVE),
            [a_sealed()],
            purpose="counselling",
            role="counsellor",
            subject_id=ANA,
            object_kind="entry",
            object_ref=UUID,
        )
    assert ReadRow.objects.count() == 0


@pytest.mark.parametrize(
    "said", [{"purpose": ""}, {"role": ""}, {"object_ref": ""}, {"purpose": "x" * 65}]
)
def test_a_row_that_does_not_say_why_opens_nothing(said: dict) -> None:
    with pytest.raises(ValidationError):
        read(**said)
    assert ReadRow.objects.count() == 0


def test_nothing_to_open_is_nothing_to_log() -> None:
    assert (
        api.open_sealed(
            actor(CLEO), [], purpose="p", role="r", subject_id=ANA, object_kind="k", object_ref=UUID
        )
        == []
    )
    assert ReadRow.objects.count() == 0


def test_each_student_has_a_chain_and_so_has_a_course() -> None:
    for subject_id in (ANA, ANA, BO, None, None):
        read(subject_id=subject_id)
    ends = Chain.objects.order_by("pk").values_list("last_seq", flat=True)
    assert list(ends) == [2, 1, 2]


def test_what_is_about_no_student_is_on_the_chain_of_its_own_course() -> None:
    for course_key in ("one", "other", "one"):
        read(a_sealed(course_key=course_key), subject_id=None)
    secret = door.log_secret()
    found = Chain.objects.order_by("pk").values_list("subject", "last_seq")
    expected = [(chain.course_subject(secret, key), seq) for key, seq in (("one", 2), ("other", 1))]
    assert list(found) == expected


@pytest.mark.parametrize(("subject_id", "held"), [(ANA, student_key(ANA)), (None, door.LOG)])
def test_the_key_of_whom_it_is_about_is_held_before_her_chain(
    monkeypatch, subject_id: int | None, held: KeyOwner
) -> None:
    order = []
    hold, append = door.hold, chain.append
    monkeypatch.setattr(door, "hold", lambda owner: order.append(owner) or hold(owner))
    monkeypatch.setattr(chain, "append", lambda *a, **k: order.append("row") or append(*a, **k))
    read(subject_id=subject_id)
    assert order == [held, "row"]


def test_the_log_does_not_name_the_student() -> None:
    read(subject_id=ANA)
    subject = Chain.objects.get().subject
    assert (len(subject), set(subject) <= set("0123456789abcdef")) == (64, True)


def test_the_log_outlives_the_student() -> None:
    read()
    exported = personal.export(actor(ANA))["reads"]
    assert [(line["actor_id"], line["object_ref"]) for line in exported] == [(CLEO, UUID)]
    assert (personal.erase(ANA), forget(student_key(ANA))) == (0, 1)
    assert ReadRow.objects.count() == 1


@pytest.mark.parametrize("reads", [1, 5])
def test_a_read_costs_the_same_however_long_the_log_is(
    reads: int, django_assert_max_num_queries: object
) -> None:
    sealed = a_sealed()
    for _ in range(reads):
        read(sealed)
    with django_assert_max_num_queries(8):
        read(sealed)
