"""Planting texts that try to become scripts, and looking whether one of them has."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from uuid import uuid4

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import APIResponse, BrowserContext, Page, StorageState
from playwright.sync_api import TimeoutError as TooLate

from flexid_xblock.access.models import Group
from flexid_xblock.text import name as safe_name
from flexid_xblock.text import plain
from tests.browser.common import COURSE, NAMES, TEACHER_DESK
from tests.browser.payloads import joined, one_of_each
from tests.browser.server import School

LIMIT = 3_900  # what a card, an answer and a reason may hold, and some room
# As the rooms clean them, with a few words first, since a reason needs some.
_TYPED = ("Somebody typed this: " + text for text in joined(LIMIT))
TEXTS = tuple(plain(text, limit=LIMIT + 99).strip() for text in _TYPED)
WHOLE = "\n".join(TEXTS)
# What is to be done for somebody has 300 letters in one line.
_LINES = (" ".join(plain(f"Typed: {text}", limit=LIMIT).split()) for text in joined(250))
SHORT = tuple(dict.fromkeys(line for line in _LINES if len(line) <= 300))
# Names are the host's: we show them as they are, so these have nothing to clean.
NAME = " ".join(one for one in one_of_each() if plain(one, limit=999) == one and "\n" not in one)
TOKEN = "x" * 32

REPORTS = """
  window.flexidReports = [];
  addEventListener("securitypolicyviolation", (event) =>
    flexidReports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`), true);
"""
# The elements that no page of ours has, nor an author's few tags.
STRANGERS = """() => {
  const house = new Set(("a article bdi blockquote body br button code dd details div dl dt em "
    + "fieldset form h1 h2 h3 h4 head header html img input kbd label legend li link main mark "
    + "meta nav ol option p script section select span strong summary textarea template time title "
    + "ul figure figcaption table thead tbody tfoot tr th td cite"
  ).split(" "));
  const ours = (url) => new URL(url, location).href.startsWith(location.origin + "/static/");
  const exit = document.querySelector("[data-flexid=leave]").href;
  const leads = (a) => a.href === exit || a.protocol === "tel:" || a.origin === location.origin;
  const wrong = {
    a: (e) => e.hasAttribute("href") && !leads(e),
    form: (e) => e.action && new URL(e.action, location).origin !== location.origin,
    img: (e) => !ours(e.src), link: (e) => !ours(e.href), script: (e) => !e.src || !ours(e.src),
    meta: (e) => e.httpEquiv,
  };
  const acts = /^on|^(style|srcdoc|formaction|background|ping|is|popover.*)$|:href$/;
  // What an activity's script draws, and nothing that could hold a link, a script or another page.
  const drawn = new Set("svg g path circle ellipse polygon rect line text tspan title".split(" "));
  const isDrawn = (e) => drawn.has(e.localName) && e.closest("svg.flexid-picture__drawing");
  return [...document.querySelectorAll("*")].filter((e) => !(house.has(e.localName) || isDrawn(e))
    || (wrong[e.localName] || (() => false))(e) || e.getAttributeNames().some((n) => acts.test(n))
  ).map((e) => e.outerHTML.slice(0, 90));
}"""
LEAVES = """() => [...document.querySelectorAll("*")].filter((e) => !e.childElementCount)
  .map((e) => e.localName === "textarea" ? e.value : e.textContent)"""
ALL_THERE = (
    f"(texts) => {{ const has = new Set(({LEAVES})()); return texts.every((t) => has.has(t)); }}"
)


class Alarm:
    """Everything by which a script of somebody else's shows itself in one browser context."""

    def __init__(self, context: BrowserContext) -> None:
        self.dialogs: list[str] = []
        context.add_init_script(REPORTS)
        context.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.accept()))

    def heard(self, page: Page) -> list[object]:
        """What ran, or tried to run; ``[]`` is what we promise."""
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        ran = page.evaluate("'flexidXss' in window ? [window.flexidXss] : []")
        return [*self.dialogs, *ran, *page.evaluate("window.flexidReports || []")]


def grown(page: Page, alarm: Alarm, texts: Iterable[str]) -> dict[str, list[object]]:
    """What has become of texts that must each stand alone in an element, letter by letter."""
    wanted = list(texts)
    with suppress(TooLate):  # the next line says what is missing
        page.wait_for_function(ALL_THERE, arg=wanted)
    assert set(wanted) - set(page.evaluate(LEAVES)) == set(), page.url
    return {"heard": alarm.heard(page), "strangers": page.evaluate(STRANGERS)}


NOTHING: dict[str, list[object]] = {"heard": [], "strangers": []}


def rename_everybody() -> None:
    """Inside a school: dangerous names for people and groups; prints a session for each person."""
    Group.objects.update(name=NAME)
    sessions = {}
    for user in User.objects.all():
        user.first_name, user.last_name = NAME, NAMES[user.username].split()[1]
        user.save()
        client = Client()
        client.force_login(user)
        sessions[user.username] = client.cookies["sessionid"].value
    print(json.dumps(sessions))


def typed_name(username: str) -> str:
    """The name as the host has it, and as the school tells a person who she is."""
    return f"{NAME} {NAMES[username].split()[1]}"


def shown_name(username: str) -> str:
    """The name as every page has it: the host's, made safe to show."""
    return safe_name(typed_name(username))


def renamed(school: School) -> dict[str, StorageState]:
    """What the browser of each person keeps once she is logged in; names are dangerous now."""
    sessions = json.loads(school.python(f"from {__name__} import *; rename_everybody()"))
    return {name: {"cookies": _cookies(key), "origins": []} for name, key in sessions.items()}


def _cookies(session: str) -> list[dict[str, object]]:
    values = {"sessionid": session, "csrftoken": TOKEN}
    place = {"domain": "127.0.0.1", "path": "/", "expires": -1, "httpOnly": False}
    place |= {"secure": False, "sameSite": "Lax"}
    return [{"name": name, "value": value, **place} for name, value in values.items()]


class Hand:
    """One person's page, as far as it only asks the API."""

    def __init__(self, context: BrowserContext) -> None:
        self.request = context.request
        self.tickets: dict[str, str] = {}

    def put(self, path: str, body: dict[str, object], **headers: str) -> APIResponse:
        """One thing sent, and taken."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        url = f"/flexid/api/v1/{path}/"
        sent = {"X-CSRFToken": TOKEN, **named}
        answer = self.request.put(url, data=body, headers=sent)
        assert answer.status == 200, answer.text()
        return answer

    def found(self, address: str, pattern: str) -> str:
        """What a page has in it."""
        match = re.search(pattern, self.request.get(address).text())
        assert match, f"{address} has no {pattern}"
        return match[1]

    def ticket(self, activity: str) -> str:
        """What the block of an activity gives her."""
        pattern = rf'data-activity="{activity}"[^>]*\sdata-ticket="([^"]+)"'
        if activity not in self.tickets:
            self.tickets[activity] = self.found("/module/who-am-i/", pattern)
        return self.tickets[activity]

    def write(self, prompt: str, text: str, based_on: int = 0, entry: str = "") -> str:
        """A draft, begun or changed; the id of the entry."""
        entry, body = entry or str(uuid4()), {"prompt": prompt, "language": "en", "text": text}
        match = {"if_match": f'"{based_on}"'} if based_on else {"if_none_match": "*"}
        ticket = {"x_flexid_ticket": self.ticket("who-am-i.journal")}
        self.put(f"entries/{entry}", body, **match, **ticket)
        return entry

    def send(self, entry: str, based_on: int = 1) -> None:
        """Send to everybody who may read it."""
        query = f"?course={COURSE.replace('+', '%2B')}&activity=who-am-i.journal"
        readers = self.request.get(f"/flexid/api/v1/entries/{query}").json()["readers"]
        body = {"decision": "send", "readers": [reader["id"] for reader in readers]}
        self.put(f"entries/{entry}/decision", body, if_match=f'"{based_on}"')

    def answer(self, entry: str, text: str) -> None:
        """The writer's message under her sent text."""
        self.put(f"entries/{entry}/replies/{uuid4()}", {"course": COURSE, "text": text})

    def reply(self, entry: str, text: str, *, step: bool = False) -> None:
        """A reader's message under a sent text, drafted and sent; perhaps the next step."""
        path, body = f"entries/{entry}/replies/{uuid4()}", {"course": COURSE}
        self.put(f"{path}/draft", {**body, "text": text}, if_none_match="*")
        self.put(f"{path}/sending", {**body, "sent": True, "step": step})

    def meet(self) -> str:
        """The meeting of a teacher's group, opened."""
        group = self.found(
            TEACHER_DESK, r'data-group="([^"]+)"[^>]*\sdata-activity="who-am-i.meeting"'
        )
        answer = self.put(f"groups/{group}/meetings/who-am-i.meeting", {"course": COURSE})
        return answer.json()["id"]

    def put_card(self, meeting: str, text: str, **more: str) -> str:
        """A card, with a name if nothing else is said; its id."""
        card, ticket = str(uuid4()), self.ticket("who-am-i.meeting")
        body = {"column": "we-share", "display": "named", "text": text, **more}
        self.put(f"meetings/{meeting}/cards/{card}", body, x_flexid_ticket=ticket)
        return card

    def hide(self, card: str, reason: str) -> None:
        """Take a card off the group's board."""
        self.put(f"cards/{card}/visibility", {"hidden": True, "reason": reason})

    def ask_glass(self, student: str, reason: str) -> str:
        """Ask to read what a student sent; the id of the asking."""
        permit = str(uuid4())
        body = {"course": COURSE, "student": student, "reason": reason}
        self.put(f"permits/{permit}", body)
        return permit


def plant(hands: dict[str, Hand]) -> dict[str, str]:
    """Every text somebody can write, through the API; the ids that pages are found by."""
    for name in ("ana", "bo"):
        hands[name].put("notice", {"course": COURSE})
    hands["ana"].write("three-circles", WHOLE)
    hands["ana"].send(hands["ana"].write("surprise", "Nobody opens this; it stays in the queue."))
    entry = hands["ana"].write("understood", WHOLE)
    hands["ana"].send(entry)
    meeting = hands["tor"].meet()
    for text in TEXTS:
        hands["cleo"].reply(entry, text, step=True)
        hands["ana"].answer(entry, text)
        hands["bo"].put_card(meeting, text)
        hands["tor"].hide(hands["ana"].put_card(meeting, text), text)
        permit = hands["dov"].ask_glass("ana", text)
        hands["liv"].put(f"permits/{permit}/decision", {"granted": True})
        hands["dov"].ask_glass("bo", text)
    return {"entry": entry, "meeting": meeting}
