"""What every endpoint shares: who asks, what came, and how a refusal is said."""

import re
from functools import cache
from typing import Any

from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest
from rest_framework import exceptions, serializers, status
from rest_framework.authentication import SessionAuthentication
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.validators import ProhibitSurrogateCharactersValidator as _HalfLetters
from rest_framework.views import APIView

from flexid_xblock.access import api as access
from flexid_xblock.care.api import calendar
from flexid_xblock.desk import headers, idle
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import (
    Conflict,
    Denied,
    FlexIdError,
    Invalid,
    NotFound,
    Unavailable,
)
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.edge import host
from flexid_xblock.phrases import sentence
from flexid_xblock.rest import limits, switched
from flexid_xblock.tables import lack_in

TICKET_HEADER = "X-Flexid-Ticket"
_ANYTHING = "*/*"  # what a script asks for where nobody says
_REVISION = re.compile(r'"(\d{1,9})"')

_STATUS_OF_KIND = {
    NotFound: status.HTTP_404_NOT_FOUND,
    Denied: status.HTTP_403_FORBIDDEN,
    Invalid: status.HTTP_422_UNPROCESSABLE_ENTITY,
    Conflict: status.HTTP_409_CONFLICT,
    Unavailable: status.HTTP_503_SERVICE_UNAVAILABLE,
}
_STATUS_OF_CODE = {
    "signed_out": status.HTTP_401_UNAUTHORIZED,
    "ticket_missing": status.HTTP_428_PRECONDITION_REQUIRED,
    "ticket_broken": status.HTTP_400_BAD_REQUEST,
    "ticket_expired": status.HTTP_410_GONE,
    "revision_missing": status.HTTP_428_PRECONDITION_REQUIRED,
    "bad_json": status.HTTP_400_BAD_REQUEST,
    "bad_fields": status.HTTP_422_UNPROCESSABLE_ENTITY,
    "bad_method": status.HTTP_405_METHOD_NOT_ALLOWED,
    "not_acceptable": status.HTTP_406_NOT_ACCEPTABLE,
    "not_json": status.HTTP_415_UNSUPPORTED_MEDIA_TYPE,
    "too_large": status.HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    "too_fast": status.HTTP_429_TOO_MANY_REQUESTS,
}


class Session(SessionAuthentication):
    """The host's own session; a missing CSRF token gets our sentence."""

    def enforce_csrf(self, request: HttpRequest) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as error:
            raise Denied("csrf") from error


class Closed(serializers.Serializer[Any]):
    """A body with these fields and no others."""

    def to_internal_value(self, data: Any) -> Any:
        if set(data) - set(self.fields):
            raise Invalid("bad_fields")
        return super().to_internal_value(data)


@cache
def _reader_of(shape: Any) -> Closed:
    """One for all requests, without data of its own: to copy its fields is half of reading."""
    reader: Closed = shape()
    return reader


class Words(serializers.CharField):
    """What somebody wrote, kept as it came; the rooms clean and measure it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_blank=True, trim_whitespace=False, **options)
        # REST framework's own looks for half letters one by one, in 20,000 characters.
        kept: list[Any] = [one for one in self.validators if not isinstance(one, _HalfLetters)]  # type: ignore[has-type]
        self.validators = [*kept, _whole_letters]


def _whole_letters(value: str) -> None:
    """Refuse halves of surrogate pairs: no database and no file can hold them."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise serializers.ValidationError(code="surrogate_characters_not_allowed") from error


class CourseBody(Closed):
    """In which course."""

    course = serializers.CharField(max_length=255)


class Door(APIView):
    """One address for scripts. Refusals leave as one code and one sentence."""

    authentication_classes = (Session,)
    permission_classes = ()
    parser_classes = (limits.BoundedJSONParser,)
    renderer_classes = (JSONRenderer,)

    def actor(self, course_key: str | None = None) -> Actor:
        """The logged-in person, or the refusal that asks to log in."""
        actor = host().actor(self.request, course_key)
        if actor is None:
            raise Denied("signed_out")
        if actor.is_masked:
            raise NotFound
        return actor

    def student(self, course_key: str) -> Actor:
        """The logged-in person as a student of this course; staff write nothing."""
        actor = self.actor(course_key)
        if access.works_here(actor, course_key):
            raise Denied("not_a_student")
        return actor

    def ticket(self) -> Ticket:
        """The ticket in the request's header, if it is fresh and the person's own."""
        return access.read(self.request.headers.get(TICKET_HEADER, ""), self.actor())

    def body(self, shape: type[Closed]) -> dict[str, Any]:
        """The JSON body, in this shape and no other."""
        if self.request.content_type.split(";")[0] != "application/json":
            raise Invalid("not_json")
        data: Any = self.request.data
        if not isinstance(data, dict):
            raise Invalid("bad_fields")
        try:
            return _reader_of(shape).run_validation(data)  # type: ignore[arg-type]
        except serializers.ValidationError as error:
            raise Invalid("bad_fields") from error

    def asked(self, name: str) -> str:
        """A key in the query string; keys only ever travel there."""
        value = self.request.query_params.get(name, "")
        if not value:
            raise Invalid("bad_fields")
        return value

    @transaction.non_atomic_requests
    @calendar.by_the_schools_clock
    def dispatch(self, *args: Any, **kwargs: Any) -> Response:
        return super().dispatch(*args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        limits.check_length(request)
        super().initial(request, *args, **kwargs)
        actor, door = self.actor(), request.resolver_match.url_name
        switched.guard(request, door)
        idle.guard(request._request, door)  # noqa: SLF001 - logging out needs Django's own
        limits.count_request(request, door, actor.user_id, kwargs)

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """JSON is all we speak; only who asks for something else is weighed."""
        # As the server has it: to read one of ``headers`` makes a list of all of them first.
        if request.META.get("HTTP_ACCEPT", _ANYTHING) in (_ANYTHING, JSONRenderer.media_type):
            return JSONRenderer(), JSONRenderer.media_type
        return super().perform_content_negotiation(request, force)

    def handle_exception(self, exc: Exception) -> Response:
        refusal = _as_refusal(exc)
        if refusal is None:
            raise exc
        return _refused(refusal)

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        return headers.protect(super().finalize_response(*args, **kwargs))


def seen_revision(request: Request) -> int:
    """The revision the page has seen: 0 for ``If-None-Match: *``, else ``If-Match``."""
    if request.META.get("HTTP_IF_NONE_MATCH") == "*":
        return 0
    match = _REVISION.fullmatch(request.META.get("HTTP_IF_MATCH", ""))
    if match is None:
        raise Invalid("revision_missing")
    return int(match[1])


def _as_refusal(exc: Exception) -> FlexIdError | None:
    if isinstance(exc, FlexIdError):
        return exc
    if isinstance(exc, exceptions.UnsupportedMediaType):
        return Invalid("not_json")
    if isinstance(exc, exceptions.ParseError | RecursionError):
        return Invalid("bad_json")
    if isinstance(exc, exceptions.NotAcceptable):
        return Invalid("not_acceptable")
    if isinstance(exc, Http404):
        return NotFound()
    if isinstance(exc, exceptions.MethodNotAllowed):
        return Invalid("bad_method")
    if isinstance(exc, DatabaseError):
        return lack_in(exc)
    return None


def _refused(refusal: FlexIdError) -> Response:
    kind = next(kind for kind in _STATUS_OF_KIND if isinstance(refusal, kind))
    body: dict[str, Any] = {"code": refusal.code, "message": sentence(refusal.code)}
    if isinstance(refusal, Conflict) and refusal.stored is not None:
        body["stored"] = vars(refusal.stored)
    number = _STATUS_OF_CODE.get(refusal.code, _STATUS_OF_KIND[kind])
    # The shortest window; a page that asks too soon is told so once more.
    wait = {"Retry-After": "60"} if refusal.code == "too_fast" else {}
    return Response(body, status=number, headers=wait)
