"""The pages of the school, and the door to its blocks' handlers."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import NoSuchHandlerError, NoSuchUsage

from flexid_xblock import edge
from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.school import course, errors, home
from flexid_xblock.school.runtime import SchoolRuntime


@transaction.non_atomic_requests
@require_safe
@login_required
def course_home(request: HttpRequest) -> HttpResponse:
    """The course: what is done, what is next, and the person's desks."""
    course_key = settings.FLEXID_SCHOOL_COURSE
    actor = edge.host().actor(request, course_key)
    assert actor is not None  # noqa: S101 - login_required saw to it
    desks = access.desks(actor, course_key)
    context = {
        "title": home.title(content.course().titles, actor.language),
        "years": home.years(actor, course_key, is_student="student" in desks),
        "desks": home.links(desks, course_key),
        # Adults of the course ask nobody here: no way to "I want to talk".
        "course_key": "" if access.works_here(actor, course_key) else course_key,
    }
    return render(request, "flexid/school/home.html", context)


@transaction.non_atomic_requests
@require_safe
@gzip_page
@login_required
@ensure_csrf_cookie
def module(request: HttpRequest, module_key: str) -> HttpResponse:
    """One written module: its blocks in order, with their styles and scripts once.

    The one page that is compressed: it is long, says back nothing that the request brought, and
    has no text of hers in it, so that its length tells nothing to who listens on the way.
    """
    try:
        info = course.module(module_key)
    except NotFound as error:
        raise Http404 from error
    assert request.user.is_authenticated  # noqa: S101 - login_required saw to it
    runtime = SchoolRuntime(request.user, settings.FLEXID_SCHOOL_COURSE)
    keys = [one.key for one in info.activities]
    fragments = [runtime.get_block(key).render("student_view") for key in keys]
    blocks = [fragment.content for fragment in fragments]
    context = {
        "title": home.title(info.titles, request.LANGUAGE_CODE),
        "contents": home.contents(info, request.LANGUAGE_CODE),
        "blocks": dict(zip(keys, blocks, strict=True)),
        "styles": course.styles(fragments),
        "scripts": course.scripts(fragments),
    }
    return render(request, "flexid/school/module.html", context)


@transaction.non_atomic_requests
def handler(request: HttpRequest, usage_id: str, handler_name: str) -> HttpResponse:
    """One block's handler, for the person who is logged in; Django checked the CSRF token."""
    if not (request.user.is_authenticated and request.user.is_active):
        return errors.signed_out()
    runtime = SchoolRuntime(request.user, settings.FLEXID_SCHOOL_COURSE)
    try:
        block = runtime.get_block(usage_id)
        answer = runtime.handle(block, handler_name, django_to_webob_request(request))
    except (NoSuchUsage, NoSuchHandlerError) as error:
        raise Http404 from error
    return webob_to_django_response(answer)


@transaction.non_atomic_requests
@require_safe
@login_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component with its states, for developers; in the demo only."""
    if not settings.FLEXID_DEMO:
        raise Http404
    context = {"readers": ["Cleo Berg", "Ida Holm"], "crumbs": [{"title": "Components"}]}
    return render(request, "flexid/school/components.html", context)
