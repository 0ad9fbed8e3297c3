"""One's own password: chosen at the first log-in with a start password, changed at will."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from flexid_xblock.domain.errors import Denied
from flexid_xblock.edge.accounts import is_start
from flexid_xblock.rest import limits
from flexid_xblock.school import errors
from flexid_xblock.school.accounts import TOO_OFTEN

NOT_THE_SAME = _("The two are not the same. Please type both once more.")
View = Callable[[HttpRequest], HttpResponse]
_OPEN = ("school_password", "school_logout", "school_language", "school_login")


class Hasher(PBKDF2PasswordHasher):
    """Django's own, but that a start password is still one after it was used."""

    def must_update(self, encoded: str) -> bool:
        """Not a start password: its few rounds say that it is one."""
        return not is_start(encoded) and super().must_update(encoded)

    def verify(self, password: str, encoded: str) -> bool:
        """As long as for any other: how long it takes must not tell who is new."""
        if is_start(encoded):
            self.harden_runtime(password, encoded)
        return super().verify(password, encoded)


def own_password_first(get_response: View) -> View:
    """Whoever logged in with a start password chooses her own before anything else."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not _must_choose(request):
            return get_response(request)
        path = reverse("school_password")
        if request.path in map(reverse, _OPEN):
            return get_response(request)
        if request.method == "GET" and "/api/" not in request.path:
            return redirect(path)
        return errors.refusal(Denied("own_password").code, 403)

    return answer


def _must_choose(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False  # nobody is asked who she is on a page for everybody
    return request.user.is_authenticated and is_start(request.user.password)


class _OwnForm(SetPasswordForm):
    """A password of her own, in place of the one on the slip."""

    error_messages = {**SetPasswordForm.error_messages, "password_mismatch": NOT_THE_SAME}

    def clean_new_password1(self) -> str:
        """Not the one that stood on the slip."""
        chosen: str = self.cleaned_data["new_password1"]
        if self.user.check_password(chosen):
            raise ValidationError(_("Choose another password than the one you got on paper."))
        return chosen


class _ChangeForm(PasswordChangeForm):
    """The old password, and a new one; a few tries, and then a pause."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_mismatch": NOT_THE_SAME,
        "password_incorrect": _("This is not your password now. Please look once more."),
    }

    def clean_old_password(self) -> str:
        """The one she has now."""
        try:
            limits.count("login", ("password", self.user.pk))
        except Denied as error:
            raise ValidationError(TOO_OFTEN, code="too_fast") from error
        return str(super().clean_old_password())


class PasswordView(auth_views.PasswordChangeView):
    """Choose a password; whoever is logged in elsewhere with the old one is logged out there."""

    template_name = "flexid/school/password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """In the demo everybody knows the demo people's password, and nobody changes it."""
        user = request.user
        if settings.FLEXID_DEMO and user.is_authenticated and not is_start(user.password):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[Any]:
        """Whoever has only a start password has just typed it."""
        return _OwnForm if self._is_first() else _ChangeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and whether it is her first."""
        return super().get_context_data(**kwargs, is_first=self._is_first())

    def get_success_url(self) -> str:
        """Home."""
        return reverse("school_home")

    def _is_first(self) -> bool:
        user: Any = self.request.user  # somebody: the view sends strangers to log in
        return is_start(user.password)


choose_password = transaction.non_atomic_requests(PasswordView.as_view())
