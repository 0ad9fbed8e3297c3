"""A term's roster from a file: read, planned, done as one act, and taken back.

``reading`` and ``plan`` are pure. Nothing here keeps the file or a line of it in a
log; until a second person has decided, a proposal keeps ids, dates, names of groups
and of accounts that are to be made, and then no longer.
"""
