"""A student who types on in one text of hers, whatever school she is in."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import uuid4

from django.conf import settings

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.journal.models import Entry
from flexid_xblock.privacy import api as privacy

TEXT = "What I write about myself. " * 73 + "And what not,"  # with a number, 2,000 characters
ACTIVITY, PROMPT = "who-am-i.journal", "surprise"

Send = Callable[..., Any]  # method, path, body, **headers


class Writer:
    """She writes from the revision that her page has seen; ``send`` is her phone's."""

    def __init__(self, actor: Actor, send: Send) -> None:
        self.numbers, self._send, self._revision = count(1), send, 0
        name = uuid4()
        self._path = f"/flexid/api/v1/entries/{name}/"
        privacy.see_notice(actor, settings.FLEXID_SCHOOL_COURSE, language="en")
        self._put({"IF_NONE_MATCH": "*", "X_FLEXID_TICKET": ticket_of(actor.user_id, ACTIVITY)})
        self.entry = Entry.objects.get(pk=name)

    def save(self) -> Any:
        """Another number at the end."""
        return self._put({"IF_MATCH": f'"{self._revision}"'})

    def text(self) -> str:
        """Another one of 2,000 characters."""
        return f"{TEXT} {next(self.numbers):015}"

    def _put(self, headers: dict[str, str]) -> Any:
        body = {"prompt": PROMPT, "language": "en", "text": self.text()}
        answer = self._send("PUT", self._path, json.dumps(body).encode(), **headers)
        self._revision = json.loads(answer.content)["revision"]
        return answer


def ticket_of(user_id: int, activity_key: str) -> str:
    """What the block of this activity shows her."""
    return access.issue(
        Ticket(
            user_id=user_id,
            course_key=settings.FLEXID_SCHOOL_COURSE,
            usage_key=activity_key,
            activity_key=activity_key,
            version=content.freeze(activity_key),
        )
    )
