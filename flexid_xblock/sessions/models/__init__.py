"""What the sessions room stores. Words are sealed; a vote lives only until it is counted."""

from flexid_xblock.sessions.models.after import Afterword, Attendance, BoardExport, Evidence
from flexid_xblock.sessions.models.cards import Card, CardAct, Reaction, Report, Translation
from flexid_xblock.sessions.models.circle import Ballot, Circle, Pick, Round, Side, Turn, Vote
from flexid_xblock.sessions.models.meetings import Meeting, Presence
from flexid_xblock.sessions.models.people import Agreement, AgreementYes, Nickname, Pause

__all__ = [
    "Afterword",
    "Agreement",
    "AgreementYes",
    "Attendance",
    "Ballot",
    "BoardExport",
    "Card",
    "CardAct",
    "Circle",
    "Evidence",
    "Meeting",
    "Nickname",
    "Pause",
    "Pick",
    "Presence",
    "Reaction",
    "Report",
    "Round",
    "Side",
    "Translation",
    "Turn",
    "Vote",
]
