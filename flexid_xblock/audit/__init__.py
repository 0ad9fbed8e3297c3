"""The read log: who opened whose text, as what and why.

The log only grows, each row is chained to the one before, and its row is
committed before the text is opened: no row, no text. This room must never
hold a text, a title or a name, and never open what it did not log.
"""
