"""The same story by the API alone, in this process, where every logger can be heard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from tests.activities.common import CIRCLES
from tests.canary import care_calls, words
from tests.canary.care_calls import ask_and_keep, put
from tests.common import COURSE, JOURNAL, MEETING, Api, end_the_minute, meet, ticket_for

LATER = (timezone.now() + timedelta(days=7)).isoformat()
PAGES = (
    ("ana", ""),
    ("ana", "journal/"),
    ("ana", "journal/print/"),
    ("ana", "portfolio/"),
    ("ana", "portfolio/print/"),
    ("tor", "desk/teacher/"),
    ("cleo", "desk/counsellor/"),
    ("cleo", "desk/counsellor/entries/{entry}/"),
    ("ida", "desk/counsellor/entries/{entry}/"),
    ("cleo", "desk/counsellor/entries/{entry}/texts/1/"),
    ("dov", "desk/emergency/"),
    ("dov", "desk/counsellor/entries/{entry}/"),
    ("liv", "desk/safeguarding/"),
)


def every_call(api: Callable[[str], Api], actor: Callable[[str], Actor]) -> str:
    """Write everything private once, let it be refused once; all that people then see of it."""
    hands = {name: api(name) for name in ("ana", "cleo", "ida", "tor", "dov", "liv", "sol")}
    entry, meeting = str(uuid4()), str(meet(actor("tor")).id)
    ana = hands["ana"]
    put(ana, "notice/", {"course": COURSE})
    write(ana, actor("ana"), str(uuid4()), "three-circles", words.DRAFT, revision=0)
    write(ana, actor("ana"), entry, "understood", words.SENT, revision=0)
    put(ana, "search/", {"course": COURSE, "text": words.DRAFT})
    readers = list(access.readers_of(actor("ana").user_id, COURSE).all)
    send = {"decision": "send", "readers": readers}
    put(ana, f"entries/{entry}/decision/", send, if_match='"1"')
    send_again(ana, actor("ana"), entry, send)
    later = f"{words.SENT} {words.LATER}"
    write(ana, actor("ana"), entry, "understood", later, revision=2)
    reply(hands["cleo"], entry, words.REPLY)
    agree(ana, entry, reply(hands["cleo"], entry, words.STEP, step=True))
    answer(ana, entry, words.ANSWER)
    put_and_hide_card(hands, actor("ana"), meeting)
    make_circles(ana, actor("ana"))
    break_glass(hands)
    ids = ask_and_keep(hands, actor("ana").user_id, entry) | {"entry": entry}
    be_refused(ana, entry)
    pages = [
        (who, f"/flexid/{COURSE}/{at.format(**ids)}") for who, at in (*PAGES, *care_calls.PAGES)
    ]
    shown = [hands[who].client.get(page) for who, page in pages]
    shown.append(ana.get(f"meetings/{meeting}/live/"))
    assert [answer.status_code for answer in shown] == [200] * len(shown)
    return "".join(answer.content.decode() for answer in shown)


def write(hand: Api, actor: Actor, entry: str, prompt: str, text: str, *, revision: int) -> None:
    """Save a draft, as the page does."""
    match = {"if_match": f'"{revision}"'} if revision else {"if_none_match": "*"}
    body = {"prompt": prompt, "language": "en", "text": text}
    ticket = access.issue(ticket_for(actor, JOURNAL))
    put(hand, f"entries/{entry}/", body, x_flexid_ticket=ticket, **match)


def send_again(hand: Api, actor: Actor, entry: str, send: dict[str, Any]) -> None:
    """The same with a word more; the first text is an earlier one from now on."""
    write(hand, actor, entry, "understood", f"{words.SENT}!", revision=1)
    put(hand, f"entries/{entry}/decision/", send, if_match='"2"')


def answer(hand: Api, entry: str, text: str) -> None:
    """A message under a sent text."""
    put(hand, f"entries/{entry}/replies/{uuid4()}/", {"course": COURSE, "text": text})


def reply(hand: Api, entry: str, text: str, *, step: bool = False) -> UUID:
    """An answer, drafted and sent, and its minute is over; perhaps the next step."""
    reply_id = uuid4()
    path = f"entries/{entry}/replies/{reply_id}/"
    put(hand, f"{path}draft/", {"course": COURSE, "text": text}, if_none_match="*")
    put(hand, f"{path}sending/", {"course": COURSE, "sent": True, "step": step})
    end_the_minute(reply_id)
    return reply_id


def agree(hand: Api, entry: str, reply_id: UUID) -> None:
    """She says yes to a step, no, and yes again."""
    for agreed in (True, False, True):
        put(hand, f"entries/{entry}/replies/{reply_id}/agreement/", {"agreed": agreed})


def put_and_hide_card(hands: dict[str, Api], actor: Actor, meeting: str) -> None:
    """A card, and why a teacher hides it."""
    card, ticket = uuid4(), access.issue(ticket_for(actor, MEETING))
    body = {"column": "we-share", "display": "named", "text": words.CARD}
    put(hands["ana"], f"meetings/{meeting}/cards/{card}/", body, x_flexid_ticket=ticket)
    why = {"hidden": True, "reason": words.HIDING}
    put(hands["tor"], f"cards/{card}/visibility/", why)


def make_circles(hand: Api, actor: Actor) -> None:
    """Two circles, one of them removed again; something that does not fit is refused."""
    path, ticket = f"responses/{uuid4()}/", access.issue(ticket_for(actor, CIRCLES))
    both = [_circle("a1", words.MADE), _circle("a2", words.UNMADE)]
    begun = {"if_none_match": "*", "x_flexid_ticket": ticket}
    put(hand, path, {"language": "en", "response": {"circles": both}}, **begun)
    one = {"language": "en", "response": {"circles": both[:1]}}
    put(hand, path, one, if_match='"1"')
    wrong = {"language": "en", "response": {words.REFUSED: both}}
    assert hand.put(path, wrong, if_match='"2"').status_code == 422
    assert hand.put(path, {**one, "response": {}}, if_match='"1"').status_code == 409
    put(hand, f"{path}decision/", {"decision": "keep"}, if_match='"2"')


def _circle(key: str, label: str) -> dict[str, Any]:
    return {"id": key, "label": label, "size": 3}


def break_glass(hands: dict[str, Api]) -> None:
    """Why somebody must read, and why the student is told later."""
    permit = uuid4()
    asking = {"course": COURSE, "student": "ana", "reason": words.ASKING}
    put(hands["dov"], f"permits/{permit}/", asking)
    granted = {"granted": True, "tell_from": LATER, "why_later": words.WAITING}
    put(hands["liv"], f"permits/{permit}/decision/", granted)


def be_refused(hand: Api, entry: str) -> None:
    """Words that come in the wrong way; what refuses them must not quote them."""
    body = {"prompt": "understood", "language": "en", "text": words.REFUSED}
    conflict = hand.put(f"entries/{entry}/", body, if_match='"1"')
    unknown = hand.put(f"entries/{entry}/", {**body, "more": words.REFUSED}, if_match='"3"')
    long = {**body, "text": words.REFUSED * 1000}
    too_long = hand.put(f"entries/{entry}/", long, if_match='"3"')
    broken = hand.put(f"entries/{entry}/", f'{{"{words.REFUSED}', if_match='"3"')
    answers = (conflict, unknown, too_long, broken)
    assert [answer.status_code for answer in answers] == [409, 422, 422, 400]
