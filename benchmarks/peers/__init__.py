"""The peers: other Open edX blocks that keep what a student wrote, measured beside ours.

They are installed in an environment of their own, and ours runs there beside them: in one
process, in one runtime, on one database. Nothing of the product ever needs them.
"""
