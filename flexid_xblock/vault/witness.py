"""Somebody who is told of each text that opens as its owner's own, before it does.

One's own texts open without a row in the read log, since nobody looks at another's.
Where they are opened for their owner on somebody else's word, that word is written
down first: ``audit.filing`` is the witness.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from flexid_xblock.vault.records import Place

Witness = Callable[[Sequence[Place]], None]

_witness: ContextVar[Witness | None] = ContextVar("flexid_witness", default=None)


@contextmanager
def witnessed(by: Witness) -> Iterator[None]:
    """Until the end nothing opens as somebody's own before ``by`` was told and came back."""
    before = _witness.set(by)
    try:
        yield
    finally:
        _witness.reset(before)


def tell(places: Sequence[Place]) -> None:
    """Tell the witness, if there is one."""
    if witness := _witness.get():
        witness(places)
