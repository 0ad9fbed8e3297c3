"""Whether a certificate is valid: for whoever has the paper, without a log-in.

One word, and nothing beside it: a code that is unknown, withdrawn or no code at all is answered
with the same bytes, and no line of any log is written here.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from flexid_xblock.desk.headers import careful
from flexid_xblock.domain.errors import Denied, Unavailable
from flexid_xblock.phrases import sentence
from flexid_xblock.progress.api import certificates
from flexid_xblock.rest import limits
from flexid_xblock.tables import lacks_said


@transaction.non_atomic_requests
@careful
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Valid or not valid; an address that asks too often has to wait."""
    try:
        limits.count("verify", request.META.get("REMOTE_ADDR", ""))
        with lacks_said():
            is_valid = certificates.is_valid(code)
    except Denied:
        why = gettext("That was many tries. Please wait a minute, then try again.")
        return _not_now(request, why, 429)
    except Unavailable as error:
        return _not_now(request, sentence(error.code), 503)
    return _said(request, {"answer": "valid" if is_valid else "not_valid"}, 200)


def _not_now(request: HttpRequest, why: str, status: int) -> HttpResponse:
    response = _said(request, {"why": why}, status)
    response.headers["Retry-After"] = "60"
    # Django would log the address of a refusal, and the code stands in it.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


def _said(request: HttpRequest, context: dict[str, str], status: int) -> HttpResponse:
    response = render(request, "flexid/desk/verify.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
