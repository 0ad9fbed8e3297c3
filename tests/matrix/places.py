"""The pages, the export, and all the addresses where nothing is to be had."""

from dataclasses import replace
from typing import Any

from tests.activities.common import CIRCLES
from tests.common import JOURNAL, MEETING, TOKEN, give_right
from tests.matrix.actions import get, see_private
from tests.matrix.asking import Ask
from tests.matrix.care_acts import NOWHERE, see_help
from tests.matrix.care_places import unlogged_pages
from tests.matrix.cast import Thing
from tests.matrix.looks import HEADER
from tests.matrix.made_acts import see_made
from tests.matrix.room_acts import see_hidden, see_histories, see_meeting
from tests.matrix.room_places import meeting_pages
from tests.matrix.year_acts import certificate_pages, years_page
from tests.standin.keys import UsageKey, library_usage_key, usage_key
from tests.standin.runtime import lms_address, studio_address
from tests.standin.views import library_token

BLOCKS = {"flexid_activity": CIRCLES, "flexid_journal": JOURNAL, "flexid_session": MEETING}
LEARNERS = ("ticket", "completed")
AUTHORS = ("studio_submit", "studio_texts", "studio_preview")
HANDLERS = (*LEARNERS, *AUTHORS)


def own_page(thing: Thing, user_id: int) -> list[Ask]:
    return [get("student_page", course_key=thing.course)]


def notice_page(thing: Thing, user_id: int) -> list[Ask]:
    """The notice, to be read again: each student's is her own, so others ask where they are not."""
    course = thing.course if user_id == thing.owner_id else NOWHERE
    return [get("notice_page", course_key=course)]


def own_pages(thing: Thing, user_id: int) -> list[Ask]:
    """A student's page, and her book and her portfolio on the screen and on paper."""
    names = ("journal_book", "journal_print", "portfolio", "portfolio_print", "my_data")
    return [*own_page(thing, user_id), *(get(name, course_key=thing.course) for name in names)]


def private_pages(thing: Thing, user_id: int) -> list[Ask]:
    pages = [_entry(thing, what) for what in ("draft", "kept", "withdrawn", "deleted")]
    return [*own_pages(thing, user_id), *pages]


def sent_pages(thing: Thing, user_id: int) -> list[Ask]:
    return [*own_pages(thing, user_id), _entry(thing, "sent")]


def older_pages(thing: Thing, user_id: int) -> list[Ask]:
    """What the owner sent first, before what stands."""
    ids = {"course_key": thing.course, "entry_id": thing.ids["sent"]}
    older = [get("counsellor_older", **ids, number=number) for number in (1, 2)]
    return [*own_pages(thing, user_id), *older]


def lists(thing: Thing, user_id: int) -> list[Ask]:
    here = {"course_key": thing.course}
    queue = get("counsellor_desk", **here)
    others = [get(name, **here) for name in ("desk", "counsellor_guide", "emergency_desk")]
    timeline = get("timeline", **here, student_id=thing.owner_id)
    read = replace(queue, query={"show": "read"})
    return [*own_pages(thing, user_id), queue, read, timeline, *others]


def lead_page(thing: Thing, user_id: int) -> list[Ask]:
    return [get("lead_desk", course_key=thing.course)]


def export(thing: Thing, user_id: int) -> list[Ask]:
    return [replace(get("export", token=TOKEN), arrange=lambda: give_right(user_id))]


def _entry(thing: Thing, what: str) -> Ask:
    return get("counsellor_entry", course_key=thing.course, entry_id=thing.ids[what])


def all_answers(thing: Thing, user_id: int) -> list[Ask]:
    """All of the API that can be looked at with the ids of a thing."""
    looks = (see_private, see_made, see_meeting, see_hidden, see_histories, see_help)
    return [ask for look in looks for ask in look(thing, user_id)]


def all_pages(thing: Thing, user_id: int) -> list[Ask]:
    """All of the desks, but for the page that writes a row into the read log."""
    looks = (lists, meeting_pages, lead_page, unlogged_pages, years_page, certificate_pages)
    return [ask for look in looks for ask in look(thing, user_id)]


def _usages(thing: Thing) -> list[UsageKey]:
    return [
        usage_key(thing.course, kind, _block(thing, activity)) for kind, activity in BLOCKS.items()
    ]


def _block(thing: Thing, activity: str) -> str:
    return "nothing.journal" if thing.name == "gone" else activity


def _post(url: str) -> Ask:
    return Ask(url=url, method="POST", body={})


def _handlers(thing: Thing, address: Any) -> list[Ask]:
    return [_post(address(one, name)) for one in _usages(thing) for name in HANDLERS]


def blocks(thing: Thing, user_id: int) -> list[Ask]:
    """Blocks and handlers of the thing's own host; the school serves its one course."""
    if thing.host == "openedx":
        return blocks_of_the_platform(thing, user_id)
    names = [_block(thing, activity) for activity in BLOCKS.values()]
    asks = [_post(f"/handler/{one}/{name}/") for one in names for name in HANDLERS]
    return [Ask(url="/"), Ask(url=f"/module/{names[0].partition('.')[0]}/"), *asks]


def blocks_of_the_platform(thing: Thing, user_id: int) -> list[Ask]:
    """The page of each block in the LMS, and its handlers."""
    return [*_units(thing, "/xblock/{}"), *_handlers(thing, lms_address)]


def noauth(thing: Thing, user_id: int) -> list[Ask]:
    """The same handlers where no token is asked for."""
    asks = _handlers(thing, lms_address)
    return [replace(ask, url=ask.url.replace("/handler/", "/handler_noauth/")) for ask in asks]


def studio(thing: Thing, user_id: int) -> list[Ask]:
    return [*_units(thing, "/container_embed/{}"), *_handlers(thing, studio_address)]


def _units(thing: Thing, address: str) -> list[Ask]:
    return [Ask(url=address.format(usage)) for usage in _usages(thing)]


def library(thing: Thing, user_id: int) -> list[Ask]:
    """A library's copies; whoever is nobody holds the address that was made for the owner."""
    asks = []
    for kind, activity in BLOCKS.items():
        usage = library_usage_key(kind, _block(thing, activity))
        who = user_id or thing.owner_id or "anonymous"
        held = f"{who}-{library_token(str(who), str(usage))}"
        asks.append(Ask(url=f"/xblocks/v2/{usage}/embed/"))
        address = f"/api/xblock/v2/xblocks/{usage}/handler/{held}"
        asks += [_post(f"{address}/{name}/") for name in HANDLERS]
    return asks


def admin(thing: Thing, user_id: int) -> list[Ask]:
    paths = ("", "flexid_xblock/", "flexid_xblock/entry/", f"flexid_xblock/entry/{thing.owner_id}/")
    return [Ask(url=f"/admin/{path}") for path in paths]


def as_learner(ask: Ask, thing: Thing, user_id: int) -> Ask:
    """The same asked with somebody else in the place of who is logged in."""
    return replace(ask, headers={**ask.headers, HEADER: learner_for(thing, user_id)})


def learner_for(thing: Thing, user_id: int) -> str:
    """The owner, or for the owner herself another of the thing's students."""
    if thing.name == "gone" or thing.owner_id == user_id:
        return "cai"
    return thing.owner
