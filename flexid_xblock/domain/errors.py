"""The answers a room can refuse with.

Each carries a ``code``; the sentence a person reads is found in
``phrases.py``, and the HTTP status is chosen once per kind of door.
"""


class FlexIdError(Exception):
    """Base of every refusal; never raised itself."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotFound(FlexIdError):
    """Not there, or not yours: the two are one answer."""

    def __init__(self, code: str = "not_found") -> None:
        super().__init__(code)


class Denied(FlexIdError):
    """You may see this, but not do that now."""


class Invalid(FlexIdError):
    """What was sent cannot be used."""


class Conflict(FlexIdError):
    """Somebody, perhaps you on another device, was here first.

    ``stored`` is what the server holds, so that both texts can be shown.
    """

    def __init__(self, code: str, *, stored: object = None) -> None:
        super().__init__(code)
        self.stored = stored


class Unavailable(FlexIdError):
    """The house itself is not whole (a key is missing): an operator must act."""
