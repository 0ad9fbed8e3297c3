"""The notice: short in every language, seen before anything begins, again when it changes."""

import pytest
from django.conf import settings
from django.utils import translation

from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.models import NoticeSeen
from tests.common import COURSE, read_notice


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_the_notice_has_at_most_150_words(language: str) -> None:
    with translation.override(language):
        words = " ".join(privacy.notice_paragraphs()).split()
    assert 60 < len(words) <= 150


def test_nothing_begins_before_it_was_seen(actor) -> None:
    with pytest.raises(Denied) as refusal:
        privacy.require_notice(actor("ana"), COURSE)
    assert refusal.value.code == "notice_first"


def test_once_seen_it_does_not_stand_in_the_way(actor) -> None:
    read_notice(actor("ana"))
    seen = {name: privacy.has_seen_notice(actor(name), COURSE) for name in ("ana", "bo")}
    assert (seen, privacy.require_notice(actor("ana"), COURSE)) == (
        {"ana": True, "bo": False},
        None,
    )


def test_it_is_seen_for_one_course(actor) -> None:
    read_notice(actor("ana"))
    assert privacy.has_seen_notice(actor("ana"), "course-v1:Other+1+1") is False


def test_a_new_version_is_shown_again(actor, monkeypatch) -> None:
    read_notice(actor("ana"))
    monkeypatch.setattr("flexid_xblock.privacy.api.VERSION", 2)
    before = privacy.has_seen_notice(actor("ana"), COURSE)
    read_notice(actor("ana"))
    assert (before, privacy.has_seen_notice(actor("ana"), COURSE)) == (False, True)
    assert list(NoticeSeen.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


def test_seen_twice_is_seen_once(actor) -> None:
    privacy.see_notice(actor("ana"), COURSE, language="nb")
    privacy.see_notice(actor("ana"), COURSE, language="en")
    assert list(NoticeSeen.objects.values_list("language", flat=True)) == ["nb"]


def test_who_is_not_in_the_course_has_no_notice_to_see(actor) -> None:
    with pytest.raises((Denied, Invalid)) as refusal:
        read_notice(actor("ana", enrolled=False))
    assert (refusal.value.code, NoticeSeen.objects.count()) == ("not_enrolled", 0)


def test_nobody_sees_it_for_her(actor) -> None:
    with pytest.raises(NotFound):
        read_notice(actor("ana", seen_by="max"))
    assert NoticeSeen.objects.count() == 0
