"""From an empty folder to a running school, and from a full one to the same school."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from flexid_xblock.domain.errors import Unavailable

FOLDERS = ("data", "keys", "logs", "cache", "heads", "static")
PROBLEMS = {
    "key_missing": "The key file {keys}/vault.key is missing or broken, and the texts of this "
    "school are locked with it. Put it back from your safe copy, then start again. "
    "No new key was made.",
    "key_different": "The key file {keys}/vault.key is not the one the texts of this school were "
    "locked with. Put the right one back from your safe copy, then start again. "
    "No new key was made.",
    "secret_missing": "The file {keys}/secret.key is missing, but this school is not new. "
    "Put the whole folder {keys} back from your safe copy, then start again. "
    "No new key was made.",
    "real_people_here": "FLEXID_DEMO=1, but real people have accounts in {data}. Start with "
    "FLEXID_DEMO=0, or name another folder with FLEXID_DATA. Nothing was changed.",
    "demo_people_here": "The demo people, whose password everybody knows, have accounts in {data}. "
    "Name a new folder with FLEXID_DATA for a real school, or start with FLEXID_DEMO=1. "
    "Nothing was changed.",
}


def main() -> int:
    """Set up, say where the school is, and become its server; 1 when it cannot open."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexid_xblock.school.settings")
    make_folders(settings.DATA)
    django.setup()
    try:
        prepare()
    except Unavailable as error:
        print(problem(error.code), file=sys.stderr)
        return 1
    connections.close_all()
    print(welcome(), flush=True)
    start_ticker()
    return serve()


def make_folders(data: Path) -> None:
    """Every folder of the school, for its owner only."""
    for name in FOLDERS:
        (data / name).mkdir(mode=0o700, parents=True, exist_ok=True)


def prepare() -> None:
    """Database, keys, people and static files; refuses rather than lose or mix anything."""
    from flexid_xblock.school import demo, keys

    call_command("migrate", interactive=False, verbosity=0)
    demo.refuse_mixture(demo=settings.FLEXID_DEMO)
    keys.ensure_keys()
    if settings.FLEXID_DEMO:
        demo.make_people()
    collect_static()


def problem(code: str) -> str:
    """What an operator has to do about it, as a paragraph nobody overlooks."""
    from flexid_xblock import phrases

    sentence = PROBLEMS.get(code) or phrases.sentence(code)
    text = sentence.format(data=settings.DATA, keys=settings.DATA / "keys")
    return f"\nFLEX-ID CANNOT START ({code})\n{text}\n"


def welcome() -> str:
    """The address, the demo log-ins, and the one thing to do today."""
    from flexid_xblock.school.people import PASSWORD, PEOPLE
    from flexid_xblock.school.server import bind

    lines = [f"Flex-ID is open at http://{bind} (Ctrl-C stops it)."]
    if settings.FLEXID_DEMO:
        lines.append(f"Demo people, each with the password {PASSWORD}:")
        lines += [f"  {one.username:8} {one.name:12} {one.role} {one.group}" for one in PEOPLE]
    else:
        lines.append(f"Copy the folder {settings.DATA / 'keys'} to a safe place today.")
    return "\n".join(lines)


def collect_static() -> None:
    """Make the static files small and give them hashed names, unless they are as they were."""
    from flexid_xblock.school import statics

    stamp, mark = settings.STATIC_ROOT / ".stamp", statics.mark()
    if not stamp.exists() or stamp.read_text("ascii") != mark:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(mark, "ascii")


def start_ticker() -> None:
    """Timed work beside the server; it stops when the server does."""
    subprocess.Popen([sys.executable, "-m", "flexid_xblock.school.ticker"])


def serve() -> NoReturn:
    """Become the web server that ``server.py`` describes."""
    how = ["--config", "python:flexid_xblock.school.server", "flexid_xblock.school.wsgi"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *how])  # noqa: S606
