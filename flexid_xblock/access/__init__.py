"""Who is whose: groups, assignments, tickets, and the table of permissions.

Every list in the house starts from a scope of this room, and every single
object is looked up in the same scope, so the two cannot disagree. This room
never reads a text and never caches a right: an assignment that ended is over
at the next request.
"""
