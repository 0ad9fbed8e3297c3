"""Sessions in memory: a platform keeps them in its cache, beside the database.

Whoever undoes what a request did in the database undoes it here too: see ``SESSIONS``.
"""

from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase

SESSIONS: dict[str, str] = {}  # by key, as text: nobody changes what is kept in passing


class SessionStore(SessionBase):
    """One session, with everything that Django asks of a store."""

    def load(self) -> dict[str, Any]:
        kept = SESSIONS.get(self.session_key)
        if kept is None:
            self._session_key = None
            return {}
        return self.serializer().loads(kept)

    def exists(self, session_key: str) -> bool:
        return session_key in SESSIONS

    def create(self) -> None:
        self._session_key = self._get_new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        if must_create and self.exists(self.session_key):
            raise CreateError
        session = self._get_session(no_load=must_create)
        SESSIONS[self.session_key] = self.serializer().dumps(session)
        return None

    def delete(self, session_key: str | None = None) -> None:
        SESSIONS.pop(session_key or self.session_key, None)
