"""One human sentence for everything that goes wrong, never a traceback."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from flexid_xblock import phrases

_BAD_REQUEST = _("We could not understand that request. Please go back and try once more.")
_FORBIDDEN = _("You cannot open this page.")
_NOT_FOUND = _("There is no such page here.")
_BROKEN = _(
    "Something went wrong here, and it is not your fault. Please try again in a few minutes."
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(request, 400, _BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(request, 403, _FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what is hidden and for what does not exist."""
    return _page(request, 404, _NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500; the page asks neither the session nor the database for anything."""
    return _page(request, 500, _BROKEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 without a valid CSRF token; a script is answered in JSON."""
    if request.content_type == "application/json":
        return refusal("csrf", 403)
    return _page(request, 403, phrases.sentence("csrf"))


def signed_out() -> HttpResponse:
    """What a script is told when the session has ended."""
    return refusal("signed_out", 401)


def refusal(code: str, status: int) -> HttpResponse:
    """A refusal in the shape that the API gives it."""
    return JsonResponse({"code": code, "message": phrases.sentence(code)}, status=status)


def _page(request: HttpRequest, status: int, sentence: Promise | str) -> HttpResponse:
    return render(request, "flexid/school/error.html", {"sentence": sentence}, status=status)
