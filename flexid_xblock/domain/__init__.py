"""Plain records and errors that every room shares.

No Django, no I/O, no translation: a module here must import in an empty
interpreter.
"""
