"""The school's settings, with the peers that are installed and the table of block states."""

import base64
import os
import tempfile
from importlib.util import find_spec

os.environ["FLEXID_DATA"] = tempfile.mkdtemp(prefix="flexid-peers-")
os.environ["FLEXID_SECRET_KEY"] = "of a benchmark"  # noqa: S105 - of this process alone
os.environ["FLEXID_KEY"] = base64.b64encode(b"a benchmark's key, of 32 bytes!!").decode()

from flexid_xblock.school.settings import *  # noqa: F403

PEERS = {
    "free-text-response": ("freetextresponse",),
    "problem-builder": ("problem_builder",),
    "drag-and-drop-v2": ("drag_and_drop_v2",),
    "edx-sga": ("edx_sga", "submissions"),
    "ora2": (
        "submissions",
        "openassessment",
        "openassessment.assessment",
        "openassessment.workflow",
        "openassessment.staffgrader",
        "openassessment.xblock",
        "waffle",
    ),
}
HERE = tuple(name for name, apps in PEERS.items() if find_spec(apps[0]))
_apps = dict.fromkeys(app for name in HERE for app in PEERS[name])
INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.peers", *_apps]  # noqa: F405
SILENCED_SYSTEM_CHECKS = ["models.W042"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {"version": 1, "disable_existing_loggers": True}
# The peers ask the platform for these.
FEATURES: dict[str, bool] = {}
LMS_ROOT_URL = TECH_SUPPORT_EMAIL = ""
ORA2_FILEUPLOAD_BACKEND = "django"
