"""What a page of ours weighs on a phone with two bars, compressed as it is sent."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.school.runtime import SchoolRuntime
from tests.common import COURSE

pytestmark = pytest.mark.django_db

KILO = 1024
MOST = 25 * KILO  # bytes of an activity's scripts and styles


def weight(name: str) -> int:
    """The bytes of one file as it is sent."""
    return len(gzip.compress(Path(finders.find(name)).read_bytes(), 9))


@pytest.fixture
def weighed(people: dict[str, User]) -> Callable[[str], int]:
    """The bytes of all scripts and style sheets of a block."""

    def weigh(activity_key: str) -> int:
        runtime = SchoolRuntime(people["ana"], COURSE)
        fragment = runtime.get_block(activity_key).render("student_view")
        urls = {one.data for one in fragment.resources if one.kind == "url"}
        return sum(weight(url.removeprefix("/static/")) for url in urls)

    return weigh


def test_an_activitys_page_is_light(weighed: Callable[[str], int], record_property) -> None:
    weights = {key: weighed(key) for key in content.gallery()}
    print("\n" + "\n".join(f"{size / KILO:5.1f} KB  {key}" for key, size in weights.items()))
    assert {key: size for key, size in weights.items() if size > MOST} == {}
    assert len(weights) >= len(activities.kind_names())


def test_a_journals_page_brings_nothing_of_a_meetings(weighed: Callable[[str], int]) -> None:
    journal, meeting = weighed("who-am-i.journal"), weighed("who-am-i.meeting")
    print(f"\n{journal / KILO:5.1f} KB  journal, {meeting / KILO:5.1f} KB  meeting")
    assert journal < 27 * KILO
