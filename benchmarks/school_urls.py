"""The addresses of the school, and one that does nothing for somebody who is logged in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from flexid_xblock.school.urls import urlpatterns as school


@login_required
def nothing(request: HttpRequest) -> HttpResponse:
    """Who is there, whether she may send, and nothing else."""
    return HttpResponse(status=204)


urlpatterns = [*school, path("nothing/", nothing)]
