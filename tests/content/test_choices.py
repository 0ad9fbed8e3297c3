"""What an author may choose in an activity: what the module's schema allows, no more."""

import pytest

from flexid_xblock.content import api, loader
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import Invalid

JOURNAL, MEETING = "who-am-i.journal", "who-am-i.meeting"
WHOLE = {"moderation": "first", "display": ["unnamed"], "teacher_knows_done": True}
WRONG = [
    (JOURNAL, {"suggests": {"three-circles": "everybody"}}),
    (JOURNAL, {"suggests": {"nothing": "me"}}),
    (JOURNAL, {"suggests": "me"}),
    (JOURNAL, {"moderation": "all"}),
    (JOURNAL, {"prompts": []}),
    (MEETING, {"moderation": "some"}),
    (MEETING, {"display": []}),
    (MEETING, {"display": ["named", "named"]}),
    (MEETING, {"display": ["signed"]}),
    (MEETING, {"teacher_knows_done": "yes"}),
    (MEETING, {"suggests": {"three-circles": "me"}}),
    ("who-am-i.opening", {"goals": []}),
    ("who-am-i.circles", {"kind": "pulse"}),
]


def suggested(choices: dict) -> dict[str, str]:
    prompts = api.source(JOURNAL, None, choices)["structure"]["prompts"]
    return {prompt["key"]: prompt["suggests"] for prompt in prompts}


def test_a_prompt_suggests_the_reader_that_the_author_chose() -> None:
    found = suggested({"suggests": {"three-circles": "board"}})
    assert found == {**suggested({}), "three-circles": "board"}


def test_a_meeting_holds_what_the_author_chose() -> None:
    shape = api.source(MEETING, None, WHOLE)["structure"]
    chosen = {"moderation": shape["moderation"], "teacher_knows_done": shape["teacher_knows_done"]}
    assert {**chosen, "display": shape["board"]["display"]} == WHOLE


def test_what_is_chosen_still_follows_the_modules_schema() -> None:
    module = api.structure("who-am-i")
    module["meeting"] = api.source(MEETING, None, WHOLE)["structure"]
    assert list(loader.validator("module").iter_errors(module)) == []


@pytest.mark.parametrize(("key", "choices"), WRONG, ids=str)
def test_what_the_schema_does_not_allow_is_refused(key: str, choices: dict) -> None:
    with pytest.raises(Invalid, match=r"^unknown_override$"):
        api.source(key, None, choices)


@pytest.mark.parametrize(("key", "choices"), WRONG, ids=str)
def test_a_learner_gets_it_without_what_does_not_fit(key: str, choices: dict) -> None:
    assert api.fitting(key, Authored(structure=choices)).structure == {}


def test_a_learner_gets_all_that_fits() -> None:
    here = {"en": {"title": "Mine"}, "nb": {"intro": "Min"}}
    gone = {"en": {"title": "Mine", "old.text": "x"}, "nb": {"intro": "Min"}, "fr": {"title": "x"}}
    choices = {"suggests": {"three-circles": "me", "gone": "me"}}
    found = api.fitting(JOURNAL, Authored(words=gone, structure=choices))
    assert (found.words, found.structure) == (here, {"suggests": {"three-circles": "me"}})


@pytest.mark.django_db
def test_a_choice_is_frozen_with_the_version() -> None:
    sha = api.freeze(MEETING, None, WHOLE)
    assert api.version(sha)["structure"]["moderation"] == "first"
    assert sha != api.freeze(MEETING)


def test_no_choice_leaves_the_version_as_it_was() -> None:
    assert api.source(MEETING) == api.source(MEETING, {}, {})


def test_an_author_finds_each_activity_by_module_and_title() -> None:
    found = {one.key: one for one in api.catalogue("journal", "nb")}
    assert list(found) == [f"{m.key}.journal" for m in api.course().modules if m.complete]
    assert found[JOURNAL].title.text == api.source(JOURNAL)["words"]["nb"]["title"]
    assert (found[JOURNAL].module.language, found[JOURNAL].title.direction) == ("nb", "ltr")


def test_every_kind_of_block_has_something_to_choose() -> None:
    kinds = ("module", "journal", "session", "activity")
    every = [one.key for kind in kinds for one in api.catalogue(kind, "en")]
    taught = [one.key for module in api.course().modules for one in module.activities]
    assert sorted(every) == sorted(taught)


def test_each_text_can_be_replaced_under_its_path() -> None:
    texts = api.texts(api.source(JOURNAL), "en")
    own = {path: f"{path}!" for path in texts}
    assert api.texts(api.source(JOURNAL, {"en": own}), "en") == own
    assert api.texts(api.source(JOURNAL), "fr") == {}
