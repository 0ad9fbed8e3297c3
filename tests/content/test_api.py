"""What everybody above relies on: the plan, the sources, and words in the reader's language."""

import pytest

from flexid_xblock.content import api, loader, personal
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.content.records import ActivityInfo
from flexid_xblock.domain.errors import NotFound

from .common import small, write

PLAN = [
    ("welcome", 0, 0),
    ("who-am-i", 1, 1),
    ("with-several-cultures", 1, 2),
    ("bridge-builder", 1, 3),
    ("moving", 1, 4),
    ("prejudice-and-racism", 1, 5),
    ("roles-and-expectations", 1, 6),
    ("my-own-story", 2, 1),
    ("norwegian-enough", 2, 2),
    ("language-and-feelings", 2, 3),
    ("big-and-small", 2, 4),
    ("conflict", 2, 5),
    ("freedom-and-future", 2, 6),
    ("leader-role", 3, 1),
    ("leader-themes", 3, 2),
    ("leader-presenting", 3, 3),
    ("leader-circle", 3, 4),
    ("leader-practice", 3, 5),
]


def test_the_plan_has_thirteen_modules_and_the_leader_path_in_order():
    modules = api.course().modules
    assert [(module.key, module.year, module.number) for module in modules] == PLAN


def test_every_module_is_named_in_the_languages_of_the_certificates():
    names = [tuple(module.titles) for module in api.course().modules]
    assert {*names, tuple(api.course().titles)} == {("en", "nb", "ar")}


@pytest.fixture
def half_written(tmp_path, monkeypatch):
    """A course of two modules; the second has no folder yet."""
    second = {"key": "two", "year": 1, "number": 2, "titles": {"en": "Two"}}
    documents = small(lambda d: d["course.yaml"]["modules"].append(second))
    curriculum = loader.read(write(tmp_path, documents))
    monkeypatch.setattr(loader, "load", lambda: curriculum)


@pytest.mark.usefixtures("half_written")
def test_a_module_without_a_folder_is_coming():
    modules = api.course().modules
    assert [m.key for m in modules] == ["one", "two"]
    assert [m.key for m in modules if m.complete] == ["one"]
    assert [m.key for m in modules if m.activities] == ["one"]


@pytest.mark.usefixtures("half_written")
def test_an_activity_of_a_module_that_is_coming_is_not_found():
    with pytest.raises(NotFound, match=r"^unknown_activity$"):
        api.source("two.opening")


def test_the_activities_of_a_module_stand_in_the_order_of_its_page():
    assert api.course().modules[1].activities == (
        ActivityInfo(key="who-am-i.opening", kind="module"),
        ActivityInfo(key="who-am-i.circles", kind="activity"),
        ActivityInfo(key="who-am-i.journal", kind="journal"),
        ActivityInfo(key="who-am-i.meeting", kind="session"),
        ActivityInfo(key="who-am-i.at-home", kind="activity"),
    )


def test_a_source_says_what_it_is_in_every_language():
    source = api.source("welcome.meeting")
    assert sorted(source) == ["activity", "kind", "module", "structure", "words"]
    assert [source[key] for key in ("activity", "module", "kind")] == [
        "welcome.meeting",
        "welcome",
        "session",
    ]
    assert sorted(source["words"]) == ["en", "nb"]


@pytest.mark.parametrize(
    "key", ["", "who-am-i", "who-am-i.facilitator", "../x.opening", "no.opening"]
)
def test_an_unknown_activity_is_not_found(key):
    with pytest.raises(NotFound, match=r"^unknown_activity$"):
        api.source(key)


@pytest.mark.parametrize(
    ("asked", "found", "is_fallback"),
    [
        ("nb", "nb", False),
        ("nb-NO", "nb", False),
        ("nb_no", "nb", False),
        ("EN", "en", False),
        ("ar", "en", True),
        ("", "en", True),
    ],
)
def test_words_come_in_the_asked_language_or_say_so(asked, found, is_fallback):
    source = api.source("who-am-i.opening")
    words = api.words(source, asked)
    assert (words.language, words.is_fallback, words.direction) == (found, is_fallback, "ltr")
    assert words.text == source["words"][found]


@pytest.mark.parametrize("read", [api.facilitator, api.family])
def test_notes_and_family_page_follow_the_same_rule(read):
    assert [read("welcome", asked).language for asked in ("nb", "ar")] == ["nb", "en"]
    assert [read("welcome", asked).is_fallback for asked in ("nb", "ar")] == [False, True]


@pytest.mark.usefixtures("half_written")
@pytest.mark.parametrize("read", [api.facilitator, api.family])
def test_a_module_that_is_coming_has_no_notes(read):
    with pytest.raises(NotFound, match=r"^unknown_module$"):
        read("two", "en")


@pytest.mark.parametrize("read", [api.facilitator, api.family])
def test_a_reader_cannot_spoil_the_notes(read):
    read("welcome", "en").text.clear()
    assert next(iter(read("welcome", "en").text)) == "title"


@pytest.mark.parametrize("language", ["ar", "fa", "fa-AF", "prs", "ps", "ur", "ckb", "kmr-Arab"])
def test_right_to_left(language):
    assert api.direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "nb", "ti", "so", "uk", "kmr", "ur-Latn", ""])
def test_left_to_right(language):
    assert api.direction(language) == "ltr"


def test_the_room_declares_each_field_and_holds_nothing_personal():
    names = [f"ActivityVersion.{field.name}" for field in ActivityVersion._meta.concrete_fields]
    assert list(personal.FIELDS) == names
    assert (personal.export(1), personal.erase(1)) == ({}, 0)


def test_the_gallery_has_a_source_and_an_answer_and_is_no_module():
    assert "gallery.identity-circles" in api.gallery()
    assert "gallery" not in [one.key for one in api.course().modules]
    source = api.source("gallery.identity-circles")
    assert (source["kind"], source["structure"]["kind"]) == ("activity", "identity_circles")
    assert sorted(source["words"]) == ["ar", "en", "nb"]
    for language in ("en", "nb", "ar"):
        assert "circles" in api.answer("gallery.identity-circles", language)


def test_an_example_nobody_wrote_is_not_found():
    with pytest.raises(NotFound, match="unknown_activity"):
        api.answer("gallery.quiz", "en")


def test_the_page_for_those_at_home_says_in_which_languages_it_is():
    assert api.family_languages("welcome") == ("en", "nb")


def test_a_modules_structure_is_a_fresh_copy_without_words():
    found = api.structure("who-am-i")
    assert {"meeting", "sources", "family"} <= set(found)
    found.clear()
    assert api.structure("who-am-i")["sources"]


@pytest.mark.parametrize("ask", [api.structure, api.family_languages])
@pytest.mark.parametrize("module", ["moving-house", "gallery", ""])
def test_what_is_no_module_has_no_papers(ask, module):
    with pytest.raises(NotFound):
        ask(module)


@pytest.mark.parametrize(("asked", "found"), [("nb", "nb"), ("so", "nb"), ("ar-EG", "ar")])
def test_without_the_source_language_it_is_what_stands_first(asked, found):
    words = api.words({"words": {"nb": "Hei", "ar": "x"}}, asked)
    assert (words.language, words.is_fallback) == (found, asked == "so")
