"""The code on a certificate: random, easy to copy from paper, and of nobody. Pure."""

import re
import secrets

# Nothing that is taken for something else: no I, L, O or U. Five bits a sign, eighty in all.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 16
_FORM = re.compile(rf"[{_SIGNS}]{{{_LENGTH}}}")
_FOUR = 4
# As long as a code, and none: what has not the form of a code is looked for as this one.
NO_CODE = "-" * _LENGTH
_LONGEST = 64


def make_code() -> str:
    """A new code."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def read_code(typed: str) -> str:
    """The code that somebody typed or scanned, or ``NO_CODE``."""
    code = re.sub(r"[\s-]", "", typed[:_LONGEST]).upper()
    return code if _FORM.fullmatch(code) else NO_CODE


def in_fours(code: str) -> str:
    """A code as it is printed."""
    return "-".join(code[at : at + _FOUR] for at in range(0, len(code), _FOUR))
