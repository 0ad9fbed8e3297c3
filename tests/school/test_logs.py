"""No log line repeats what somebody wrote."""

import logging
import sys

from flexid_xblock.school.logs import LeanFormatter


def broken_record(words: str) -> logging.LogRecord:
    """A record of an error that quotes a text."""
    try:
        raise ValueError(words)
    except ValueError:
        return logging.LogRecord("x", logging.ERROR, "", 1, "It broke", None, sys.exc_info())


def test_an_error_says_where_and_what_kind_but_not_its_words() -> None:
    text = LeanFormatter().format(broken_record("dear diary"))
    assert ("builtins.ValueError" in text, "test_logs.py" in text) == (True, True)
    assert "dear diary" not in text
