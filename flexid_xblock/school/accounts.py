"""Logging in and out. No form here carries a student's words."""

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from flexid_xblock.domain.errors import Denied
from flexid_xblock.rest import limits
from flexid_xblock.school.people import PASSWORD, PEOPLE

TOO_OFTEN = _("That was many tries. Please wait a few minutes, then try again.")


class LoginForm(AuthenticationForm):
    """Name and password; a wrong one is answered with one sentence, whoever it is."""

    error_messages = {
        key: _("That name and password do not fit together. Please look once more and try again.")
        for key in ("invalid_login", "inactive")
    }

    def clean(self) -> dict[str, object]:
        """Who logs in; a name at one address has a few tries, and then a pause."""
        who = (self.cleaned_data.get("username", "").casefold(), self._address())
        try:
            limits.count("login", who)
        except Denied as error:
            raise ValidationError(TOO_OFTEN, code="too_fast") from error
        cleaned = super().clean()
        limits.forget("login", who)
        return cleaned

    def _address(self) -> str:
        return self.request.META["REMOTE_ADDR"] if self.request else ""


class LoginView(auth_views.LoginView):
    """The log-in page; in the demo its people are one button away."""

    template_name = "flexid/school/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The form, and the demo people when this is a demo."""
        people = PEOPLE if settings.FLEXID_DEMO else ()
        return super().get_context_data(**kwargs, people=people, demo_password=PASSWORD)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The page once more; 429 when it was tried too often."""
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, "too_fast"):
            response.status_code = 429
        return response


@transaction.non_atomic_requests
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session, and ask the browser to forget what it kept of it."""
    response = auth_views.LogoutView.as_view()(request)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


log_in = transaction.non_atomic_requests(LoginView.as_view())
choose_language = transaction.non_atomic_requests(set_language)
