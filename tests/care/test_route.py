"""Where one tells that somebody is treated badly: in the help card of page and block."""

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from flexid_xblock.care.api import check_settings
from flexid_xblock.care.route import MOST, report_route
from flexid_xblock.school import errors

OURS = "You can tell any adult at school, by word or in writing"
ROUTE = {"nb": "Si fra til Kari.\n\nEller skriv.", "en": "Tell Kari."}


def card() -> str:
    """The help card as a page draws it."""
    return render_to_string("flexid/parts/help.html", {"report_route": report_route()})


def test_where_the_school_has_written_nothing_our_own_words_stand() -> None:
    with translation.override("en"):
        assert (report_route(), OURS in card()) == (None, True)


@pytest.mark.parametrize(
    ("texts", "asked", "found"),
    [
        (ROUTE, "nb", "nb"),
        (ROUTE, "en-gb", "en"),
        (ROUTE, "ar", "en"),
        ({"nb": "Si fra."}, "ar", "nb"),
    ],
)
def test_the_schools_own_words_come_in_the_nearest_language(settings, texts, asked, found) -> None:
    settings.FLEXID_REPORT_ROUTE = texts
    with translation.override(asked):
        page, words = card(), report_route()
    assert (words.language, words.text, OURS in page) == (found, texts[found], False)
    assert f'<div lang="{found}" dir="ltr">' in page


def test_it_is_plain_text_and_blank_lines_part_paragraphs(settings) -> None:
    settings.FLEXID_REPORT_ROUTE = {"en": "One <b>two</b>.\n\nThree."}
    with translation.override("en"):
        assert "<p>One &lt;b&gt;two&lt;/b&gt;.</p>\n\n<p>Three.</p>" in card()


def test_it_stands_on_pages_in_blocks_and_where_the_school_is_broken(logged_in, settings) -> None:
    settings.FLEXID_REPORT_ROUTE = {"en": "Tell Kari."}
    client = logged_in("ana")
    for url in ("/", "/flexid/course-v1:FlexID+School+1/", "/nowhere/"):
        assert client.get(url).content.decode().count("Tell Kari.") == 1
    assert client.get("/module/welcome/").content.decode().count("Tell Kari.") > 3
    assert "Tell Kari." in errors.broken(RequestFactory().get("/")).content.decode()


@pytest.mark.parametrize(
    "texts",
    [
        "Tell Kari.",
        [("en", "Tell Kari.")],
        {"EN": "Tell Kari."},
        {1: "Tell Kari."},
        {"en": " "},
        {"en": None},
        {"en": ["Tell Kari."]},
        {"en": "x" * (MOST + 1)},
    ],
)
def test_another_shape_is_refused(settings, texts: object) -> None:
    settings.FLEXID_REPORT_ROUTE = texts
    assert [one.id for one in check_settings() if one.is_serious()] == ["flexid.E001"]
    with pytest.raises(CommandError, match=r"flexid\.E001"):
        call_command("check", "--tag", "flexid")


@pytest.mark.parametrize("texts", [{}, ROUTE, {"zh-hans": "x" * MOST}])
def test_a_text_for_each_language_is_taken(settings, texts: dict[str, str]) -> None:
    settings.FLEXID_REPORT_ROUTE = texts
    assert [one for one in check_settings() if one.is_serious()] == []
