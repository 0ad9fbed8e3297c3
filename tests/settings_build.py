"""The platform while its image is built: the plugin is in place, and no database is named."""

from tests.settings_platform import *  # noqa: F403

DATABASES = {"default": {}}
FLEXID_HOST = "openedx"
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "workbench"]  # noqa: F405
ROOT_URLCONF = "tests.platform_urls"
STATICFILES_DIRS = []
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
# What else the checks would ask an operator for.
FLEXID_SCHOOL_CALENDAR |= {"holidays": (("2126-06-20", "2126-08-15"),)}  # noqa: F405
