"""The reflective journal: one entry for each prompt and person.

Writing is for herself until she presses a button that names a reader. This
room never shows a draft to anybody but its writer, never tells a reader that
a newer draft exists, and never scores or counts text. Only the writer herself
looks for words, in what is her own.
"""
