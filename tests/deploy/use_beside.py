"""Started in an environment where our wheel lies beside the platform's other packages.

The platform's own plugin code finds and installs what is there: apps, settings, addresses.
Prints what was found as JSON.
"""

import json
import sys
from types import ModuleType

import django
from django.conf import settings
from django.core.management import call_command
from django.dispatch import Signal
from edx_django_utils.plugins import add_plugins, get_plugin_apps, get_plugin_url_patterns
from rest_framework.authentication import BaseAuthentication
from xblock.core import XBlock

# What the platform installs by name, as far as these packages need it.
PLATFORM = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "rest_framework",
    "waffle",
    "simple_history",
    "submissions",
    "openassessment",
    "openassessment.assessment",
    "openassessment.fileupload",
    "openassessment.staffgrader",
    "openassessment.workflow",
    "openassessment.xblock",
]
# What only the LMS has: edx-completion's addresses cannot be loaded without the first three, and
# the signals are those that a plugin may listen to.
LMS_ONLY = {
    "common.djangoapps.student.models": ["CourseEnrollment"],
    "lms.djangoapps.course_api.blocks.api": ["get_blocks"],
    "openedx.core.lib.api.authentication": ["BearerAuthenticationAllowInactiveUser"],
    "openedx.core.djangoapps.course_groups.signals.signals": ["COHORT_MEMBERSHIP_UPDATED"],
    "openedx.core.djangoapps.user_api.accounts.signals": [
        "USER_RETIRE_LMS_CRITICAL",
        "USER_RETIRE_LMS_MISC",
    ],
}
SETTINGS = {
    "COURSE_KEY_PATTERN": r"[^/]+",
    "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    "DEFAULT_AUTO_FIELD": "django.db.models.AutoField",
    "FEATURES": {},
    "OPEN_EDX_FILTERS_CONFIG": {},
    "ROOT_URLCONF": "urls_beside",
    "SECRET_KEY": "for this look only",
    "SITE_ID": 1,
    "STATIC_URL": "/static/",
    "USAGE_ID_PATTERN": r"[^/]+",
    "USE_TZ": True,
}


def stand_in(name: str, **members: object) -> None:
    """A module of the platform's, there in the LMS only."""
    module = ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


def member(name: str) -> object:
    """Something of that name, of the right kind."""
    return Signal() if name.isupper() else type(name, (BaseAuthentication,), {})


def start(project: str) -> None:
    """Django with every plugin that is installed, as LMS or Studio would start it."""
    for place, names in LMS_ONLY.items():
        parts = place.split(".")
        for number in range(1, len(parts)):
            stand_in(".".join(parts[:number]), __path__=[])
        stand_in(place, **{name: member(name) for name in names})
    stand_in("chosen", **SETTINGS, INSTALLED_APPS=PLATFORM + get_plugin_apps(project))
    add_plugins("chosen", project, "common")
    chosen = vars(sys.modules["chosen"])
    settings.configure(**{name: value for name, value in chosen.items() if name.isupper()})
    django.setup()
    stand_in("urls_beside", urlpatterns=get_plugin_url_patterns(project))


def main(project: str) -> None:
    """Start, make every table, load every block."""
    start(project)
    call_command("migrate", verbosity=0)
    call_command("check", "--fail-level", "ERROR", verbosity=0)
    blocks = {name: block.__module__ for name, block in XBlock.load_classes(fail_silently=False)}
    apps = [app for app in settings.INSTALLED_APPS if app not in PLATFORM]
    addresses = [str(one.pattern) for one in get_plugin_url_patterns(project)]
    print(json.dumps({"apps": apps, "blocks": blocks, "addresses": addresses}))


if __name__ == "__main__":
    main(sys.argv[1])
