"""A student's closed file as a test makes it, and opens it again by what is written about it."""

import re
from base64 import b64decode
from datetime import timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from django.contrib.auth.models import User

from flexid_xblock.access.models import Proposal
from tests.common import COURSE, Api

WHY = "She wrote to the school and showed her passport."
HERE = {"course": COURSE}
PIECE = re.compile(r'<script type="text/plain" data-form="(\w+)">([^<]*)</script>')


def second_admin(name: str = "ola") -> User:
    """Another administrator of the site, beside Max."""
    return User.objects.create_superuser(name, password=None)


def ask(api: Api, student: str = "kari", reason: str = WHY) -> Any:
    """That somebody asks for a student's file."""
    return api.put("files/", {**HERE, "student": student, "reason": reason})


def asked() -> UUID:
    """The newest asking for a file."""
    return Proposal.objects.filter(kind="export").latest("asked_at").pk


def decide(api: Api, decision: str = "approve") -> Any:
    return api.put(f"setup/proposals/{asked()}/decision/", {**HERE, "decision": decision})


def passphrase(api: Api) -> Any:
    return api.put(f"files/{asked()}/passphrase/", HERE)


def file(api: Api) -> Any:
    return api.put(f"files/{asked()}/", HERE)


def age(minutes: float) -> None:
    """The yes was given so long ago."""
    row = Proposal.objects.get(pk=asked())
    row.decided_at -= timedelta(minutes=minutes)
    row.save()


def opened(closed: str, words: str) -> dict[str, str]:
    """Both forms of what is in a closed file, by the description in ``vault/envelopes.py``."""
    salt = b64decode(re.search(r'data-salt="([^"]+)"', closed)[1])
    rounds = int(re.search(r'data-rounds="(\d+)"', closed)[1])
    key = PBKDF2HMAC(hashes.SHA256(), 32, salt, rounds).derive(words.replace("-", "").encode())
    pieces, found = PIECE.findall(closed), {"page": b"", "data": b""}
    for number, (form, piece) in enumerate(pieces):
        label = bytes([number == len(pieces) - 1])
        nonce = number.to_bytes(12, "big")
        found[form] += AESGCM(key).decrypt(nonce, b64decode(piece), label)
    return {form: text.decode() for form, text in found.items()}
