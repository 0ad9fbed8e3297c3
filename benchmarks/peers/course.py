"""A course in which ours and each peer that is here stand, with the same answer in each."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from opaque_keys.edx.keys import CourseKey
from webob import Request
from xblock.core import XBlock

from benchmarks.peers.platform import stand_in
from benchmarks.peers.runtime import LmsLike, Placed
from benchmarks.peers.settings import HERE
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.school.demo import make_people
from tests.common import JOURNAL, PROMPT, read_notice, type_on, write

COURSE = CourseKey.from_string(settings.FLEXID_SCHOOL_COURSE)
ANSWER = "What I took with me today is that nobody is only one thing. "
ANSWER = (ANSWER * 40)[:2000]
QUESTION = "What did you understand about yourself today?"
FREE_TEXT, BUILDER, LONG_ANSWER = "freetextresponse", "problem-builder", "pb-answer"
DRAGGING, FILE, ASSESSMENT = "drag-and-drop-v2", "edx_sga", "openassessment"


def begin() -> User:
    """The tables and the people; the student whom all blocks are shown to."""
    for folder in ("data", "cache", "logs"):
        (settings.DATA / folder).mkdir(parents=True, exist_ok=True)
    call_command("migrate", run_syncdb=True, verbosity=0)
    make_people()
    return User.objects.get(username="ana")


def key(block_type: str) -> Any:
    """Where the course's one block of this type stands."""
    return COURSE.make_usage_key(block_type, JOURNAL)


def block(user: User, block_type: str, *, is_staff: bool = False) -> Any:
    """The block as a request of this person gets it, in a runtime of its own."""
    return LmsLike(user, COURSE, PLACED, is_staff=is_staff).get_block(key(block_type))


def drawn(user: User, block_type: str) -> str:
    """The block's page."""
    return block(user, block_type).render("student_view", {}).content


def handled(user: User, block_type: str, handler: str, body: Any, *, is_staff: bool = False) -> str:
    """What a handler answers, in one transaction, as the LMS has it; only success is a figure."""
    asked = Request.blank("/", method="POST", body=json.dumps(body).encode())
    with transaction.atomic():
        one = block(user, block_type, is_staff=is_staff)
        answer = one.runtime.handle(one, handler, asked)
    if answer.status_code != 200:
        raise ValueError(f"{block_type} answered {answer.status_code}")
    return answer.text


def ours_written(user: User) -> journal.OwnEntry:
    """Her entry in our journal, with the answer as its draft."""
    actor = Actor(user_id=user.pk, real_user_id=user.pk, enrolled=True)
    read_notice(actor)
    return type_on(actor, write(actor, "I"), ANSWER)


def _placed() -> Placed:
    """What stands in the course: ours, the floor, and the peers that are here."""
    html = {"content": f"<p>{QUESTION}</p><p>{ANSWER}</p>"}
    ours = {"activity_key": JOURNAL}
    found: Placed = {
        key("flexid_journal"): (JournalBlock, ours),
        key("html_demo"): (XBlock.load_class("html_demo"), html),
    }
    for peer in PEERS.values():
        found |= peer.placed()
    return found


def _free_text() -> Placed:
    return {key(FREE_TEXT): (XBlock.load_class(FREE_TEXT), {"prompt": QUESTION})}


def _builder() -> Placed:
    frame, answer = key(BUILDER), key(LONG_ANSWER)
    return {
        frame: (XBlock.load_class(BUILDER), {"children": [answer]}),
        answer: (
            XBlock.load_class(LONG_ANSWER),
            {"name": PROMPT, "question": QUESTION, "parent": frame},
        ),
    }


def _save_free_text(user: User, text: str) -> str:
    return handled(user, FREE_TEXT, "save_reponse", {"student_answer": text})


def _submit_builder(user: User, text: str) -> str:
    return handled(user, BUILDER, "submit", {PROMPT: {"value": text}})


@dataclass(frozen=True)
class Peer:
    """Where a peer's block is, and how an answer is written into it, where that is a text."""

    block_type: str
    placed: Callable[[], Placed]
    write: Callable[[User, str], str] | None = None
    brings: str = ""  # the handler that its page asks for her answer at once

    def page(self, user: User) -> str:
        """The page with the answer in it."""
        shell = drawn(user, self.block_type)
        return shell + handled(user, self.block_type, self.brings, {}) if self.brings else shell


def _dragging() -> Placed:
    return {key(DRAGGING): (XBlock.load_class(DRAGGING), {})}


def _assessment() -> Placed:
    staff = [{"name": "staff-assessment", "start": None, "due": None, "required": True}]
    fields = {
        "prompt": json.dumps([{"description": QUESTION}]),
        "rubric_assessments": staff,
        "submission_due": "2099-01-01T00:00:00+00:00",
    }
    return {key(ASSESSMENT): (XBlock.load_class(ASSESSMENT), fields)}


def _file() -> Placed:
    return {key(FILE): (XBlock.load_class(FILE), {})}


def _draft_of_assessment(user: User, text: str) -> str:
    return handled(user, ASSESSMENT, "save_submission", {"submission": [text]})


_PEERS = {
    "free-text-response": Peer(FREE_TEXT, _free_text, _save_free_text),
    "problem-builder": Peer(BUILDER, _builder, _submit_builder),
    "drag-and-drop-v2": Peer(DRAGGING, _dragging),
    "edx-sga": Peer(FILE, _file),
    "ora2": Peer(ASSESSMENT, _assessment, _draft_of_assessment, "render_submission"),
}
stand_in()
PEERS = {name: peer for name, peer in _PEERS.items() if name in HERE}
PLACED = _placed()
