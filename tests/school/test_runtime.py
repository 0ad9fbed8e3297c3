"""The runtime: the person of the session, authored fields only, nothing of the sdk's pages."""

import logging

import pytest
from django.contrib.auth.models import User
from xblock.core import XBlock
from xblock.exceptions import InvalidScopeError, NoSuchUsage
from xblock.fields import Scope, ScopeIds, String

from flexid_xblock.school.runtime import SchoolRuntime

USAGE = "who-am-i.journal"


class Keeper(XBlock):
    """A block that would like to keep a student's words in fields."""

    diary = String(scope=Scope.user_state)
    heading = String(scope=Scope.settings)


@pytest.fixture
def runtime() -> SchoolRuntime:
    return SchoolRuntime(User(pk=7, username="ana"), "course-v1:a+b+c")


def keeper(runtime: SchoolRuntime) -> Keeper:
    ids = ScopeIds(runtime.user_id, "keeper", USAGE, USAGE)
    return runtime.construct_xblock_from_class(Keeper, ids)


@pytest.mark.parametrize("field", ["diary", "heading"])
def test_no_field_can_be_written(runtime: SchoolRuntime, field: str) -> None:
    block = keeper(runtime)
    setattr(block, field, "dear diary")
    with pytest.raises(InvalidScopeError):
        block.save()


def test_a_refused_write_does_not_repeat_the_words(runtime: SchoolRuntime) -> None:
    block = keeper(runtime)
    block.diary = "dear diary"
    with pytest.raises(InvalidScopeError) as refusal:
        block.save()
    assert "dear diary" not in str(refusal.value)


def test_each_block_knows_its_activity_and_its_person(runtime: SchoolRuntime) -> None:
    block = runtime.get_block(USAGE)
    assert (block.activity_key, block.scope_ids.user_id) == (USAGE, 7)


def test_a_block_outside_the_course_does_not_exist(runtime: SchoolRuntime) -> None:
    with pytest.raises(NoSuchUsage):
        runtime.get_block("nowhere.journal")


def test_a_handler_address_names_no_person(runtime: SchoolRuntime) -> None:
    url = runtime.handler_url(runtime.get_block(USAGE), "ticket")
    assert url == "/handler/who-am-i.journal/ticket/"


def test_there_are_no_handlers_for_strangers(runtime: SchoolRuntime) -> None:
    with pytest.raises(NotImplementedError):
        runtime.handler_url(runtime.get_block(USAGE), "ticket", thirdparty=True)


def test_an_event_is_noted_without_its_payload(runtime: SchoolRuntime, caplog) -> None:
    with caplog.at_level(logging.INFO):
        runtime.publish(runtime.get_block(USAGE), "completion", {"said": "dear diary"})
    assert caplog.messages == ["Block who-am-i.journal published completion"]


def test_nothing_is_pinned_on_a_block(runtime: SchoolRuntime) -> None:
    block = keeper(runtime)
    runtime._patch_xblock(block)
    assert not hasattr(block, "course_id")


def test_the_user_service_speaks_the_names_of_the_lms(runtime: SchoolRuntime) -> None:
    block = runtime.get_block(USAGE)
    found = runtime.service(block, "user").get_current_user().opt_attrs
    assert (found["edx-platform.user_id"], found["edx-platform.username"]) == (7, "ana")
