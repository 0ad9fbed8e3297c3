"""The one mechanism by which a student's words are begun, saved and kept apart.

Journal entries and (later) activity responses are saved here: begun with a
ticket, bound to the version that was shown, changed only from the revision
one has seen. Nothing is ever overwritten silently, and saying the same thing
twice is saying it once. This room never decides who may read.
"""
