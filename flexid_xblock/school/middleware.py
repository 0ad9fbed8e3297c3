"""What happens to every request of the school."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from flexid_xblock.desk import headers, idle

View = Callable[[HttpRequest], HttpResponse]


def careful_headers(get_response: View) -> View:
    """Allow nothing but our own files, and let no page be stored; the files may be."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        kept = response.headers.get("Cache-Control")
        headers.protect(response)
        if kept and request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = kept
        return response

    return answer


def note_use(get_response: View) -> View:
    """Opening a page is use, so that a desk does not close on somebody who reads another page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = request.method == "GET" and "/api/" not in request.path
        if is_page and response.status_code == 200 and request.user.is_authenticated:
            idle.note_use(request)
        return response

    return answer
