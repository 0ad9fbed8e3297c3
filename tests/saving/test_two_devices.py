"""Two devices type, save, lose replies and repeat: no acknowledged text is lost unseen."""

from dataclasses import dataclass, field
from itertools import count
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from flexid_xblock.domain.errors import Conflict
from flexid_xblock.journal.models import Entry
from flexid_xblock.saving.api import Stored, open_drafts
from tests.saving.common import actor, beginning, save

DEVICES = st.sampled_from([0, 1])
TEXTS = st.text("ab", max_size=2)  # few, so that the same text comes back
_owners = count(1)


@dataclass
class Device:
    """One page: what stands in its field, and what it was ever shown."""

    id: UUID = field(default_factory=uuid4)
    based_on: int = 0
    text: str = ""
    shown: set[int] = field(default_factory=set)
    conflict: Stored | None = None
    request: tuple[UUID, int, str] | None = None


class TwoDevices(RuleBasedStateMachine):
    """One person, one slot, two pages, and a network that loses replies."""

    def __init__(self) -> None:
        super().__init__()
        self.owner = actor(next(_owners))
        self.devices = [Device(), Device()]
        self.applied: set[tuple[UUID, int, str]] = set()
        self.acknowledged: Stored | None = None

    def stored(self) -> Stored | None:
        rows = list(Entry.objects.filter(owner_id=self.owner.user_id))
        assert len(rows) <= 1
        texts = open_drafts(self.owner, rows)
        return Stored(id=rows[0].pk, revision=rows[0].revision, text=texts[0]) if rows else None

    def send(self, device: Device, *, heard: bool) -> None:
        entry_id, based_on, text = device.request
        before = self.acknowledged
        place = beginning(self.owner.user_id)
        try:
            row = save(self.owner, text, id=entry_id, based_on=based_on, under=place)
        except Conflict as refused:
            self.ask(device, refused.stored, heard=heard)
            return
        self.acknowledged = Stored(id=row.pk, revision=row.revision, text=text)
        self.check_answer(device, before)
        self.applied.add(device.request)
        if heard:
            self.show(device, self.acknowledged)

    def ask(self, device: Device, stored: Stored, *, heard: bool) -> None:
        assert stored == self.acknowledged
        device.conflict = stored if heard else device.conflict

    def check_answer(self, device: Device, before: Stored | None) -> None:
        if before and before.text == self.acknowledged.text:
            assert self.acknowledged == before
        elif before:
            assert device.request not in self.applied
            assert before.revision in device.shown
            assert self.acknowledged.revision == before.revision + 1

    def show(self, device: Device, stored: Stored) -> None:
        device.id, device.based_on, device.conflict = stored.id, stored.revision, None
        device.shown.add(stored.revision)

    @rule(which=DEVICES, text=TEXTS)
    def types(self, which: int, text: str) -> None:
        self.devices[which].text = text

    @rule(which=DEVICES, heard=st.booleans())
    def saves(self, which: int, *, heard: bool) -> None:
        device = self.devices[which]
        device.request = (device.id, device.based_on, device.text)
        self.send(device, heard=heard)

    @rule(which=DEVICES, heard=st.booleans())
    def repeats_its_last_request(self, which: int, *, heard: bool) -> None:
        if self.devices[which].request:
            self.send(self.devices[which], heard=heard)

    @rule(which=DEVICES, keeps_both=st.booleans())
    def answers_the_question(self, which: int, *, keeps_both: bool) -> None:
        device = self.devices[which]
        if device.conflict:
            mine = device.text if keeps_both else ""
            device.text = device.conflict.text + mine
            self.show(device, device.conflict)

    @precondition(lambda self: self.acknowledged)
    @rule(which=DEVICES)
    def reloads(self, which: int) -> None:
        self.devices[which].text = self.acknowledged.text
        self.show(self.devices[which], self.acknowledged)

    @invariant()
    def what_was_acknowledged_last_is_stored(self) -> None:
        assert self.stored() == self.acknowledged


@pytest.mark.races
@pytest.mark.django_db
def test_no_acknowledged_text_is_lost_between_two_devices() -> None:
    run_state_machine_as_test(TwoDevices, settings=settings(stateful_step_count=20))
