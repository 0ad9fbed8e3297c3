"""A demo school of this process, in a folder that goes with it, and phones that ask it.

To import this is to set it up, as its operator's start does: import it before anything of
ours. A phone asks what gunicorn would call: all middleware is in the way, sessions and CSRF
tokens are checked, and nothing of a test client is measured along.
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import django

_FOLDER = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "benchmarks.school_settings",
    "FLEXID_DATA": _FOLDER.name,
    "FLEXID_DEMO": "1",
    "FLEXID_KEY": "YSBrZXkgZm9yIGJlbmNobWFya3MsIDMyIGJ5dGVzISE=",
    "FLEXID_SECRET_KEY": "for benchmarks only",
}
from flexid_xblock.school import start  # noqa: E402  it reads where its folders are

start.make_folders(Path(_FOLDER.name))
django.setup()
start.prepare()

from django.conf import settings  # noqa: E402  after the settings
from django.contrib import auth  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from flexid_xblock.domain.actors import Actor  # noqa: E402

Application = Callable[..., Iterable[bytes]]
TOKEN = "a" * 32


class Phone:
    """A browser where somebody is logged in, as the server meets it."""

    def __init__(self, username: str) -> None:
        user = auth.get_user_model().objects.get(username=username)
        self.user_id = user.pk
        self.actor = Actor(user_id=user.pk, real_user_id=user.pk, enrolled=True)
        self._application: Application = get_wsgi_application()
        self._cookies = f"sessionid={logged_in(user)}; csrftoken={TOKEN}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
        """The answer, once it is sent to the end. Headers as WSGI names them, without "HTTP_"."""
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/json" if body else "",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ACCEPT": "*/*",
            "HTTP_ACCEPT_LANGUAGE": "nb,en;q=0.8",
            "HTTP_COOKIE": self._cookies,
            "HTTP_X_CSRFTOKEN": TOKEN,
            **{f"HTTP_{name}": value for name, value in headers.items()},
        }
        answer: Any = self._application(environ, lambda *args: None)
        b"".join(answer)
        answer.close()
        return answer


def logged_in(user: Any) -> str:
    """The cookie of a phone where she is logged in."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[auth.SESSION_KEY] = str(user.pk)
    store[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)
