"""Everything that can be tried with the id of an entry, and what the machine is told to do."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from hypothesis import strategies as st

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Reply
from tests.common import COURSE, PROMPT, ticket_for
from tests.journal.common import open_as

REASON = "She may be in danger at home."


def all_acts(who: Actor, entry_id: UUID) -> list[Callable[[], object]]:
    """As her own, and as one that was sent."""
    return [*writers_acts(who, entry_id), *readers_acts(who, entry_id)]


def writers_acts(who: Actor, entry_id: UUID) -> list[Callable[[], object]]:
    """What the writer of an entry may do with it."""
    change = journal.Change(id=entry_id, based_on=1, text="theirs", language="en")
    place = journal.Beginning(ticket=ticket_for(who), slot=PROMPT)
    return [
        lambda: journal.own_entry(who, entry_id),
        lambda: journal.save(who, change, place),
        lambda: journal.ask_to_read(who, entry_id, asks=True),
        lambda: journal.close_thread(who, entry_id, closed=True),
        lambda: journal.reply(who, entry_id, uuid4(), "theirs", course_key=COURSE),
        lambda: journal.agree(who, entry_id, _a_step_under(entry_id), agreed=True),
        *(
            lambda decision=decision: journal.decide(who, entry_id, decision, based_on=1)
            for decision in journal.Decision
        ),
    ]


def _a_step_under(entry_id: UUID) -> UUID | None:
    """One of its messages, which is a step; None where it has none."""
    replies = Reply.objects.filter(entry_id=entry_id)
    replies.update(is_step=True)
    return replies.values_list("pk", flat=True).first()


def readers_acts(who: Actor, entry_id: UUID) -> list[Callable[[], object]]:
    """What a reader may do with an entry that was sent to her."""
    here, reply_id = {"course_key": COURSE}, uuid4()
    return [
        lambda: open_as(who, entry_id),
        lambda: journal.older_text(who, entry_id, 1, **here),
        lambda: journal.draft_reply(who, entry_id, reply_id, "theirs", based_on=0, **here),
        lambda: journal.send_reply(who, entry_id, reply_id, **here),
        lambda: journal.take_back_reply(who, entry_id, reply_id, **here),
        lambda: journal.done(who, entry_id, **here),
        lambda: journal.hold(who, uuid4(), entry_id, reason=REASON, **here),
    ]


@dataclass(frozen=True)
class How:
    """By which counsellor, with which words, yes or no, and how often the request comes."""

    who: int
    text: str
    yes: bool
    times: int


# One rule with every act in it: hypothesis would leave out many of twenty rules in each example.
ACTS = (
    *("types", "sends", "keeps", "passes", "withdraws", "deletes", "restores", "replies"),
    *("asks_to_be_read", "closes", "drafts_an_answer", "sends_an_answer", "takes_it_back"),
    *("drafts_an_answer", "sends_an_answer", "the_minute_ends", "is_assigned", "is_let_read"),
    *("sends", "restores", "opens", "looks_at_her_lists", "lapses", "agrees"),
)
WHEN_SENT = {
    *("withdraws", "replies", "asks_to_be_read", "opens", "is_let_read"),
    *("drafts_an_answer", "sends_an_answer", "takes_it_back", "agrees"),
}
HOWS = st.builds(
    How,
    who=st.sampled_from([0, 1]),
    text=st.sampled_from(["a", "b", "c", "d", " "]),
    yes=st.booleans(),
    times=st.sampled_from([1, 2]),
)
