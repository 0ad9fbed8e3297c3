"""The platform's doors to a block: its page and its handlers, with the checks they have."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import NoSuchHandlerError

from tests.standin.keys import InvalidKeyError, LibraryUsageKey, UsageKey
from tests.standin.runtime import library_block, lms_block, studio_block
from tests.standin.world import WORLD, CourseEnrollment

NOTICE = "This type of component cannot be shown while viewing the course as a specific student."


@ensure_csrf_cookie
@xframe_options_exempt
@transaction.non_atomic_requests
def unit(request: HttpRequest, usage_id: str) -> HttpResponse:
    """One block's page, for the enrolled and for staff; here ``request.user`` is replaced."""
    usage = _usage(UsageKey, usage_id)
    block, masquerade, bound = lms_block(request, usage)
    if not (
        CourseEnrollment.is_enrolled(bound, usage.context_key)
        or WORLD.has_staff_access(request.user, usage.context_key)
    ):
        raise Http404
    request.user = bound
    looks_as_one = masquerade is not None and masquerade.user_name is not None
    if looks_as_one and not getattr(block, "show_in_read_only_mode", False):
        return HttpResponse(NOTICE)
    return HttpResponse(block.render("student_view").body_html())


@csrf_exempt
@xframe_options_exempt
@transaction.non_atomic_requests
def handler(
    request: HttpRequest, course_id: str, usage_id: str, name: str, suffix: str = ""
) -> HttpResponse:
    """A handler. The token is checked by hand, a stranger's GET passes, enrolment is not asked."""
    if request.user.is_authenticated:
        refused = CsrfViewMiddleware(lambda _: HttpResponse()).process_view(request, None, (), {})
        if refused:
            return refused
    elif request.method != "GET":
        return HttpResponseForbidden("Unauthenticated")
    request.user.known = request.user.is_authenticated
    return _invoke(request, usage_id, name, suffix)


@csrf_exempt
@xframe_options_exempt
@transaction.non_atomic_requests
def handler_noauth(
    request: HttpRequest, course_id: str, usage_id: str, name: str, suffix: str = ""
) -> HttpResponse:
    """The same handler without a token; the session's person stays."""
    request.user.known = False
    return _invoke(request, usage_id, name, suffix)


@login_required
@xframe_options_exempt
def studio_unit(request: HttpRequest, usage_id: str) -> HttpResponse:
    """What an author sees of a block in Studio."""
    block = studio_block(request, _usage(UsageKey, usage_id))
    return HttpResponse(block.render("author_view").body_html())


@login_required
@xframe_options_exempt
def studio_handler(
    request: HttpRequest, usage_id: str, name: str, suffix: str = ""
) -> HttpResponse:
    """A handler in Studio's preview: any login will do, for any block."""
    return _answered(request, studio_block(request, _usage(UsageKey, usage_id)), name, suffix)


def library_unit(request: HttpRequest, usage_id: str) -> HttpResponse:
    """A library's block on its own page."""
    block = library_block(request, _usage(LibraryUsageKey, usage_id))
    return HttpResponse(block.render("student_view").body_html())


@csrf_exempt
@xframe_options_exempt
def library_handler(
    request: HttpRequest, usage_id: str, user_id: str, token: str, name: str
) -> HttpResponse:
    """A handler of a library's block: the address holds the token, no session is needed."""
    if not constant_time_compare(token, library_token(user_id, usage_id)):
        raise PermissionDenied
    if request.user.is_authenticated and str(request.user.pk) != user_id:
        raise PermissionDenied
    request.user = User.objects.get(pk=user_id) if user_id.isdigit() else AnonymousUser()
    block = library_block(request, _usage(LibraryUsageKey, usage_id))
    return _answered(request, block, name, "")


def library_token(user_id: str, usage_id: str) -> str:
    """What the address of a library's handler must hold."""
    return salted_hmac("library", f"{user_id}:{usage_id}").hexdigest()


def _invoke(request: HttpRequest, usage_id: str, name: str, suffix: str) -> HttpResponse:
    block, _, _ = lms_block(request, _usage(UsageKey, usage_id))
    return _answered(request, block, name, suffix)


def _answered(request: HttpRequest, block: Any, name: str, suffix: str) -> HttpResponse:
    try:
        answer = block.runtime.handle(block, name, django_to_webob_request(request), suffix)
    except NoSuchHandlerError as error:
        raise Http404 from error
    return webob_to_django_response(answer)


def _usage(kind: Any, text: str) -> Any:
    try:
        return kind.from_string(text)
    except InvalidKeyError as error:
        raise Http404 from error
