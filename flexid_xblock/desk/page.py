"""What every desk page shares: who asks, what is hidden, and the frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from flexid_xblock.care.api import help_numbers
from flexid_xblock.domain.errors import FlexIdError, Invalid, NotFound, Unavailable
from flexid_xblock.edge import host
from flexid_xblock.phrases import sentence

View = Callable[..., HttpResponse]
Page = Callable[..., tuple[str, dict[str, Any]]]

_STATUS = {NotFound: 404, Invalid: 422, Unavailable: 503}


def desk(page: Page) -> View:
    """A view from ``page(actor, course_key, **ids) -> (template, context)``.

    Nobody is sent to log in; what is hidden and what is not there are the same
    bytes; a text that cannot be opened is one sentence.
    """

    @transaction.non_atomic_requests
    @require_safe
    @ensure_csrf_cookie
    @wraps(page)
    def view(request: HttpRequest, course_key: str, **ids: Any) -> HttpResponse:
        actor = host().actor(request, course_key)
        if actor is None:
            return redirect_to_login(request.get_full_path())
        try:
            template, context = page(actor, course_key, request=request, **ids)
        except FlexIdError as error:
            return _refused(request, course_key, error)
        return _drawn(request, course_key, template, context, 200)

    return view


def named(ids: set[int]) -> dict[int, str]:
    """Display names for a page; somebody who left has none."""
    return host().names(ids)


def _refused(request: HttpRequest, course_key: str, error: FlexIdError) -> HttpResponse:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 403)
    context = {"title": sentence(error.code)}
    return _drawn(request, course_key, "flexid/desk/refused.html", context, status)


def _drawn(
    request: HttpRequest, course_key: str, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    frame = {
        "course_key": course_key,
        "home_url": host().course_url(course_key),
        "help_numbers": help_numbers(),
        "exit_url": settings.FLEXID_EXIT_URL,
    }
    response = render(request, template, {**frame, **context}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
