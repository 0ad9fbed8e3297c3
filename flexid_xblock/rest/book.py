"""The address of the journal book: words she looks for in her own texts.

The words come in the body of a PUT, which nobody writes down, and never in an
address, which servers log. Looking for something changes nothing.
"""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk.words import module_title, question
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.rest.base import Closed, Door, Words


class SearchBody(Closed):
    """What she looks for, in her texts of one course."""

    course = serializers.CharField(max_length=255)
    text = Words()


class Search(Door):
    """Her own entries that hold these words."""

    def put(self, request: Request) -> Response:
        body = self.body(SearchBody)
        actor = self.actor(body["course"])
        hits = journal.search(actor, body["course"], body["text"])
        return Response({"hits": [_shown(hit, actor) for hit in hits]})


def _shown(hit: journal.Hit, actor: Actor) -> dict[str, Any]:
    return {
        "entry": str(hit.id),
        "module": module_title(hit.activity_key, actor.language),
        "question": question(hit.version, hit.prompt, actor.language),
        "language": hit.language,
        "where": hit.where,
        "parts": [{"text": part.text, "match": part.is_match} for part in hit.parts],
    }
