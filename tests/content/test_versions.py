"""One source has one name, and an author's words change it; a frozen version stays."""

import pytest
from django.db import transaction

from flexid_xblock.content import api, languages, versions
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.domain.errors import Invalid, NotFound

KEY = "who-am-i.journal"
QUESTION = "prompts.three-circles.question"


def sha(overrides=None):
    return versions.digest(versions.canonical(api.source(KEY, overrides)))


@transaction.atomic
def freeze_in_a_request_that_breaks():
    api.freeze(KEY)
    raise LookupError


def test_the_order_of_keys_does_not_matter():
    assert versions.canonical({"a": 1, "b": {"c": 2, "d": 3}}) == versions.canonical(
        {"b": {"d": 3, "c": 2}, "a": 1}
    )


def test_the_canonical_body_is_ascii_so_that_no_database_respells_it():
    assert versions.canonical({"a": "språk"}).isascii()


def test_the_same_source_has_the_same_name():
    assert sha() == sha({})


def test_an_override_changes_the_name_and_the_words_of_its_language_only():
    changed = api.source(KEY, {"nb": {QUESTION: "Hva nå?"}})
    assert changed["words"]["nb"]["prompts"]["three-circles"]["question"] == "Hva nå?"
    assert changed["words"]["en"] == api.source(KEY)["words"]["en"]
    assert sha({"nb": {QUESTION: "Hva nå?"}}) != sha()


def test_an_override_reaches_into_a_list():
    changed = api.source(KEY, {"en": {"prompts.seen-first.help.1": "Begin here"}})
    assert changed["words"]["en"]["prompts"]["seen-first"]["help"][1] == "Begin here"


def test_an_override_stays_with_its_caller():
    api.source(KEY, {"en": {"title": "Mine"}})["structure"].clear()
    assert api.source(KEY)["words"]["en"]["title"] == "My journal: my circles"
    assert list(api.source(KEY)["structure"]) == ["prompts"]


def test_an_override_leaves_the_given_words_alone():
    words = {"en": {"help": ["Begin"]}}
    changed = versions.with_overrides(words, {"en": {"help.0": "End"}})
    assert (words, changed) == ({"en": {"help": ["Begin"]}}, {"en": {"help": ["End"]}})


@pytest.mark.parametrize(
    "overrides",
    [
        {"fr": {"title": "Titre"}},
        {"en": {"prompts.unknown.question": "Why?"}},
        {"en": {"prompts.three-circles": "Not a text"}},
        {"en": {"prompts.three-circles.help.9": "Too far"}},
        {"en": {"prompts.three-circles.help.-1": "Backwards"}},
        {"en": {"title.0": "A letter"}},
        {"en": {"": "Nowhere"}},
        {"en": {"title": 7}},
        {"en": {"structure": "Never"}},
    ],
    ids=str,
)
def test_only_a_text_that_exists_can_be_replaced(overrides):
    with pytest.raises(Invalid, match=r"^unknown_override$"):
        api.source(KEY, overrides)


@pytest.mark.django_db
def test_freezing_twice_stores_one_row():
    assert api.freeze(KEY) == api.freeze(KEY) == sha()
    assert list(ActivityVersion.objects.values_list("sha256", "activity_key")) == [(sha(), KEY)]


@pytest.mark.django_db
def test_a_frozen_version_comes_back_as_it_was():
    assert api.version(api.freeze(KEY)) == api.source(KEY)


@pytest.mark.django_db
def test_a_frozen_version_cannot_be_spoilt_by_its_reader():
    api.version(api.freeze(KEY))["words"].clear()
    assert languages.choose(api.version(api.freeze(KEY))["words"], "nb").language == "nb"


@pytest.mark.django_db
def test_freezing_inside_a_transaction_leaves_it_usable():
    api.freeze(KEY)
    with transaction.atomic():
        api.freeze(KEY)
        assert ActivityVersion.objects.count() == 1


@pytest.mark.django_db
def test_a_known_version_costs_no_query(
    monkeypatch, django_assert_num_queries, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(api, "_known_versions", set())
    with django_capture_on_commit_callbacks(execute=True):
        api.freeze(KEY)
    with django_assert_num_queries(0):
        api.freeze(KEY)


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_a_request_that_is_rolled_back_leaves_no_name_without_a_row():
    with pytest.raises(LookupError):
        freeze_in_a_request_that_breaks()
    api.freeze(KEY)
    assert ActivityVersion.objects.filter(pk=sha()).exists()


@pytest.mark.django_db
def test_an_unknown_version_is_not_found():
    with pytest.raises(NotFound, match=r"^unknown_version$"):
        api.version("0" * 64)
