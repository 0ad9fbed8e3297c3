"""Group sessions: a meeting of one group, its board, and moderation.

This room never shows who wrote an unnamed card, to anybody; never shows a
hidden card to the group; and never counts cards by person.
"""
