"""Logging in and out. No form here carries a student's words."""

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from flexid_xblock.school.people import PASSWORD, PEOPLE


class LoginForm(AuthenticationForm):
    """Name and password; a wrong one is answered with one sentence, whoever it is."""

    error_messages = {
        key: _("That name and password do not fit together. Please look once more and try again.")
        for key in ("invalid_login", "inactive")
    }


class LoginView(auth_views.LoginView):
    """The log-in page; in the demo its people are one button away."""

    template_name = "flexid/school/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The form, and the demo people when this is a demo."""
        people = PEOPLE if settings.FLEXID_DEMO else ()
        return super().get_context_data(**kwargs, people=people, demo_password=PASSWORD)


@transaction.non_atomic_requests
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session, and ask the browser to forget what it kept of it."""
    response = auth_views.LogoutView.as_view()(request)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


log_in = transaction.non_atomic_requests(LoginView.as_view())
choose_language = transaction.non_atomic_requests(set_language)
