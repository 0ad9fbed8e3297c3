"""The platform's addresses, its way of replacing ``request.user``, a meeting of another kind."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
HEADER = "X-Matrix-Looks-As"


def on_the_platform(get_response: Answer) -> Answer:
    """The addresses of the stand-in, whatever site the settings name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "tests.matrix.site"
        return get_response(request)

    return middleware


def replaced(get_response: Answer) -> Answer:
    """The learner in the place of who is logged in, as ``render_xblock`` puts her there."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if name := request.headers.get(HEADER):
            learner = User.objects.get(username=name)
            learner.real_user = request.user
            request.user = learner
        return get_response(request)

    return middleware


def known_by_teachers(version: Callable[[str], Any]) -> Callable[[str], Any]:
    """Meetings as if their author let teachers know who is done with the journal."""

    def found(key: str) -> Any:
        source = version(key)
        if source["kind"] != "session":
            return source
        return {**source, "structure": {**source["structure"], "teacher_knows_done": True}}

    return found
