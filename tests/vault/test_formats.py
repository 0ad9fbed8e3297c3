"""What an older release sealed opens for ever: no label, mark or order in a row ever changes."""

import base64

import pytest

from flexid_xblock.vault import door
from flexid_xblock.vault.api import Sealed, check_key, open_own
from flexid_xblock.vault.keyring import MasterKey
from flexid_xblock.vault.models import DataKey, KeyFingerprint
from tests.vault.common import ANA, a_place, actor

MASTER = b"k" * 32
MARK = "7e4a577194522773"
# As the release of November 2026 wrote them.
HERS = (
    "80ec226ce7d1cdfa40442c7cb14b1bca099875bce451f45b76141d9d63fa6d42"
    "57a5d86e884b16c9aef919befe8af0497e9654bb43125c37ebc78000"
)
THE_LOGS = (
    "d2551b4707c9b294bfb275944eadaa67bfd93716e1cca06c75b9449dd79c7553"
    "601428662208268e07cd621ab4c3305e2f07cc229e8d330df20dd917"
)
TEXT = (
    "76310123456789abcdefb17a0f09a2ba610fda9d244e4ea5d21a146f1cb0a72e"
    "0bf2ad1b33881caf046ac79c6e2792f587753cd3"
)
LOG_SECRET = "c41a0e11f332981aea13b0f77da3bfeca1b0786697edc634a8b62250327c3769"


@pytest.fixture
def _an_older_school(db, settings) -> None:
    """Its key, the mark of its key, Ana's data key and the log's."""
    settings.FLEXID_KEY = base64.b64encode(MASTER).decode()
    KeyFingerprint.objects.create(pk=1, value=MARK)
    rows = [("0123456789abcdef", "student", str(ANA), HERS)]
    rows.append(("fedcba9876543210", "log", "reads", THE_LOGS))
    for key_id, kind, ref, wrapped in rows:
        DataKey.objects.create(
            id=key_id,
            owner_kind=kind,
            owner_ref=ref,
            wrapped=bytes.fromhex(wrapped),
            kek_fingerprint=MARK,
        )


def test_a_master_key_keeps_its_mark() -> None:
    assert MasterKey(MASTER).fingerprint == MARK


@pytest.mark.usefixtures("_an_older_school")
def test_an_older_text_opens() -> None:
    sealed = Sealed(place=a_place(), data=bytes.fromhex(TEXT))
    assert open_own(actor(ANA), sealed) == "mine, for ever"


@pytest.mark.usefixtures("_an_older_school")
def test_the_secret_of_the_read_log_stays() -> None:
    assert door.log_secret().hex() == LOG_SECRET
    assert door.find_log_secret() == door.log_secret()


@pytest.mark.usefixtures("_an_older_school")
def test_an_older_school_has_its_key_and_makes_no_other() -> None:
    check_key()
    assert (DataKey.objects.count(), KeyFingerprint.objects.get().value) == (2, MARK)
