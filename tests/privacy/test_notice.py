"""The notice: short in every language, seen before anything begins, again when it changes."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

import flexid_xblock
from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.models import NoticeSeen
from flexid_xblock.privacy.notice import VERSION
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
    monkeypatch.setattr("flexid_xblock.privacy.notice.VERSION", VERSION + 1)
    before = privacy.has_seen_notice(actor("ana"), COURSE)
    read_notice(actor("ana"))
    assert (before, privacy.has_seen_notice(actor("ana"), COURSE)) == (False, True)
    assert list(NoticeSeen.objects.order_by("version").values_list("version", flat=True)) == [
        VERSION,
        VERSION + 1,
    ]


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


def test_a_new_rule_on_guardians_is_shown_again_with_it(actor, settings) -> None:
    settings.FLEXID_GUARDIANS = {"en": "Ask us."}
    read_notice(actor("ana"))
    before = privacy.has_seen_notice(actor("ana"), COURSE)
    settings.FLEXID_GUARDIANS = {"en": "Ask us.", "nb": "Spør oss."}
    assert (before, privacy.has_seen_notice(actor("ana"), COURSE)) == (True, False)
    read_notice(actor("ana"))
    assert NoticeSeen.objects.values("guardians").distinct().count() == 2


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_it_is_short_with_its_numbers_too(actor, language: str) -> None:
    with translation.override(language):
        lines = privacy.notice_lines(actor("ana"), COURSE)
        words = " ".join((*privacy.notice_paragraphs(), *lines)).split()
    assert (len(lines), len(words) <= 150) == (2, True), len(words)


def test_it_says_who_can_read_now_by_role_and_number(actor, people) -> None:
    ids = {"course_key": COURSE, "student_id": people["ana"].pk}
    before = privacy.notice_lines(actor("ana"), COURSE)
    access.end_assignment(**ids, counsellor_id=people["cleo"].pk)
    after = privacy.notice_lines(actor("ana"), COURSE)
    access.end_assignment(**ids, counsellor_id=people["ida"].pk)
    assert before == (
        "Can read a text you send now: counsellor (1), deputy counsellor (1).",
        "Can read your cards now: student (5), helper leader (1), teacher (2).",
    )
    assert after[0] == "Can read a text you send now: deputy counsellor (1)."
    assert privacy.notice_lines(actor("ana"), COURSE)[0] == "Nobody can read a text you send now."


def test_it_says_how_long_texts_are_kept(settings) -> None:
    with translation.override("en"):
        assert privacy.notice_paragraphs()[-1] == (
            "Your texts are deleted 90 days after the course ends."
        )
    settings.FLEXID_RETENTION = {**settings.FLEXID_RETENTION, "entry": None}
    assert not any("deleted" in one for one in privacy.notice_paragraphs())


AGREES = re.compile("consent|samtykk|موافقتي", re.IGNORECASE)


def test_nobody_is_asked_to_agree_to_it() -> None:
    package = Path(flexid_xblock.__file__).parent
    pages = [*(package / "templates").rglob("*.html"), *(package / "locale").rglob("*.po")]
    found = {path.name: AGREES.findall(path.read_text("utf-8")) for path in pages}
    assert len(found) > 100
    assert {name: words for name, words in found.items() if words} == {}


def test_nobody_reads_hers_through_her_eyes(actor) -> None:
    with pytest.raises(NotFound):
        privacy.notice_lines(actor("ana", seen_by="max"), COURSE)
