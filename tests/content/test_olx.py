"""The exported course holds every activity once, in its place, and nothing of the adults' own."""

import re
from collections import Counter
from html import unescape

import pytest
from lxml import etree

from flexid_xblock.content import api, loader, olx
from flexid_xblock.content.records import Edition

from .archives import CONTAINERS, DAY, Store, packed, store, unpacked
from .common import sentences, small, texts, write

LANGUAGES = ("en", "nb")
EDITIONS = [(language, start) for language in LANGUAGES for start in (None, DAY)]
LONG = 30  # characters: shorter ones are turns of phrase
JOURNAL_OF_ONE = [
    "block-v1:Org+Course+Run+type@vertical+block@one_journal_unit",
    "block-v1:Org+Course+Run+type@flexid_journal+block@one_journal",
]
each_edition = pytest.mark.parametrize(("language", "start"), EDITIONS)


def imported(language: str = "en", start=DAY) -> Store:
    """A course that was made from the archive."""
    return store(unpacked(packed(language, start)))


def outline(course: Store, tag: str, name: str) -> dict[str, list[str]]:
    """The titles in a chapter, by the title of their part."""
    parts = course.below(course.key(tag, name))
    names = [one["display_name"] for one in parts]
    units = [
        [course[unit]["display_name"] for unit in course[key].children]
        for key in course[course.key(tag, name)].children
    ]
    return dict(zip(names, units, strict=True))


def activity_keys() -> list[str]:
    """Every activity of the course, in its order."""
    return [one.key for module in api.course().modules for one in module.activities]


@each_edition
def test_every_activity_is_there_once(language, start) -> None:
    keys = [one["activity_key"] for one in imported(language, start).blocks()]
    assert Counter(keys) == Counter(activity_keys())


def test_a_block_has_the_kind_and_the_title_of_its_activity() -> None:
    kinds = {one.key: one.kind for module in api.course().modules for one in module.activities}
    shown = [(one.tag, one["display_name"]) for one in imported("nb").blocks()]
    wanted = [
        (f"flexid_{kinds[key]}", api.words(api.source(key), "nb").text["title"])
        for key in (one["activity_key"] for one in imported("nb").blocks())
    ]
    assert shown == wanted


def test_a_module_begins_with_its_opening_and_goes_on_as_it_is_taught() -> None:
    assert outline(imported(), "chapter", "my-own-story") == {
        "Before the meeting": ["My own story", "One Saturday, told three times"],
        "Together": ["We meet: my own story", "One thread of mine"],
        "After the meeting": ["My tree", "My journal: my story, my choice"],
        "At home": ["One good day"],
    }


def test_a_part_without_an_activity_is_not_there() -> None:
    assert list(outline(imported(), "chapter", "leader-role")) == [
        "Before the meeting",
        "Together",
        "After the meeting",
    ]


def test_chapters_say_their_year_in_the_language_of_the_course() -> None:
    titles = [one["display_name"] for one in imported("nb").tagged("chapter")]
    assert [titles[0], titles[1], titles[7], titles[13]] == [
        "Velkommen og avtale",
        "År 1, modul 1: Hvem er jeg – hvem er vi?",
        "År 2, modul 1: Min egen historie",
        "Hjelpeledere, del 1: Hjelpelederen og grensene",
    ]


def test_the_leader_path_is_for_those_who_lead_until_they_open_it() -> None:
    course, hidden = imported(), ("visible_to_staff_only", "true")
    path = ["leader-role", "leader-themes", "leader-presenting", "leader-circle", "leader-practice"]
    marked = [key for key, one in course.items() if hidden in one.attributes]
    assert marked == [course.key("chapter", name) for name in path]


@each_edition
def test_each_file_is_whole_named_once_and_pointed_at(language, start) -> None:
    files = unpacked(packed(language, start))
    course = store(files)
    names = Counter(key.rpartition("@")[2] for key in course)
    held = {f"{one.tag}/{key.rpartition('@')[2]}.xml" for key, one in course.items()}
    asked_for = {path for path in held if path.split("/")[0] in CONTAINERS}
    assert (names.most_common(1)[0][1], asked_for | {"course.xml"}) == (
        1,
        {path for path in files if path.endswith(".xml")},
    )


def only_the_adults_read(language: str) -> set[str]:
    """The sentences of the guides and of the families' sheets that no student's page has."""
    sheets, pages = [], []
    for module in api.course().modules:
        sheets += [file(module.key, language).text for file in (api.facilitator, api.family)]
        pages += [api.words(api.source(one.key), language).text for one in module.activities]
        pages += [module.titles]
    said, read = (
        {one for text in texts(all_) for one in sentences(text)} for all_ in (sheets, pages)
    )
    return said - read


@each_edition
def test_no_sentence_of_the_adults_is_in_the_archive(language, start) -> None:
    files = unpacked(packed(language, start))
    told = unescape(" ".join(body.decode() for path, body in files.items() if path[-4:] != ".png"))
    told = re.sub(r"\s+", " ", told)
    said = only_the_adults_read(language)
    assert (len(said) > 1_000, [one for one in said if len(one) > LONG and one in told]) == (
        True,
        [],
    )


@pytest.fixture
def edited(tmp_path, monkeypatch):
    """``edited(spoil)``: from now on the course is the small one, changed like this."""

    def edit(spoil) -> dict[str, bytes]:
        root = write(tmp_path, small(spoil))
        monkeypatch.setattr(loader, "load", lambda: loader.read(root))
        api._canonical_source.cache_clear()
        return olx.files(Edition(language="en"))

    yield edit
    api._canonical_source.cache_clear()


def entitle(title: str):
    """A change of the journal's title."""
    return lambda d: d["modules/one/en/student.yaml"]["journal"].update(title=title)


def test_a_title_may_hold_any_mark(edited) -> None:
    title = "<b>Mine</b> & \"yours\" 'ours' – né"
    course = store(edited(entitle(title)))
    shown = {key: one["display_name"] for key, one in course.items() if "journal" in key}
    assert shown == dict.fromkeys(JOURNAL_OF_ONE, title)


def test_what_a_course_says_of_itself_is_text(edited) -> None:
    def spoil(documents) -> None:
        opening = documents["modules/one/en/student.yaml"]["opening"]
        opening.update(title="<script>", summary="a & b")
        opening["parts"]["part"]["plain"] = "<i>Plain</i>"

    page = etree.fromstring(edited(spoil)["about/overview.html"])
    assert {one.tag for one in page.iter()} == {"section", "p", "h3", "ul", "li", "strong"}


def test_to_import_again_changes_nothing() -> None:
    course = imported("nb")
    before = dict(course)
    course.take_in(unpacked(packed("nb")))
    assert dict(course) == before


def test_another_edition_of_the_course_has_the_same_names() -> None:
    assert {tuple(imported(language, start)) for language, start in EDITIONS} == {tuple(imported())}


def test_after_an_edit_only_that_block_is_another(edited) -> None:
    course = store(edited(lambda documents: None))
    before = dict(course)
    course.take_in(edited(entitle("Another")))
    changed = [key for key, one in course.items() if before.get(key) != one]
    assert changed == JOURNAL_OF_ONE
