"""How long we wait for a busy database before we say so."""

import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, OperationalError, connection, transaction

Result = TypeVar("Result")

# A deadlock, and a lock that took too long: a repeat of the whole transaction is the cure.
_BUSY_CODES = {1213, 1205}
_BUSY_WORDS = ("database is locked", "database table is locked")  # SQLite has no codes
_FIRST_PAUSE = 0.02  # seconds; each pause is up to twice as long as the one before
_jitter = secrets.SystemRandom()


def patiently(work: Callable[[], Result], *, tries: int = 5, durable: bool = False) -> Result:
    """What ``work`` returns, done in one transaction; done anew when the database was busy.

    Inside somebody else's transaction it is done once, since only the whole can
    be repeated: call it outermost. ``work`` must build anew whatever it changes.
    ``durable`` refuses to be inside.
    """
    left = 1 if connection.in_atomic_block else tries
    while True:
        left -= 1
        try:
            with transaction.atomic(durable=durable):
                return work()
        except OperationalError as error:
            if not left or not _is_busy(error):
                raise
        time.sleep(_jitter.uniform(0, _FIRST_PAUSE * 2 ** (tries - left - 1)))


def once(work: Callable[[], Result]) -> Result:
    """What ``work`` returns, patiently; done anew when the same new row came twice at once.

    ``work`` looks for the row before it makes it: only in a new transaction is
    it sure to see the other's. A row that is refused again is refused.
    """
    try:
        return patiently(work)
    except IntegrityError:
        return patiently(work)


def _is_busy(error: OperationalError) -> bool:
    return str(error).startswith(_BUSY_WORDS) or bool(_BUSY_CODES.intersection(error.args))
