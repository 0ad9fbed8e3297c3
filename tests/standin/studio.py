"""A stand-in Studio that a browser can drive: a block's editor, its preview, and its fields.

Served by gunicorn with one worker, since the fields live in its memory:
see ``studio_wsgi``.
"""

import json
from types import SimpleNamespace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from web_fragments.fragment import Fragment
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import NoSuchHandlerError

from tests.standin.author import authors_block

# The fields that authors have set, by the block's type.
FIELDS: dict[str, dict[str, Any]] = {}


def as_an_author(get_response: Any) -> Any:
    """The middleware that logs everybody in as one author, whom no table knows."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = SimpleNamespace(
            pk=1, is_authenticated=True, is_active=True, get_username=lambda: "author"
        )
        return get_response(request)

    return middleware


@ensure_csrf_cookie
def editor(request: HttpRequest, kind: str) -> HttpResponse:
    """The modal in which Studio shows a block's editor."""
    return _page(request, _block(kind).render("studio_view"))


@ensure_csrf_cookie
def unit(request: HttpRequest, kind: str) -> HttpResponse:
    """A block on Studio's page of a unit: its messages, then its author's view."""
    block = _block(kind)
    block.runtime.is_author_mode = True
    return _page(request, block.render("author_view"), block)


def handler(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """A handler of the editor. The block is saved afterwards, as there."""
    block = _block(kind)
    try:
        return webob_to_django_response(
            block.runtime.handle(block, name, django_to_webob_request(request))
        )
    except NoSuchHandlerError as error:
        raise Http404 from error


@csrf_exempt
def fields(request: HttpRequest, kind: str) -> HttpResponse:
    """What the block holds; a test may set it."""
    if request.method == "PUT":
        FIELDS[kind] = json.loads(request.body)
    return JsonResponse(FIELDS.setdefault(kind, {}))


def _block(kind: str) -> Any:
    return authors_block(kind, FIELDS.setdefault(kind, {}))


def _page(request: HttpRequest, drawn: Fragment, block: Any = None) -> HttpResponse:
    context = {
        "head": drawn.head_html(),
        "shown": drawn.body_html(),
        "foot": drawn.foot_html(),
        "title": block.display_name_with_default if block else "Editor",
        "messages": block.validate().messages if block else [],
    }
    return HttpResponse(render_to_string("standin/studio.html", context, request))


urlpatterns = [
    path("edit/<slug:kind>/", editor),
    path("unit/<slug:kind>/", unit),
    path("fields/<slug:kind>/", fields),
    path("xblock/<slug:kind>/handler/<slug:name>", handler),
    path("flexid/", include(("flexid_xblock.urls", "flexid"))),
]
