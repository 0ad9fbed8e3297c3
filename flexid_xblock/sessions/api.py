"""The door of the sessions room: open a meeting, put up cards, moderate, look."""

from flexid_xblock.sessions import (
    after,
    counting,
    desk,
    everything,
    exports,
    letting_go,
    quiet,
    taking_part,
)
from flexid_xblock.sessions.agreements import agree, agreement, write_agreement
from flexid_xblock.sessions.ballots import set_ballot, vote
from flexid_xblock.sessions.cards import (
    Placed,
    columns,
    course_of,
    put_card,
    rewrite_card,
    take_back,
)
from flexid_xblock.sessions.circle import choose_side, go_to_step, pick
from flexid_xblock.sessions.evidence import approve_evidence, end_evidence, keep_card
from flexid_xblock.sessions.evidence_reads import (
    EvidenceView,
    kept_cards,
    look_at_evidence,
    open_evidence,
)
from flexid_xblock.sessions.feed import board, follow, live
from flexid_xblock.sessions.history import Act, History, Told, history
from flexid_xblock.sessions.meetings import (
    attend,
    open_meeting,
    plan_meeting,
    set_meeting,
    set_open,
)
from flexid_xblock.sessions.moderation import approve, claim, moderate, return_card
from flexid_xblock.sessions.names import choose_nickname
from flexid_xblock.sessions.naming import (
    HandOver,
    note_hand_over,
    see_author,
    see_reporters,
    to_hand_over,
)
from flexid_xblock.sessions.pauses import (
    PauseInfo,
    end_pause,
    pause_member,
    pause_writer,
    pauses_of,
)
from flexid_xblock.sessions.purge import purge
from flexid_xblock.sessions.reactions import REACTIONS, react
from flexid_xblock.sessions.records import (
    AgreementView,
    BallotView,
    Board,
    CardView,
    Coming,
    DeskView,
    Followed,
    Live,
    MeetingInfo,
    StageNow,
    TranslationView,
)
from flexid_xblock.sessions.reports import Waking, report, waking
from flexid_xblock.sessions.rounds import hand_on, run_round
from flexid_xblock.sessions.stages import go_to_stage, mix_cards
from flexid_xblock.sessions.translations import translate

__all__ = [
    "REACTIONS",
    "Act",
    "AgreementView",
    "BallotView",
    "Board",
    "CardView",
    "Coming",
    "DeskView",
    "EvidenceView",
    "Followed",
    "HandOver",
    "History",
    "Live",
    "MeetingInfo",
    "PauseInfo",
    "Placed",
    "StageNow",
    "Told",
    "TranslationView",
    "Waking",
    "after",
    "agree",
    "agreement",
    "approve",
    "approve_evidence",
    "attend",
    "board",
    "choose_nickname",
    "choose_side",
    "claim",
    "columns",
    "counting",
    "course_of",
    "desk",
    "end_evidence",
    "end_pause",
    "everything",
    "exports",
    "follow",
    "go_to_stage",
    "go_to_step",
    "hand_on",
    "history",
    "keep_card",
    "kept_cards",
    "letting_go",
    "live",
    "look_at_evidence",
    "mix_cards",
    "moderate",
    "note_hand_over",
    "open_evidence",
    "open_meeting",
    "pause_member",
    "pause_writer",
    "pauses_of",
    "pick",
    "plan_meeting",
    "purge",
    "put_card",
    "quiet",
    "react",
    "report",
    "return_card",
    "rewrite_card",
    "run_round",
    "see_author",
    "see_reporters",
    "set_ballot",
    "set_meeting",
    "set_open",
    "take_back",
    "taking_part",
    "to_hand_over",
    "translate",
    "vote",
    "waking",
    "write_agreement",
]
