"""What every desk page shares: who asks, what is hidden, and the frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from flexid_xblock import text
from flexid_xblock.care.api import calendar, help_card
from flexid_xblock.desk import idle
from flexid_xblock.desk.headers import careful
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import FlexIdError, Invalid, NotFound, Unavailable
from flexid_xblock.edge import host
from flexid_xblock.journal import queries
from flexid_xblock.phrases import sentence
from flexid_xblock.rest import limits
from flexid_xblock.tables import lacks_said

View = Callable[..., HttpResponseBase]
Page = Callable[..., tuple[str, dict[str, Any]] | HttpResponse]

COVER_MINUTES = 30  # without input, on a page with a student's own words

_STATUS = {NotFound: 404, Invalid: 422, Unavailable: 503}


def desk(page: Page) -> View:
    """A view from ``page(actor, course_key, **ids) -> (template, context)``, or a file.

    Nobody is sent to log in; what is hidden and what is not there are the same
    bytes; a text that cannot be opened is one sentence.
    """

    @transaction.non_atomic_requests
    @careful
    @require_safe
    @ensure_csrf_cookie
    @calendar.by_the_schools_clock
    @wraps(page)
    def view(request: HttpRequest, course_key: str, **ids: Any) -> HttpResponse:
        if _is_staffs(request) and idle.is_over(request):
            logout(request)
        actor = host().actor(request, course_key)
        if idle.HERE in request.headers:
            return _here(request, actor)
        if actor is None:
            return redirect_to_login(request.get_full_path())
        try:
            if "entry_id" in ids:
                limits.count("open", actor.user_id)
            with lacks_said():
                found = page(actor, course_key, request=request, **ids)
        except FlexIdError as error:
            return _refused(request, course_key, error)
        idle.note_use(request, at_desk=_is_staffs(request))
        if isinstance(found, HttpResponse):
            return found
        template, context = found
        return _drawn(request, course_key, template, {**_cover(request, actor), **context}, 200)

    return view


def named(ids: set[int]) -> dict[int, str]:
    """Display names for a page or a script, made safe to show; somebody who left has none."""
    found = host().names(ids) if ids else {}
    return {who: text.name(given) for who, given in found.items()}


def was_here(actor: Actor, course_key: str) -> bool:
    """Who left the course keeps reading what she wrote in it."""
    return actor.enrolled or bool(queries.begun_activities(actor, course_key))


def _here(request: HttpRequest, actor: Actor | None) -> HttpResponse:
    """What the page's script is told when it says who is there; not a word of the page."""
    if actor is None or request.headers[idle.HERE] != str(actor.user_id):
        return HttpResponse(status=401)
    idle.note_use(request)
    return HttpResponse(status=204)


def _is_staffs(request: HttpRequest) -> bool:
    return "/desk/" in request.path


def _cover(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """After how many minutes the page covers itself, and whether a button does it at once."""
    is_desk = _is_staffs(request)
    minutes = settings.FLEXID_STAFF_IDLE_MINUTES if is_desk else COVER_MINUTES
    return {"is_desk": is_desk, "cover_minutes": minutes, "cover_for": actor.user_id}


def _refused(request: HttpRequest, course_key: str, error: FlexIdError) -> HttpResponse:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 403)
    status = 429 if error.code == "too_fast" else status
    context = {"title": sentence(error.code)}
    return _drawn(request, course_key, "flexid/desk/refused.html", context, status)


def _drawn(
    request: HttpRequest, course_key: str, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    frame = {
        "course_key": course_key,
        "home_url": host().course_url(course_key),
        **help_card(),
        "exit_url": settings.FLEXID_EXIT_URL,
    }
    return render(request, template, {**frame, **context}, status=status)
