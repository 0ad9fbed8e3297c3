"""Whether a certificate is valid: for whoever has the paper, without a log-in.

One word, and nothing beside it: a code that is unknown, withdrawn or no code at all is answered
with the same bytes, and no line of any log is written here.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from flexid_xblock.desk.headers import careful
from flexid_xblock.domain.errors import Denied
from flexid_xblock.progress.api import certificates
from flexid_xblock.rest import limits


@transaction.non_atomic_requests
@careful
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Valid or not valid; an address that asks too often has to wait."""
    try:
        limits.count("verify", request.META.get("REMOTE_ADDR", ""))
    except Denied:
        return _later(request)
    answer = "valid" if certificates.is_valid(code) else "not_valid"
    return _said(request, answer, 200)


def _later(request: HttpRequest) -> HttpResponse:
    response = _said(request, "later", 429)
    response.headers["Retry-After"] = "60"
    # Django would log the address of a refusal, and the code stands in it.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


def _said(request: HttpRequest, answer: str, status: int) -> HttpResponse:
    response = render(request, "flexid/desk/verify.html", {"answer": answer}, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
