"""Every answer of ours, in both hosts, allows our own files and nothing else, and is not kept."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from flexid_xblock.desk import headers
from flexid_xblock.school.middleware import careful_headers
from tests.common import COURSE

Open = Callable[..., Client]
OURS = headers.HEADERS
PLATFORM = [one for one in settings.MIDDLEWARE if "school.middleware" not in one]
KINDS = {"course_key": COURSE, "module_key": "welcome", "usage_id": "welcome.journal"}


def patterns(resolver: URLResolver, names: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the school, with its namespace."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{names}{one.namespace}:" if one.namespace else names
            yield from patterns(one, inner)
        elif one.name:
            yield names + one.name, one


def address(name: str, pattern: URLPattern) -> str:
    """The address with ids that nobody has."""
    kinds = pattern.pattern.converters
    ids = {one: _example(one, type(kind).__name__) for one, kind in kinds.items()}
    return reverse(name, kwargs=ids)


def _example(name: str, kind: str) -> str:
    unknown = {"UUIDConverter": "00000000-0000-4000-8000-000000000000", "IntConverter": "0"}
    return unknown.get(kind) or KINDS.get(name, "ticket")


ADDRESSES = {name: address(name, one) for name, one in patterns(get_resolver())}
FLEXID = {name: url for name, url in ADDRESSES.items() if name.startswith("flexid:")}


def told(answer: HttpResponse) -> dict[str, str]:
    """What the answer says under the names of our headers."""
    return {name: answer.headers.get(name) for name in OURS}


def test_there_are_pages_of_the_school_and_of_the_plugin() -> None:
    assert (len(FLEXID) >= 60, len(ADDRESSES) - len(FLEXID)) == (True, 12)


@pytest.mark.parametrize("method", ["get", "post", "put"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_in_the_school_every_answer_carries_them(logged_in: Open, name: str, method: str) -> None:
    for client in (Client(), logged_in("ana")):
        answer = getattr(client, method)(ADDRESSES[name])
        assert told(answer) == OURS
        assert answer.headers["Content-Security-Policy"] == headers.policy()


@pytest.mark.parametrize("method", ["get", "put"])
@pytest.mark.parametrize("name", FLEXID)
@override_settings(MIDDLEWARE=PLATFORM)
def test_in_a_platform_without_our_middleware_too(logged_in: Open, name: str, method: str) -> None:
    for client in (Client(), logged_in("tor"), logged_in("cleo")):
        answer = getattr(client, method)(FLEXID[name])
        assert told(answer) == OURS
        assert answer.headers["Content-Security-Policy"] == headers.policy()


@override_settings(MIDDLEWARE=PLATFORM)
def test_a_block_in_a_platforms_page_brings_no_policy(logged_in: Open) -> None:
    answer = logged_in("ana").get("/module/welcome/")
    assert "Content-Security-Policy" not in answer.headers


@pytest.mark.parametrize("url", ["/nowhere/", "/flexid/nowhere", "/static/flexid/js/nothing.js"])
def test_what_is_not_there_carries_them(client: Client, db: None, url: str) -> None:
    assert told(client.get(url)) == OURS


def test_a_file_may_be_kept_and_a_page_may_not(client: Client) -> None:
    def served(path: str) -> str:
        answer = HttpResponse(headers={"Cache-Control": "max-age=60"})
        return careful_headers(lambda _: answer)(RequestFactory().get(path))["Cache-Control"]

    assert [served("/static/x.js"), served("/")] == ["max-age=60", "no-store"]


def test_the_policy_names_no_other_site_and_no_inline_anything() -> None:
    policy = dict(one.split(" ", 1) for one in headers.policy().split("; "))
    assert policy == {
        **dict.fromkeys(("default-src", "base-uri", "frame-ancestors", "trusted-types"), "'none'"),
        **dict.fromkeys(("script-src", "style-src", "font-src"), "'self'"),
        # A picture that a student saves as PNG is painted from a file made on her page.
        "img-src": "'self' blob:",
        **dict.fromkeys(("connect-src", "form-action"), "'self'"),
        "require-trusted-types-for": "'script'",
    }


@override_settings(STATIC_URL="https://files.school.example/static/")
def test_a_platform_with_a_host_for_files_may_use_it() -> None:
    assert "script-src 'self' https://files.school.example;" in headers.policy()
