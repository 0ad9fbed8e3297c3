"""The addresses of cards: one's own, and what the people of a group do with each other's."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk.page import named
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.base import Closed, Door, Words, seen_revision
from flexid_xblock.sessions import api as sessions


class CardBody(Closed):
    """A card, as its writer wants it shown."""

    column = serializers.SlugField(max_length=100)
    display = serializers.ChoiceField(choices=["named", "nickname", "unnamed"])
    text = Words()
    language = serializers.CharField(max_length=10, allow_blank=True, default="")


class TextBody(Closed):
    """What is written in a card now."""

    text = Words()
    language = serializers.CharField(max_length=10, allow_blank=True, default="")


class ReactionBody(Closed):
    """Whether one says this kind thing."""

    on = serializers.BooleanField()


class ReportBody(Closed):
    """Why the teachers should look, in a key and, if one likes, in words."""

    reason = serializers.ChoiceField(choices=["hurts", "about", "worried", "other"])
    words = Words(default="")


class TranslationBody(Closed):
    """A card in another language; ``after`` is the revision of the card that was read."""

    id = serializers.UUIDField()
    text = Words()
    after = serializers.IntegerField(min_value=0, max_value=1_000_000)


class Empty(Closed):
    """Nothing to say."""


class BoardCard(Door):
    """A new card on the board of one's group."""

    def put(self, request: Request, meeting_id: UUID, card_id: UUID) -> Response:
        body = self.body(CardBody)
        ticket = self.ticket()
        actor = self.student(ticket.course_key)
        privacy.require_notice(actor, ticket.course_key)
        return _placed(sessions.put_card(actor, meeting_id, card_id, ticket=ticket, **body))


class CardText(Door):
    """A card that came back, written anew by its author."""

    def put(self, request: Request, card_id: UUID) -> Response:
        body, based_on = self.body(TextBody), seen_revision(request)
        actor = self.student(sessions.course_of(self.actor(), card_id))
        return _placed(sessions.rewrite_card(actor, card_id, based_on=based_on, **body))


class CardTakingBack(Door):
    """Take an own card back for good."""

    def put(self, request: Request, card_id: UUID) -> Response:
        self.body(Empty)
        sessions.take_back(self.actor(), card_id)
        return Response({"id": str(card_id)})


class CardReaction(Door):
    """One kind thing, said to a card or taken back."""

    def put(self, request: Request, card_id: UUID, kind: str) -> Response:
        is_on = self.body(ReactionBody)["on"]
        sessions.react(self.actor(), card_id, kind, on=is_on)
        return Response({"id": str(card_id), "kind": kind, "on": is_on})


class CardReport(Door):
    """Ask the teachers to look at a card."""

    def put(self, request: Request, card_id: UUID) -> Response:
        outcome = sessions.report(self.actor(), card_id, **self.body(ReportBody))
        return Response({"id": str(card_id), "my_report": outcome})


class CardTranslation(Door):
    """A card in another language, by a helper leader."""

    def put(self, request: Request, card_id: UUID, language: str) -> Response:
        body = self.body(TranslationBody)
        revision = sessions.translate(
            self.actor(),
            card_id,
            language,
            translation_id=body["id"],
            text=body["text"],
            after=body["after"],
        )
        return Response({"id": str(card_id), "language": language, "revision": revision})


class CardHistory(Door):
    """What was done with a card, for its author and the group's teachers."""

    def get(self, request: Request, card_id: UUID) -> Response:
        found = sessions.history(self.actor(), card_id)
        people = named({act.by for act in found.acts if act.by})
        return Response(
            {
                "acts": [_act(act, people) for act in found.acts],
                "reports": [
                    {"reason": one.reason, "words": one.words, "outcome": one.outcome}
                    for one in found.reports
                ],
            }
        )


def _placed(card: sessions.Placed) -> Response:
    told = {
        "id": str(card.id),
        "state": card.state,
        "mixed": card.is_mixed,
        "revision": card.revision,
    }
    return Response(told, headers={"ETag": f'"{card.revision}"'})


def _act(act: sessions.Act, people: dict[int, str]) -> dict[str, Any]:
    by = people.get(act.by, "") if act.by else ""
    return {"kind": act.kind, "at": act.at, "by": by, "reason": act.reason}
