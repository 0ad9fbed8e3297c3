"""The settings of a school with a choice in one journal and a draw in another."""

from flexid_xblock.school.settings import *  # noqa: F403 - a school's settings, whole
from tests.banks import CHOOSE, DRAW, MODULE, bank

bank(MODULE, CHOOSE)
bank("welcome", DRAW)
