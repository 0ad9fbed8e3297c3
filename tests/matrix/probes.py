"""How each operation is tried on the routes that have an address for it.

``serves`` says which relations an address is made for; on every other route,
and for everybody else, the operation is to be refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from flexid_xblock.access.policy import Relation as R  # noqa: N817 - stands in tables
from tests.matrix import (
    actions,
    after_acts,
    booking_acts,
    card_acts,
    care_acts,
    care_places,
    file_acts,
    made_acts,
    own_acts,
    places,
    room_acts,
    room_places,
    roster_acts,
    setup_acts,
    year_acts,
)
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing

Asks = Callable[[Thing, int], list[Ask]]


class Route(StrEnum):
    """A way in."""

    API = "api"
    PAGE = "desk page"
    EXPORT = "export"
    HANDLER = "block and handler"
    NOAUTH = "handler_noauth"
    STUDIO = "Studio preview"
    LIBRARY = "library"
    AS_ROLE = "masquerade as a role"
    AS_LEARNER = "masquerade as the learner"
    ADMIN = "admin site"


@dataclass(frozen=True)
class Probe:
    """The requests that try one operation on one route."""

    serves: frozenset[R]
    asks: Asks


def _for(asks: Asks, *serves: R) -> Probe:
    return Probe(frozenset(serves), asks)


_OWN, _FOLLOW = R.OWNER, (R.COUNSELLOR, R.DEPUTY)
_READ = (*_FOLLOW, R.OTHER, R.LEAD)
_GROUP = (R.MEMBER, R.HELPER, R.TEACHER)
_TEACH, _LEAD = R.TEACHER, R.LEAD

_API = {
    "entry.write": _for(actions.write, _OWN),
    "entry.read_draft": _for(actions.see_private, _OWN),
    "entry.decide": _for(own_acts.decide, _OWN),
    "entry.read_sent": _for(actions.see_sent, _OWN),
    "entry.know_sent": _for(actions.see_list, _OWN),
    "entry.reply": _for(own_acts.reply, _OWN, *_FOLLOW),
    "entry.see_readers": _for(own_acts.see_readers, _OWN),
    "meeting.open": _for(actions.open_meeting, _TEACH),
    "meeting.close": _for(actions.close_meeting, _TEACH),
    "meeting.see": _for(room_acts.see_meeting, *_GROUP),
    "meeting.attend": _for(actions.attend, R.MEMBER, R.HELPER),
    "card.write": _for(actions.put_card, R.MEMBER, R.HELPER),
    "card.read": _for(room_acts.see_board, *_GROUP),
    "card.read_hidden": _for(room_acts.see_hidden, _OWN, _TEACH),
    "card.moderate": _for(card_acts.moderate, _TEACH),
    "glass.ask": _for(actions.ask_permit, R.OTHER, _LEAD),
    "glass.approve": _for(actions.grant, _LEAD),
    "glass.delay": _for(actions.grant_and_tell_later, _LEAD),
    "glass.review": _for(actions.review, _LEAD),
    "self.notice": _for(actions.read_notice, _OWN),
    "self.export": _for(own_acts.take_away, _OWN),
    "self.delete_all": _for(own_acts.delete_all, _OWN),
    "entry.delete": _for(own_acts.delete, _OWN),
    "entry.search": _for(own_acts.search, _OWN),
    "entry.close_to": _for(own_acts.close_to, _OWN),
    "entry.ask_another": _for(own_acts.ask_another, _OWN),
    "lack.see": _for(care_acts.settle, R.COORDINATOR),
    "help.ask": _for(care_acts.ask_help, _OWN),
    "help.read": _for(care_acts.see_help, _OWN),
    "help.answer": _for(care_acts.answer_help, *_FOLLOW, _TEACH),
    "concern.write": _for(care_acts.write_concern, *_FOLLOW, _TEACH, R.OTHER, _LEAD),
    "concern.sign": _for(care_acts.sign_concern, *_FOLLOW, _LEAD),
    "hold.set": _for(own_acts.hold, *_FOLLOW, _LEAD),
    "hold.approve": _for(own_acts.approve_hold, *_FOLLOW, _LEAD),
    "note.write": _for(care_acts.write_note, *_FOLLOW),
    "follow_up.change": _for(care_acts.follow_up, *_FOLLOW),
    "cover.ask": _for(care_acts.ask_cover, *_FOLLOW),
    "cover.decide": _for(care_acts.decide_cover, R.COORDINATOR),
    "school_rules.set": _for(care_acts.set_rule, R.COORDINATOR),
    "time.offer": _for(booking_acts.offer_time, *_FOLLOW),
    "time.book": _for(booking_acts.book_time, _OWN),
    "year.close": _for(year_acts.close_year, R.COORDINATOR),
    "certificate.issue": _for(year_acts.issue, R.COORDINATOR),
}
_MADE = {
    "response.write": _for(made_acts.change_made, _OWN),
    "response.read": _for(made_acts.see_made, _OWN),
    "response.decide": _for(made_acts.decide_made, _OWN),
    "response.delete": _for(made_acts.delete_made, _OWN),
}
_ROOM = {
    "meeting.lead": _for(room_acts.lead, _TEACH),
    "meeting.welcome": _for(room_acts.see_board, R.HELPER, _TEACH),
    "round.take": _for(room_acts.take_turn, *_GROUP),
    "vote.cast": _for(room_acts.vote, R.MEMBER),
    "circle.take": _for(room_acts.take_side, R.MEMBER),
    "agreement.write": _for(room_acts.write_agreement, _TEACH),
    "agreement.agree": _for(room_acts.agree, *_GROUP),
    "nickname.choose": _for(room_acts.choose_nickname, R.MEMBER, R.HELPER),
    "card.change_own": _for(card_acts.change_own, _OWN),
    "card.react": _for(card_acts.react, *_GROUP),
    "card.translate": _for(card_acts.translate, R.HELPER),
    "card.report": _for(card_acts.report, R.MEMBER, R.HELPER),
    "card.hand_over": _for(card_acts.hand_over, _TEACH),
    "card.see_author": _for(card_acts.see_author, _TEACH),
    "card.see_reporter": _for(card_acts.see_reporters, _TEACH),
    "evidence.keep": _for(card_acts.keep, _TEACH, _LEAD),
    "evidence.approve": _for(card_acts.approve_evidence, _TEACH, _LEAD),
    "meeting.mute": _for(card_acts.mute, _TEACH),
    "meeting.transcript": _for(room_acts.see_closed, *_GROUP),
    "meeting.export": _for(after_acts.export, _TEACH),
    "attendance.mark": _for(after_acts.mark, _TEACH),
    "afterword.write": _for(after_acts.write_afterword, _TEACH),
}
_PAGE = {
    "entry.read_draft": _for(places.private_pages, _OWN),
    "entry.read_sent": _for(places.sent_pages, _OWN, *_READ),
    "entry.know_sent": _for(places.lists, _OWN, *_READ),
    "entry.see_readers": _for(places.own_pages, _OWN),
    "response.read": _for(places.own_pages, _OWN),
    "meeting.see": _for(room_places.meeting_pages, _TEACH),
    "facilitator.read": _for(room_places.notes_pages, _TEACH),
    "guide.read": _for(room_places.guide_page, _TEACH),
    "family.read": _for(room_places.family_page, *_GROUP, *_FOLLOW, _LEAD, R.COORDINATOR),
    "meeting.mute": _for(room_places.meeting_page, _TEACH),
    **{
        operation: _for(room_places.file_pages, _TEACH)
        for operation in ("card.read", "meeting.transcript", "meeting.export")
    },
    "evidence.approve": _for(room_places.evidence_pages, _TEACH, _LEAD),
    **{
        operation: _for(room_places.after_page, _TEACH)
        for operation in ("attendance.mark", "afterword.write", "quiet.read", "journal.know_done")
    },
    "glass.approve": _for(places.lead_page, _LEAD),
    "glass.review": _for(places.lead_page, _LEAD),
    "self.progress": _for(places.own_page, _OWN),
    "self.notice": _for(places.notice_page, _OWN),
    "entry.read_older": _for(places.older_pages, _OWN, *_FOLLOW),
    "lack.see": _for(care_places.coordinator_page, R.COORDINATOR),
    "pulse.read": _for(care_places.report_pages, R.COORDINATOR),
    "aggregate.read": _for(care_places.report_pages, R.COORDINATOR),
    "help.read": _for(care_places.talk_pages, _OWN, *_FOLLOW, _TEACH),
    "concern.read": _for(care_places.concern_pages, *_FOLLOW, _TEACH, R.OTHER, _LEAD),
    "hold.approve": _for(care_places.hold_pages, *_FOLLOW, _LEAD),
    "note.read": _for(care_places.case_notes_page, *_FOLLOW),
    "note.know": _for(care_places.case_page, *_FOLLOW),
    "follow_up.change": _for(care_places.case_page, *_FOLLOW),
    "cover.ask": _for(care_places.cover_pages, *_FOLLOW),
    "cover.decide": _for(care_places.coordinator_page, R.COORDINATOR),
    "school_rules.set": _for(care_places.rules_page, R.COORDINATOR),
    "time.offer": _for(booking_acts.adult_times, *_FOLLOW),
    "time.see": _for(booking_acts.student_times, _OWN),
    "year.close": _for(year_acts.years_page, R.COORDINATOR),
    "certificate.read": _for(year_acts.certificate_pages, _OWN, R.COORDINATOR),
}
_IN_EXPORT = (
    *("entry.read_draft", "entry.read_sent", "entry.know_sent", "entry.see_readers"),
    *("entry.read_older", "card.read_hidden", "help.read", "time.see"),
    *("response.read", "self.export", "certificate.read"),
)
_EXPORT = {operation: _for(places.export, _OWN) for operation in _IN_EXPORT}

_SETUP_BY = (R.COORDINATOR, R.STAFF, R.ADMIN)
_SETUP = {
    "roster.change": _for(setup_acts.change_roster, *_SETUP_BY),
    "assignment.change": _for(setup_acts.change_assignments, *_SETUP_BY),
    "proposal.decide": _for(setup_acts.decide_proposal, *_SETUP_BY),
    "roster.bring": _for(roster_acts.bring, *_SETUP_BY),
    "roster.follow": _for(roster_acts.follow_cohorts, R.COORDINATOR),
    "roster.slips": _for(roster_acts.make_slips, R.COORDINATOR),
    "self.export_by_two": _for(file_acts.ask_for_file, R.ADMIN),
}
_SETUP_PAGES = {
    "roster.see": _for(setup_acts.groups_pages, *_SETUP_BY),
    "roster.bring": _for(roster_acts.pages, *_SETUP_BY),
    "proposal.decide": _for(setup_acts.approvals_page, *_SETUP_BY),
    "self.export_by_two": _for(file_acts.files_page, R.ADMIN),
}
PROBES: dict[Route, dict[str, Probe]] = {
    Route.API: _API | _MADE | _ROOM | _SETUP,
    Route.PAGE: _PAGE | _SETUP_PAGES,
    Route.EXPORT: _EXPORT,
}
# Where there is no address for an operation, all that there is gets asked instead.
CLOSED: dict[Route, Asks] = {
    Route.API: places.all_answers,
    Route.PAGE: places.all_pages,
    Route.EXPORT: places.export,
    Route.HANDLER: places.blocks,
    Route.NOAUTH: places.noauth,
    Route.STUDIO: places.studio,
    Route.LIBRARY: places.library,
    Route.AS_ROLE: places.blocks_of_the_platform,
    Route.AS_LEARNER: places.blocks_of_the_platform,
    Route.ADMIN: places.admin,
}
MASKED = (Route.AS_ROLE, Route.AS_LEARNER)


def asks_for(operation: str, route: Route, thing: Thing, user_id: int) -> list[Ask]:
    """All that is asked for one cell."""
    probe = PROBES.get(route, {}).get(operation)
    if probe:
        return probe.asks(thing, user_id)
    if route is Route.AS_LEARNER:
        return CLOSED[route](thing, user_id) + _through_her_eyes(operation, thing, user_id)
    return CLOSED[route](thing, user_id)


def serves(operation: str, route: Route) -> frozenset[R]:
    """The relations that the route has an address for."""
    probe = PROBES.get(route, {}).get(operation)
    return probe.serves if probe else frozenset()


def _through_her_eyes(operation: str, thing: Thing, user_id: int) -> list[Ask]:
    """What our own addresses would do if the platform replaced the person there too."""
    probes = [found[operation] for found in PROBES.values() if operation in found]
    return [
        places.as_learner(ask, thing, user_id) for one in probes for ask in one.asks(thing, user_id)
    ]
