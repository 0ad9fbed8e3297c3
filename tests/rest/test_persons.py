"""The addresses about oneself."""

import pytest

from flexid_xblock.privacy.models import NoticeSeen
from tests.common import COURSE
from tests.rest.common import begin, refusal


def test_once_the_notice_is_read_she_may_begin(api, actor) -> None:
    before = begin(api("ana"), actor("ana"))
    read = api("ana").put("notice/", {"course": COURSE})
    after = begin(api("ana"), actor("ana"))
    assert (refusal(before), read.json()) == ((403, "notice_first"), {"seen": True})
    assert after.status_code == 200


def test_the_language_she_read_it_in_is_noted(logged_in, api) -> None:
    asking = api("ana")
    asking.put("notice/", {"course": COURSE}, accept_language="nb")
    assert list(NoticeSeen.objects.values_list("language", flat=True)) == ["nb"]


@pytest.mark.parametrize("name", ["tor", "cleo", "liv", "sol"])
def test_adults_have_no_notice_to_read(api, name: str) -> None:
    assert refusal(api(name).put("notice/", {"course": COURSE})) == (403, "not_a_student")
