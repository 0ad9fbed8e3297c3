"""The addresses of the school, and one that does nothing for somebody who is logged in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from flexid_xblock.school.urls import urlpatterns as school


@login_required
def floor(request: HttpRequest) -> HttpResponse:
    """Who is there, and nothing else."""
    return HttpResponse()


urlpatterns = [*school, path("floor/", floor)]
