"""The desks' addresses, and what a reader finds on a page."""

import re
from html import unescape
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.common import COURSE


def at(name: str, **ids: Any) -> str:
    """The address of a desk page."""
    return reverse(f"flexid:{name}", kwargs={"course_key": COURSE, **ids})


def said(page: HttpResponse) -> str:
    """What a page says, without its markup."""
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    return " ".join(unescape(text).split())


def our_queries(client: Client, address: str) -> int:
    """How often our own tables are asked for a page; session and user are the host's."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum("flexid_xblock_" in one["sql"] for one in asked.captured_queries)


def main_of(page: HttpResponse) -> str:
    """What the main part of a page says."""
    main = re.search(r"<main.*?</main>", page.content.decode(), re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def strings(node: Any) -> list[str]:
    """Every text in a nested document."""
    if isinstance(node, dict):
        return [text for one in node.values() for text in strings(one)]
    if isinstance(node, list):
        return [text for one in node for text in strings(one)]
    return [" ".join(str(node).split())]
