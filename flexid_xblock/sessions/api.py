"""The door of the sessions room: open a meeting, put up cards, moderate, look."""

from flexid_xblock.sessions.board import board
from flexid_xblock.sessions.cards import put_card
from flexid_xblock.sessions.meetings import attend, open_meeting, set_open
from flexid_xblock.sessions.moderation import moderate
from flexid_xblock.sessions.records import Board, CardView, MeetingInfo

__all__ = [
    "Board",
    "CardView",
    "MeetingInfo",
    "attend",
    "board",
    "moderate",
    "open_meeting",
    "put_card",
    "set_open",
]
