"""Tickets as time, an author or a clumsy extension would leave them in a page."""

import time
from unittest import mock

from django.core import signing
from playwright.sync_api import Page, Route

from tests.browser.server import School

SALT = "flexid.ticket.1"
JOURNAL = "[data-flexid=journal]"
# An author gave the question another wording; the page she has open shows the old one.
REPUBLISH = """
from flexid_xblock.content import api as content
own = {{"en": {{"prompts.{prompt}.question": "{question}"}}}}
print(content.freeze("who-am-i.journal", own))
"""


def expired(school: School, ticket: str) -> str:
    """The same ticket, signed 13 hours ago."""
    fields = signing.loads(ticket, key=school.secret, salt=SALT)
    with mock.patch("django.core.signing.time.time", return_value=time.time() - 13 * 3600):
        return signing.dumps(fields, key=school.secret, salt=SALT)


def tampered(_school: School, ticket: str) -> str:
    """The same ticket with its signature gone wrong."""
    return ticket[:-4] + "AAAA"


def republished(school: School, ticket: str, *, prompt: str, question: str) -> str:
    """The ticket a page gets after an author has changed the words of one question."""
    fields = signing.loads(ticket, key=school.secret, salt=SALT)
    version = school.python(REPUBLISH.format(prompt=prompt, question=question))
    return signing.dumps(fields | {"version": version}, key=school.secret, salt=SALT)


def in_page(page: Page) -> str:
    """The ticket that the journal holds."""
    return page.locator(JOURNAL).get_attribute("data-ticket") or ""


def put_in_page(page: Page, ticket: str) -> None:
    """Give the journal another ticket."""
    page.locator(JOURNAL).evaluate("(root, ticket) => { root.dataset.ticket = ticket }", ticket)


def renew_with(page: Page, ticket: str) -> None:
    """Let the block answer with this ticket when the page asks for a fresh one."""

    def answer(route: Route) -> None:
        route.fulfill(json={"ticket": ticket})

    page.route("**/ticket/", answer)
