"""Where a block's fields are kept: the author's apart from a person's, as on the platform."""

import json
from typing import Any

from django.http import HttpRequest
from xblock.exceptions import InvalidScopeError
from xblock.field_data import FieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope
from xblock.runtime import KeyValueStore, KvsFieldData

from tests.standin.users import MASQUERADE_DATA_KEY
from tests.standin.world import WORLD

AUTHORED = (Scope.content, Scope.settings, Scope.parent, Scope.children)
PERSONAL = (Scope.user_state_summary, Scope.user_state, Scope.user_info, Scope.preferences)
_DELETED = "(deleted)"


class StudentStore(KeyValueStore):
    """The rows of ``StudentModule`` and its like.

    A save merges into what is stored, as JSON, without a lock. Somebody who is
    not logged in is saved nowhere; for a crawler every write is dropped. Neither says so.
    """

    def __init__(self, user: Any, *, read_only: bool = False) -> None:
        self._user = user
        self._drops = read_only or not user.is_authenticated

    def get(self, key: Any) -> Any:
        return self._row(key)[key.field_name]

    def has(self, key: Any) -> bool:
        return key.field_name in self._row(key)

    def set(self, key: Any, value: Any) -> None:
        self.set_many({key: value})

    def set_many(self, update_dict: dict[Any, Any]) -> None:
        for key, value in update_dict.items():
            row = self._row(key)
            if not self._drops:
                row[key.field_name] = json.loads(json.dumps(value))

    def delete(self, key: Any) -> None:
        row = self._row(key)
        if not self._drops:
            del row[key.field_name]

    def _row(self, key: Any) -> dict[str, Any]:
        if key.scope not in PERSONAL:
            raise InvalidScopeError(key)
        if key.user_id is not None and self._user.is_authenticated:
            assert key.user_id == self._user.pk  # the store was made for one person
        return WORLD.states[key.scope.name, key.user_id, str(key.block_scope_id)]


class SessionStore(KeyValueStore):
    """An author's own trying out, kept in her session."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def get(self, key: Any) -> Any:
        return self._session[repr(tuple(key))]

    def set(self, key: Any, value: Any) -> None:
        self._session[repr(tuple(key))] = value

    def delete(self, key: Any) -> None:
        del self._session[repr(tuple(key))]

    def has(self, key: Any) -> bool:
        return repr(tuple(key)) in self._session


class MasqueradingStore(KeyValueStore):
    """The learner's fields are read; what is written goes into the session of who looks."""

    def __init__(self, learners: KeyValueStore, session: Any) -> None:
        self._learners = learners
        self._session = session
        self._written = session.setdefault(MASQUERADE_DATA_KEY, {})

    def get(self, key: Any) -> Any:
        found = self._written.get(repr(tuple(key)))
        if found == _DELETED:
            raise KeyError(key)
        return found if repr(tuple(key)) in self._written else self._learners.get(key)

    def set(self, key: Any, value: Any) -> None:
        self._written[repr(tuple(key))] = value
        self._session.modified = True

    def delete(self, key: Any) -> None:
        self.set(key, _DELETED)

    def has(self, key: Any) -> bool:
        if repr(tuple(key)) in self._written:
            return self._written[repr(tuple(key))] != _DELETED
        return self._learners.has(key)


def learners_fields(authored: FieldData, store: KeyValueStore) -> FieldData:
    """As ``LmsFieldData``: nobody writes what an author set."""
    return _split(ReadOnlyFieldData(authored), store)


def authors_fields(authored: FieldData, store: KeyValueStore) -> FieldData:
    """As ``CmsFieldData``: what an author set can be written."""
    return _split(authored, store)


def is_crawler(request: HttpRequest) -> bool:
    """As ``CrawlersConfig``: by the name the browser gives itself."""
    return request.headers.get("User-Agent", "") in WORLD.crawlers


def _split(authored: FieldData, store: KeyValueStore) -> FieldData:
    personal = KvsFieldData(store)
    return SplitFieldData(dict.fromkeys(AUTHORED, authored) | dict.fromkeys(PERSONAL, personal))
