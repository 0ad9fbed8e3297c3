"""How long each class of data lives, and from when.

The names are what ``PersonalField.retention`` may say; the sentences are for
the README and the processing record. Running it on a clock is a later issue.
"""

RETENTION: dict[str, str] = {
    "entry": "90 days after the closing evening of year 2, or after leaving the course; "
    "what its writer deleted, 30 days",
    "replies": "with the entry",
    "help": "1 year after it was answered",
    "case": "as long as the student's own texts",
    "time": "30 days after it began",
    "concern": "by the school's archive rule, from the day it is closed",
    "hold": "until the two adults end it",
    "mail": "1 school year",
    "group": "90 days after the closing evening of that year",
    "meeting": "90 days after the closing evening of that year",
    "read_log": "the life of the entry and 1 year",
    "keys": "as long as the texts they open",
    "notice": "as long as the person is in the course",
    "take_away": "15 minutes after it was asked for; the file itself is never stored",
    "deletion": "30 days, until what was deleted is gone for good",
    "roster": "1 school year after it ended",
    "certificate": "10 years after it was issued, or as the school's archive rule says",
    "content": "as long as an answer points at it",
}
