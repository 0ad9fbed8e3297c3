"""Two middlewares: the platform's addresses, and its way of replacing ``request.user``."""

from collections.abc import Callable

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
