"""The command that says, before anybody writes, whether the right key is here."""

import base64
import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from flexid_xblock.models import KeyFingerprint
from flexid_xblock.phrases import sentence
from tests.vault.common import a_sealed

pytestmark = pytest.mark.django_db

OTHER = base64.b64encode(b"another key, of the same length!").decode()


def said() -> str:
    out = io.StringIO()
    call_command("flexid_check_key", stdout=out)
    return out.getvalue()


def test_on_a_new_site_the_key_is_here_and_nothing_is_written() -> None:
    assert said() == "The master key is here, and nothing was sealed yet.\n"
    assert not KeyFingerprint.objects.exists()


def test_the_key_of_what_was_sealed_is_the_right_one() -> None:
    a_sealed()
    assert said() == "The master key is here, and opens what was sealed.\n"


@pytest.mark.parametrize(("key", "code"), [("", "key_missing"), (OTHER, "key_different")])
def test_a_missing_or_another_key_is_an_error_that_says_what_to_restore(
    settings, key: str, code: str
) -> None:
    a_sealed()
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = key, ""
    with pytest.raises(CommandError) as error:
        said()
    assert str(error.value) == sentence(code)
