"""The settings of the stand-in Studio: our app and a page for a block, and no table."""

from pathlib import Path

from tests.settings import *  # noqa: F403

FLEXID_HOST = "openedx"
ROOT_URLCONF = "tests.standin.studio"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
CSRF_COOKIE_SECURE = False
MIDDLEWARE = [
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tests.standin.studio.as_an_author",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
