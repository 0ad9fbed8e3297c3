"""One thing asked by one person, in a savepoint, and all that was heard and seen of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test import Client

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.privacy.models import TakeAway
from flexid_xblock.vault import door
from tests.common import whole
from tests.matrix.sessions import SESSIONS

_LOG = ReadRow._meta.db_table
# What a learner is shown is frozen at its first render; whoever asks gets a right to her own file.
_HARMLESS = {ActivityVersion._meta.db_table, TakeAway._meta.db_table}


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A request: an address with what goes along, and how to know that it was done."""

    url: str
    method: str = "GET"
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    happened: Callable[[int], bool] | None = None  # given the id of who asked
    arrange: Callable[[], Any] | None = None

    @property
    def key(self) -> tuple[Any, ...] | None:
        """What another asking must share to get the same answer; None if it is to do something."""
        if self.happened:
            return None
        return self.method, self.url, *sorted({**self.query, **self.headers}.items())


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What became of one request."""

    status: int
    body: str
    headers: tuple[tuple[str, str], ...]
    wrote: frozenset[str]
    rows: tuple[tuple[str, str], ...]  # purpose and role of each new row of the read log
    is_early: bool  # those rows were there, with no transaction open, when the text was opened
    happened: bool


class Watch:
    """Which tables are written to, and whether the log row stands before a text opens."""

    def __init__(self) -> None:
        self.has_changed = False
        self.wrote: list[str] = []
        self.opened: list[tuple[bool, int]] = []

    def statement(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Called by Django round each statement."""
        answer, verb = execute(sql, params, many, context), sql.lstrip()[:6]
        # What would have changed a row that is not there has changed nothing.
        is_change = verb in {"UPDATE", "DELETE"} and context["cursor"].rowcount
        if is_change or verb == "INSERT":
            self.has_changed = True
            words = sql.replace('"', "").replace("`", "").split()
            named = [word for word in words if word.lower().startswith("flexid_")]
            self.wrote += [name for name in named[:1] if name not in _HARMLESS]
        return answer

    def unseal(self, unseal: Any) -> Any:
        """Called in the place of the vault's back door."""

        def watched(sealed: Any) -> Any:
            self.opened.append((_LOG in self.wrote, len(connection.atomic_blocks)))
            return unseal(sealed)

        return watched


def hear(client: Client, ask: Ask, user_id: int) -> Heard:
    """Ask, look, and undo whatever it changed."""
    floor = len(connection.atomic_blocks)
    with undone():
        if ask.arrange:
            ask.arrange()
        with watched() as watch:
            answer = _send(client, ask)
            body = whole(answer)
        made = watch.wrote.count(_LOG)
        newest = ReadRow.objects.order_by("-pk").values_list("purpose", "role")
        return Heard(
            status=answer.status_code,
            body=body,
            headers=tuple(sorted(answer.headers.items())),
            wrote=frozenset(watch.wrote),
            rows=tuple(newest[:made]) if made else (),
            is_early=all(seen == (True, floor) for seen in watch.opened),
            # Where no row changed, nothing did.
            happened=bool(watch.has_changed and ask.happened and ask.happened(user_id)),
        )


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside never happened."""
    before, sessions = transaction.savepoint(), dict(SESSIONS)
    try:
        yield
    finally:
        SESSIONS.clear()
        SESSIONS.update(sessions)
        transaction.savepoint_rollback(before)
        transaction.savepoint_commit(before)  # let go: thousands that stay would slow each other


@contextmanager
def watched() -> Iterator[Watch]:
    """Everything the database is told, and every opening by the back door."""
    watch, unseal = Watch(), door.unseal
    door.unseal = watch.unseal(unseal)
    try:
        with connection.execute_wrapper(watch.statement):
            yield watch
    finally:
        door.unseal = unseal


def _send(client: Client, ask: Ask) -> Any:
    headers = {"X-CSRFToken": "x", **ask.headers}
    if ask.method == "GET":
        return client.get(ask.url, ask.query, headers=headers)
    send = getattr(client, ask.method.lower())
    return send(ask.url, ask.body, content_type="application/json", headers=headers)
