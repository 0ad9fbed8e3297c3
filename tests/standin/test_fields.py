"""Where a field goes that a block keeps: shown by one that keeps words, since ours keep none."""

import pytest
from xblock.exceptions import InvalidScopeError

from tests.common import COURSE
from tests.standin.keys import DRAFT, PUBLISHED, usage_key
from tests.standin.users import MASQUERADE_DATA_KEY

PLACE = str(usage_key(COURSE, "keeper", "who-am-i.journal"))
AS_ANA = {"role": "student", "user_name": "ana"}


def note(block, **fields: str) -> None:
    """Set the fields as a handler does, and save them as the runtime does after it."""
    for name, value in fields.items():
        setattr(block, name, value)
    block.save()


def test_a_save_merges_into_what_is_stored(keeper, platform) -> None:
    first, second = keeper("lms"), keeper("lms")
    note(first, diary="dear diary")
    note(second, mood="fine")
    assert platform.kept_for("user_state") == [{"diary": "dear diary", "mood": "fine"}]


def test_of_two_who_save_the_same_field_the_later_wins_unasked(keeper) -> None:
    first, second = keeper("lms"), keeper("lms")
    assert (first.diary, second.diary) == (None, None)
    note(first, diary="mine")
    note(second, diary="also mine")
    assert keeper("lms").diary == "also mine"


def test_each_person_has_her_own_and_the_course_sees_none(keeper, platform, people) -> None:
    note(keeper("lms", "ana"), diary="hers", motto="everywhere")
    assert (keeper("lms", "bo").diary, keeper("lms", "bo").motto) == (None, None)
    assert {key[1] for key, row in platform.states.items() if row} == {people["ana"].pk}


@pytest.mark.parametrize("name", ["ana", "nobody"])
def test_what_a_crawler_or_nobody_writes_is_lost_without_a_word(keeper, platform, name) -> None:
    platform.crawlers.add("robot")
    note(keeper("lms", name, agent="robot" if name == "ana" else "a browser"), diary="x")
    assert (platform.kept_for("user_state"), keeper("lms", "ana").diary) == ([], None)


def test_a_crawler_may_read(keeper, platform) -> None:
    platform.crawlers.add("robot")
    note(keeper("lms"), diary="hers")
    assert keeper("lms", agent="robot").diary == "hers"


def test_who_looks_as_one_student_reads_hers_and_writes_into_her_own_session(
    keeper, asked, platform
) -> None:
    note(keeper("lms"), diary="hers", mood="fine")
    looking = keeper("lms", "max", **AS_ANA)
    assert looking.diary == "hers"
    note(looking, diary="not hers")
    assert platform.kept_for("user_state") == [{"diary": "hers", "mood": "fine"}]
    store = looking._field_data._scope_mappings[type(looking).diary.scope]._kvs
    assert list(store._session[MASQUERADE_DATA_KEY].values()) == ["not hers"]


def test_what_she_took_away_while_looking_is_away_for_her_only(keeper) -> None:
    note(keeper("lms"), diary="hers")
    looking = keeper("lms", "max", **AS_ANA)
    del looking.diary
    looking.save()
    assert (type(looking).diary.is_set_on(looking), keeper("lms").diary) == (False, "hers")


def test_who_looks_as_a_role_stays_herself_and_writes_her_own(keeper, platform, people) -> None:
    note(keeper("lms", "max", role="student"), diary="a member of staff's")
    assert {key[1] for key, row in platform.states.items() if row} == {people["max"].pk}


def test_in_the_lms_nobody_writes_what_an_author_set(keeper) -> None:
    for name in ("ana", "max"):
        with pytest.raises(InvalidScopeError):
            note(keeper("lms", name), heading="mine")


def test_in_studio_an_author_may_and_a_preview_stores_it_nowhere(keeper, platform) -> None:
    note(keeper("preview", "max"), heading="mine", diary="to try it")
    assert keeper("preview", "max").heading == ""
    assert (platform.kept_for("user_state"), platform.authored[DRAFT]) == ([], {})


def test_a_draft_is_not_seen_by_a_learner(keeper, platform) -> None:
    platform.authored[DRAFT][PLACE] = {"heading": "new"}
    platform.authored[PUBLISHED][PLACE] = {"heading": "old"}
    assert (keeper("preview", "max").heading, keeper("lms").heading) == ("new", "old")
