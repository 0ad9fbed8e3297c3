"""Erased is erased: from every table, her key last, and nobody else's with it."""

import pytest

from flexid_xblock.audit import api as audit
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.journal.models import SentText
from flexid_xblock.journal.sealing import sealed_sent
from flexid_xblock.privacy import api as privacy
from flexid_xblock.vault import personal as vault
from flexid_xblock.vault.api import open_own
from tests.privacy.common import WORDS, exported_words, tables_with, words_in

pytestmark = pytest.mark.usefixtures("_lives")

HERS = {
    *("entry", "card", "presence", "reply"),
    *("noticeseen", "told", "membership", "counsellorassignment", "datakey", "permit"),
}


def test_her_id_is_in_no_table_any_more(ana) -> None:
    before = tables_with(ana.user_id)
    privacy.erase(ana.user_id)
    assert (before, tables_with(ana.user_id)) == (HERS, set())


def test_to_erase_again_finds_nothing(ana) -> None:
    gone = [privacy.erase(ana.user_id) for _ in range(2)]
    assert (gone[0] > 0, gone[1]) == (True, 0)


def test_bo_keeps_everything(ana, actor) -> None:
    before = privacy.export(actor("bo"))
    privacy.erase(ana.user_id)
    assert privacy.export(actor("bo")) == before


def test_what_an_older_backup_holds_of_her_stays_dark(ana) -> None:
    row = SentText.objects.filter(entry__owner_id=ana.user_id).first()
    backup = sealed_sent(row.entry, row)
    clear = open_own(ana, backup)
    privacy.erase(ana.user_id)
    with pytest.raises(Unavailable) as refusal:
        open_own(ana, backup)
    assert (clear, refusal.value.code) == ("ana-first", "key_gone")


def test_the_log_keeps_its_rows_and_is_whole(ana) -> None:
    before = list(ReadRow.objects.order_by("pk").values_list())
    privacy.erase(ana.user_id)
    assert list(ReadRow.objects.order_by("pk").values_list()) == before
    assert audit.verify() == []


def test_a_counsellor_who_goes_takes_no_word_of_a_student(ana, actor) -> None:
    before = privacy.export(ana)
    privacy.erase(actor("cleo").user_id)
    after = privacy.export(ana)
    assert (words_in(before, "ana"), words_in(after, "ana")) == (WORDS, WORDS)
    assert [one["readers"] for one in after["entries"]] == [(), ()]
    assert (after["reads"], after["assignments"]) == (before["reads"], [])


def test_a_teacher_who_goes_leaves_only_that_a_meeting_was_opened(ana, teacher) -> None:
    before = tables_with(teacher.user_id)
    privacy.erase(teacher.user_id)
    assert before == {"meeting", "cardact", "membership", "told"}
    assert tables_with(teacher.user_id) == {"meeting"}
    assert exported_words(ana, "ana") == WORDS


def test_a_fault_in_one_room_leaves_nothing_half_done(ana, monkeypatch) -> None:
    def fail(_: int) -> int:
        raise RuntimeError

    before = privacy.export(ana)
    monkeypatch.setattr(vault, "erase", fail)
    with pytest.raises(RuntimeError):
        privacy.erase(ana.user_id)
    assert privacy.export(ana) == before
