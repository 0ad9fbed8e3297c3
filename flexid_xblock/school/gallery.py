"""One example of each kind of activity, in each of its states: for authors and developers."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from flexid_xblock import edge
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.school import course, trees
from flexid_xblock.school.runtime import SchoolRuntime

STATES = ("empty", "filled", "passed", "readonly")


@transaction.non_atomic_requests
@require_safe
@login_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every kind there is, by the title of its example."""
    _check_author(request)
    examples = [
        {
            "name": _name(key),
            "title": _title(key, request.LANGUAGE_CODE),
            "states": STATES,
            "has_tree": trees.has_tree(key),
        }
        for key in content.gallery()
    ]
    return render(request, "flexid/school/gallery.html", {"examples": examples})


@transaction.non_atomic_requests
@require_safe
@login_required
@ensure_csrf_cookie
def example(request: HttpRequest, name: str) -> HttpResponse:
    """One kind in one state. An empty one is the block itself for whoever learns here."""
    _check_author(request)
    key, state = f"{content.GALLERY}.{name}", request.GET.get("state", STATES[0])
    if key not in content.gallery() or state not in STATES:
        raise Http404
    assert request.user.is_authenticated  # noqa: S101 - login_required saw to it
    runtime = SchoolRuntime(request.user, settings.FLEXID_SCHOOL_COURSE)
    block = runtime.get_block(key)
    if state != STATES[0] or edge.host().seat(block).kind is not SeatKind.LEARNER:
        block.sample_state = state
        block.sample = {} if state == STATES[0] else content.answer(key, request.LANGUAGE_CODE)
    fragment = block.render("student_view")
    context = {
        "name": name,
        "title": _title(key, request.LANGUAGE_CODE),
        "shown": fragment.content,
        "state": state,
        "states": STATES,
        "styles": course.styles([fragment]),
        "scripts": course.scripts([fragment]),
    }
    return render(request, "flexid/school/example.html", context)


@transaction.non_atomic_requests
@require_safe
@login_required
def tree(request: HttpRequest, name: str = "", activity_key: str = "") -> HttpResponse:
    """A whole dilemma for its author: the gallery's by name, a module's by its key."""
    _check_author(request)
    key = activity_key or f"{content.GALLERY}.{name}"
    try:
        context = trees.tree(key, request.LANGUAGE_CODE)
    except NotFound as error:
        raise Http404 from error
    return render(request, "flexid/school/tree.html", context)


def _check_author(request: HttpRequest) -> None:
    if not request.user.is_staff:
        raise Http404


def _name(key: str) -> str:
    return key.removeprefix(f"{content.GALLERY}.")


def _title(key: str, language: str) -> dict[str, Any]:
    words = content.words(content.source(key), language)
    return {"text": words.text["title"], "language": words.language, "direction": words.direction}
