"""How a block draws itself, and how it answers its two handlers."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from web_fragments.fragment import Fragment
from webob import Request, Response

from flexid_xblock.access import api as access
from flexid_xblock.blocks import kept
from flexid_xblock.blocks.beside import safety_row, writing
from flexid_xblock.blocks.example import example
from flexid_xblock.blocks.tongues import tongues
from flexid_xblock.care.api import (
    calendar,
    guardians,
    schoolrules,
)
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import Denied, FlexIdError, Invalid, NotFound, Unavailable
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.edge import host
from flexid_xblock.phrases import sentence
from flexid_xblock.privacy.api import notice_paragraphs
from flexid_xblock.progress import api as progress
from flexid_xblock.tables import lacks_said
from flexid_xblock.templatetags.flexid_assets import asset_urls

STYLES = (
    "tokens.css",
    "base.css",
    "safety.css",
    "controls.css",
    "pieces.css",
    "talk.css",
    "boardcard.css",
    "motion-and-print.css",
)
FRAME_SCRIPTS = ("flexid.js", "leave.js", "cover.js")
_SWITCH_OF = {"journal": "journals", "activity": "activities", "session": "meetings"}
# An author's own words and choices.
Own = tuple[dict[str, Any], dict[str, Any]]
# A handler needs no words; whoever sends many is not our page.
MAX_BODY = 1_000


@calendar.by_the_schools_clock
def draw(block: Any, seat: Seat | None = None) -> Fragment:
    """The block's HTML, styles and scripts for whoever sits before it; to an author an example."""
    seat = seat or host().seat(block)
    is_author = seat.kind is SeatKind.AUTHOR
    try:
        if content.outline(block.activity_key)[0] != block.kind:
            raise NotFound("unknown_activity")
        if not is_author and access.switches.is_off(_SWITCH_OF.get(block.kind, "")):
            return fragment("flexid/blocks/off.html", _off(block, seat))
        with lacks_said():
            return _drawn(block, seat)
    except FlexIdError as error:
        said = {"message": sentence(error.code), "activity_key": block.activity_key}
        return fragment("flexid/blocks/missing.html", {**said, "is_author": is_author})


def _drawn(block: Any, seat: Seat) -> Fragment:
    """The page; to all who learn here the same one, but for its holes and her part of a bank."""
    own = _own(block)
    is_learner = seat.kind is SeatKind.LEARNER
    version = content.freeze(block.activity_key, *own) if is_learner else ""
    hers = _hers(block, seat, version)
    if not is_learner or block.sample_state or _is_bank(block, own):
        return _page(block, seat, own, hers)
    shown = kept.Shown(
        activity_key=block.activity_key,
        version=version,
        course_key=seat.course_key,
        usage_key=seat.usage_key,
        content_language=seat.language,
        page_language=get_language() or "",
        school_rules=schoolrules.spelled(),
    )
    return kept.page(shown, lambda: _page(block, seat, own, kept.HOLES)).filled(hers)


def _page(block: Any, seat: Seat, own: Own, hers: Mapping[str, Any]) -> Fragment:
    source = content.source(block.activity_key, *own)
    scripts, styles = block.resources(source)
    context = {**_context(block, seat, source), **hers}
    if seat.kind is SeatKind.AUTHOR:
        made_up = example(source)
        context, scripts = {**context, **made_up.context}, scripts if made_up.runs else ()
        return fragment(made_up.template or block.template, context, scripts, styles)
    return fragment(block.template, context, scripts, styles)


def _is_bank(block: Any, own: Own) -> bool:
    """Whether each student is shown her own part of its questions, or has hers standing open."""
    structure = content.outline(block.activity_key)[1]
    return bool(content.bank.how({**structure, **own[1]}))


def _hers(block: Any, seat: Seat, version: str) -> dict[str, Any]:
    """What of a page is one person's: see ``kept``."""
    return {
        "person": seat.user_id,
        "ticket": _ticket(block, seat, version) if version else "",
        "ticket_url": block.runtime.handler_url(block, "ticket"),
        "completed_url": block.runtime.handler_url(block, "completed"),
    }


def answer(block: Any, request: Request, act: Callable[[Any, Seat], dict[str, Any]]) -> Response:
    """Run ``act`` for a learner who asked through the page; refuse everything else."""
    try:
        check_request(request)
        seat = host().seat(block)
        if seat.kind is not SeatKind.LEARNER:
            raise NotFound
        _check_person(request, seat)
        with lacks_said():
            return json_answer(act(block, seat), 200)
    except NotFound as error:
        return json_answer(refusal(error), 404)
    except Unavailable as error:
        return json_answer(refusal(error), 503)
    except FlexIdError as error:
        return json_answer(refusal(error), 403)


def fresh_ticket(block: Any, seat: Seat) -> dict[str, Any]:
    """A ticket for what the block shows now."""
    return {"ticket": _ticket(block, seat, content.freeze(block.activity_key, *_own(block)))}


def complete(block: Any, seat: Seat) -> dict[str, Any]:
    """Whether the activity is done, by what is stored; if so the host is told."""
    done = progress.is_done(learner(seat), seat.course_key, block.activity_key)
    if done:
        host().emit_completion(block)
    return {"done": done}


def learner(seat: Seat) -> Actor:
    """Who sits in a learner's seat: the host gives it to nobody else."""
    assert seat.user_id is not None  # noqa: S101 - a learner's seat has a person
    return Actor(user_id=seat.user_id, real_user_id=seat.user_id, enrolled=True)


def check_request(request: Request, limit: int = MAX_BODY) -> None:
    """Refuse what a page of ours would not have sent."""
    if is_open_road(request):
        raise NotFound
    if request.method != "POST" or request.content_type != "application/json":
        raise Invalid("not_json")
    if (request.content_length or 0) > limit:
        raise Invalid("too_large")
    if not request.headers.get("X-CSRFToken"):
        raise Denied("csrf")


def is_open_road(request: Request) -> bool:
    """Whether it came by an address where the platform asks for no token."""
    return "/handler_noauth/" in request.path or "/unauth_handler/" in request.path


def refusal(error: FlexIdError) -> dict[str, Any]:
    """What a script is told."""
    return {"code": error.code, "message": sentence(error.code)}


def json_answer(body: dict[str, Any], status: int) -> Response:
    """An answer that nobody keeps."""
    response = Response(json.dumps(body).encode(), content_type="application/json", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def fragment(
    template: str,
    context: dict[str, Any],
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    start: str = "FlexIdMount",
) -> Fragment:
    """A template with the house's styles and scripts; the platform calls ``start``."""
    drawn = Fragment(render_to_string(template, context))
    for url in asset_urls(*(f"css/{name}" for name in (*STYLES, *styles))):
        drawn.add_css_url(url)
    for url in asset_urls(*(f"js/{name}" for name in (*FRAME_SCRIPTS, *scripts))):
        drawn.add_javascript_url(url)
    drawn.initialize_js(start)
    return drawn


def _own(block: Any) -> Own:
    """What its author changed, as far as it still has a place."""
    changed = Authored(words=block.word_overrides, structure=block.structure_overrides)
    own = content.fitting(block.activity_key, changed)
    return own.words, own.structure


def _context(block: Any, seat: Seat, source: dict[str, Any]) -> dict[str, Any]:
    words = content.words(source, seat.language)
    is_learner = seat.kind is SeatKind.LEARNER
    return {
        "block_id": hashlib.sha256(seat.usage_key.encode()).hexdigest()[:10],
        "activity_key": block.activity_key,
        "course_key": seat.course_key,
        "structure": source["structure"],
        "words": words,
        "is_learner": is_learner,
        "is_author": seat.kind is SeatKind.AUTHOR,
        "notice_paragraphs": notice_paragraphs(),
        "guardians": guardians.words(),
        "is_off": {name: access.switches.is_off(name) for name in ("sharing", "boards")},
        "safety": safety_row(seat.course_key if is_learner else ""),
        "entry_max": settings.FLEXID_ENTRY_MAX,
        "card_max": settings.FLEXID_CARD_MAX,
        "tongues": tongues(),
        "later": asset_urls(*(f"js/{name}" for name in block.afterwards(source))),
        **(writing(source, seat) if block.kind in {"journal", "activity"} else {}),
        **block.more_context(source, words, seat),
    }


def _off(block: Any, seat: Seat) -> dict[str, Any]:
    """What is left of a block that the school has switched off: its name, help, and her own."""
    is_learner = seat.kind is SeatKind.LEARNER
    own = {"journal": "journal_book", "activity": "journal_book", "session": "student_page"}
    return {
        "words": content.words(content.source(block.activity_key, *_own(block)), seat.language),
        "safety": safety_row(seat.course_key if is_learner else ""),
        "own": reverse(f"flexid:{own[block.kind]}", args=(seat.course_key,)) if is_learner else "",
    }


def _ticket(block: Any, seat: Seat, version: str) -> str:
    assert seat.user_id is not None  # noqa: S101 - only a learner's seat comes here
    return access.issue(
        Ticket(
            user_id=seat.user_id,
            course_key=seat.course_key,
            usage_key=seat.usage_key,
            activity_key=block.activity_key,
            version=version,
        )
    )


def _check_person(request: Request, seat: Seat) -> None:
    """A page that was drawn for one person must not go on as the next who logs in."""
    drawn_for = request.headers.get("X-Flexid-Person")
    if drawn_for is not None and drawn_for != str(seat.user_id):
        raise Denied("ticket_foreign")
