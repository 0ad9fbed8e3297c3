"""Log lines without anything a person wrote."""

import logging
import traceback
from typing import Any


class LeanFormatter(logging.Formatter):
    """Says where an error happened and of which kind, never its message.

    A database or validation error likes to quote the value it refused, and
    that value can be a student's text.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging chose the name
        """The files and lines that led here, and the error's class."""
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + f"{kind.__module__}.{kind.__qualname__}"
