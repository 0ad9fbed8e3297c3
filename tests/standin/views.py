"""The platform's doors to a block: its page and its handlers, with the checks they have."""

import logging
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
)
from django.middleware.csrf import CsrfViewMiddleware
from django.test import override_settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import NoSuchHandlerError

from tests.standin.keys import DRAFT, CourseKey, InvalidKeyError, UsageKey
from tests.standin.runtime import NOTICE, editor_block, library_block, lms_block, studio_block
from tests.standin.world import WORLD, CourseEnrollment

__all__ = ["NOTICE"]

log = logging.getLogger(__name__)
studio = override_settings(SERVICE_VARIANT="cms")  # a process of its own, on the same database


@ensure_csrf_cookie
@xframe_options_exempt
@transaction.non_atomic_requests
def unit(request: HttpRequest, usage_id: str) -> HttpResponse:
    """One block's page, for the enrolled and for staff; here ``request.user`` is replaced.

    The whole query goes to the view as its context.
    """
    usage = _usage(usage_id)
    view = request.GET.get("view", "student_view")
    if view not in {"student_view", "public_view"}:
        return HttpResponseBadRequest()
    block, _, bound = lms_block(request, usage)
    may_learn = CourseEnrollment.is_enrolled(bound, usage.context_key)
    is_team = WORLD.is_team(request.user, usage.context_key)
    is_shown = view == "public_view" or may_learn or is_team
    if not (is_shown and WORLD.can_load(bound, usage)):
        raise Http404
    request.user = bound
    return HttpResponse(block.render(view, request.GET.dict()).body_html())


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
    return _invoke(request, course_id, usage_id, name, suffix)


@csrf_exempt
@xframe_options_exempt
@transaction.non_atomic_requests
def handler_noauth(
    request: HttpRequest, course_id: str, usage_id: str, name: str, suffix: str = ""
) -> HttpResponse:
    """The same handler without a token; the session's person stays, no access is asked."""
    request.user.known = False
    return _invoke(request, course_id, usage_id, name, suffix)


@login_required
@xframe_options_exempt
@studio
def studio_unit(request: HttpRequest, usage_id: str) -> HttpResponse:
    """What an author sees of a block in Studio."""
    block = studio_block(request, _usage(usage_id))
    return HttpResponse(block.render("author_view").body_html())


@login_required
@xframe_options_exempt
@studio
def studio_handler(
    request: HttpRequest, usage_id: str, name: str, suffix: str = ""
) -> HttpResponse:
    """A handler in Studio's preview: any login will do, for any block."""
    return _answered(request, studio_block(request, _usage(usage_id)), name, suffix)


@login_required
@studio
def editor_handler(
    request: HttpRequest, usage_id: str, name: str, suffix: str = ""
) -> HttpResponse:
    """A handler in Studio's editor: any login will do; only an author's changes are stored."""
    usage = _usage(usage_id)
    block = editor_block(request, usage)
    answer = _answered(request, block, name, suffix)
    if WORLD.is_team(request.user, usage.context_key):
        WORLD.authored[DRAFT][str(usage)] = {
            field: getattr(block, field)
            for field in block.unmixed_class.fields
            if block.fields[field].is_set_on(block)
        }
    return answer


def library_unit(request: HttpRequest, usage_id: str) -> HttpResponse:
    """A library's block on its own page."""
    block = library_block(request, _usage(usage_id))
    view = request.GET.get("view", "student_view")
    return HttpResponse(block.render(view).body_html())


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
    return _answered(request, library_block(request, _usage(usage_id)), name, "")


def library_token(user_id: str, usage_id: str) -> str:
    """What the address of a library's handler must hold."""
    return salted_hmac("library", f"{user_id}:{usage_id}").hexdigest()


def _invoke(
    request: HttpRequest, course_id: str, usage_id: str, name: str, suffix: str
) -> HttpResponse:
    """In the course of the address, whatever the block's own key says."""
    usage = _usage(usage_id).map_into_course(_key(CourseKey, course_id))
    block, _, bound = lms_block(request, usage)
    if getattr(bound, "known", True) and not WORLD.can_load(bound, usage):
        raise Http404
    return _answered(request, block, name, suffix)


def _answered(request: HttpRequest, block: Any, name: str, suffix: str) -> HttpResponse:
    """What goes wrong is logged; a block is logged as ``repr``: 40 characters of each field."""
    try:
        answer = block.runtime.handle(block, name, django_to_webob_request(request), suffix)
    except NoSuchHandlerError as error:
        log.exception("XBlock %s attempted to access missing handler %r", block, name)
        raise Http404 from error
    except Exception:
        log.exception("error executing xblock handler")
        raise
    return webob_to_django_response(answer)


def _usage(text: str) -> Any:
    return _key(UsageKey, text)


def _key(kind: Any, text: str) -> Any:
    try:
        return kind.from_string(text)
    except InvalidKeyError as error:
        raise Http404 from error
