"""A passphrase is its key's alone; a closed file opens by the right one, whole, or not at all."""

import re

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from flexid_xblock.vault import api as vault
from flexid_xblock.vault.api import KeyOwner, Place, envelope, forget, passphrase_of, witnessed
from flexid_xblock.vault.envelopes import bare
from tests.vault.common import ANA, a_sealed, actor

pytestmark = pytest.mark.django_db
ONE, OTHER = (KeyOwner(kind="record", ref=ref) for ref in ("one", "other"))


def test_a_passphrase_stays_while_its_key_does_and_no_two_are_alike() -> None:
    words = passphrase_of(ONE)
    assert re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}", words)
    assert (passphrase_of(ONE), passphrase_of(OTHER) == words) == (words, False)
    forget(ONE)
    assert passphrase_of(ONE) != words


@pytest.mark.parametrize("typed", ["ABCD-efgh", " abcd efgh ", "ab.cd/ef,gh", "abcdefgh0o1il"])
def test_it_counts_however_it_was_typed(typed: str) -> None:
    assert bare(typed) == "abcdefgh"


def test_each_piece_opens_in_its_place_only() -> None:
    cover = envelope("abcd")
    first, last = cover.close(b"one", is_last=False), cover.close(b"two", is_last=True)
    key = AESGCM(PBKDF2HMAC(hashes.SHA256(), 32, cover.salt, 600_000).derive(b"abcd"))
    numbers = [number.to_bytes(12, "big") for number in range(2)]
    assert key.decrypt(numbers[0], first, b"\0") + key.decrypt(numbers[1], last, b"\1") == b"onetwo"
    for nonce, piece, label in ((numbers[1], first, b"\0"), (numbers[0], first, b"\1")):
        with pytest.raises(InvalidTag):
            key.decrypt(nonce, piece, label)
    assert envelope("abcd").salt != cover.salt


def test_a_witness_is_told_before_anything_opens_and_can_stop_it(monkeypatch) -> None:
    told: list[Place] = []
    sealed = a_sealed("hers")
    with witnessed(told.extend):
        assert vault.open_own(actor(ANA), sealed) == "hers"
    vault.open_own(actor(ANA), sealed)
    assert told == [sealed.place]
    monkeypatch.setattr(vault, "unseal", lambda _: pytest.fail("opened all the same"))
    with pytest.raises(ZeroDivisionError), witnessed(lambda _: 1 / 0):
        vault.open_own(actor(ANA), sealed)
