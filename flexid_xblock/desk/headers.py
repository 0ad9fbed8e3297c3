"""What every page and answer of ours asks of the browser: our own files, no frame, no keeping.

The one place for it, in both hosts. Blocks live in the platform's page, which
has headers of its own.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]
Answer = TypeVar("Answer", bound=HttpResponseBase)

# A file is to be kept, not looked at here: whatever stands in it runs nowhere.
FILES = "default-src 'none'; sandbox"

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=()",
    # Not "no-referrer": with it browsers send "Origin: null", and Django refuses every form.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def careful(view: View) -> View:
    """The view, whose every answer carries our headers."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return protect(view(*args, **kwargs))

    return answer


def protect(response: Answer) -> Answer:
    """The response with our headers."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers["Content-Security-Policy"] = FILES if _is_file(response) else policy()
    return response


def _is_file(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Disposition", "").startswith("attachment")


def policy() -> str:
    """Nothing but files of ours, framed by nobody, and no script made from text."""
    files = _files()
    return (
        f"default-src 'none'; script-src {files}; style-src {files}; img-src {files} blob:; "
        f"font-src {files}; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _files() -> str:
    """Where our files come from: here, or the host of its own that a platform has for them."""
    address = urlsplit(settings.STATIC_URL)
    return f"'self' {address.scheme}://{address.netloc}" if address.netloc else "'self'"
