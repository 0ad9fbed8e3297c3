"""She sees who opened which kinds of things of hers, in a line or two however many there are."""

import pytest

from flexid_xblock.audit.queries import GLASS_PURPOSE, Untold, kinds_read, reads_about
from flexid_xblock.domain.errors import NotFound
from tests.audit.common import read
from tests.vault.common import ANA, BO, CLEO, EVE, a_sealed, actor

pytestmark = pytest.mark.django_db


def test_many_openings_of_one_kind_are_one_line_with_the_last_time() -> None:
    sealed = a_sealed()
    for by, kind, ref in ((CLEO, "entry", "a"), (EVE, "case", "b"), (CLEO, "entry", "c")):
        read(sealed, by=by, object_kind=kind, object_ref=ref)
    newest = reads_about(actor(ANA))[0]
    found = kinds_read(actor(ANA))
    assert [(one.actor_id, one.role, one.object_kind) for one in found] == [
        (CLEO, "counsellor", "entry"),
        (EVE, "counsellor", "case"),
    ]
    assert found[0].last_at == newest.at


def test_an_hour_she_is_not_told_of_yet_is_not_in_it() -> None:
    sealed = a_sealed()
    read(sealed, by=EVE, purpose=GLASS_PURPOSE)
    moment = reads_about(actor(ANA))[0].at
    hour = Untold(reader_id=EVE, since=moment, until=moment)
    assert kinds_read(actor(ANA), untold=[hour]) == ()
    assert [one.actor_id for one in kinds_read(actor(ANA))] == [EVE]


def test_it_is_hers_alone() -> None:
    read(a_sealed())
    assert kinds_read(actor(BO)) == ()
    with pytest.raises(NotFound):
        kinds_read(actor(ANA, masked_by=CLEO))
