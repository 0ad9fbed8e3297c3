"""Following up: the counsellor's queue, and the help numbers everybody sees.

This room never opens a text itself and never counts beyond what its reader
may see.
"""
