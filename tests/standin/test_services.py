"""What a runtime offers a block, by the exact names, and what becomes of what a block publishes."""

import json
from typing import Any

import pytest
from webob import Request
from xblock.core import XBlock
from xblock.exceptions import NoSuchServiceError

from tests.common import COURSE
from tests.standin import mixins
from tests.standin.conftest import KINDS
from tests.standin.keys import usage_key
from tests.standin.runtime import BLOCKS

LMS = {
    *("user", "i18n", "completion", "partitions", "teams", "teams_configuration", "settings"),
    *("publish", "replace_urls", "cache", "enrollments", "user_tags", "user_state", "fs"),
    *("call_to_action", "credit", "bookmarks", "milestones", "verification", "proctoring"),
    *("gating", "grade_utils", "content_type_gating", "sandbox", "mako", "rebind_user"),
    *("library_tools", "video_config", "discussion_config_service", "xqueue"),
}
PREVIEW = {
    *("studio_user_permissions", "i18n", "mako", "settings", "user", "partitions", "xqueue"),
    *("teams_configuration", "sandbox", "cache", "replace_urls", "video_config"),
    "discussion_config_service",
}
EDITOR = {
    *("user", "studio_user_permissions", "mako", "settings", "lti-configuration", "i18n"),
    *("teams_configuration", "library_tools"),
}
LIBRARY = {
    *("completion", "user", "mako", "i18n", "sandbox", "cache", "replace_urls", "rebind_user"),
    *("publish", "enrollments", "error_tracker", "video_config", "discussion_config_service"),
}
OFFERED = {
    "lms": LMS,
    "preview": PREVIEW,
    "editor": EDITOR,
    "leaking editor": EDITOR | PREVIEW,
    "library": LIBRARY,
}
PERMISSIONS = "studio_user_permissions"
NOWHERE = ("cohorts", "notifications", "calendar", "badging")
AS_ANA = {"role": "student", "user_name": "ana"}
each_runtime = pytest.mark.parametrize("runtime", OFFERED)


@XBlock.wants(*sorted(set.union(*OFFERED.values())), *NOWHERE)
class Wanting(XBlock):
    """A block that wants all there is, and what there is not."""


@XBlock.needs(*NOWHERE)
class Needing(XBlock):
    """A block that cannot do without."""


@pytest.fixture
def built(held, monkeypatch) -> Any:
    """``built(Wanting, "lms")``: a block of this class in that runtime."""

    def build(kind: type[XBlock], runtime: str, name: str = "ana", **looks: Any) -> Any:
        monkeypatch.setitem(BLOCKS, "built", kind)
        return held(runtime, name, kind="built", **looks)

    return build


def given(block: XBlock, name: str) -> Any:
    return block.runtime.service(block, name)


@each_runtime
def test_each_runtime_offers_these_and_no_others(built, runtime: str) -> None:
    block = built(Wanting, runtime)
    wanted = set.union(*OFFERED.values(), NOWHERE)
    assert {name for name in wanted if given(block, name) is not None} == OFFERED[runtime]


@each_runtime
@pytest.mark.parametrize("name", NOWHERE)
def test_who_needs_what_is_not_there_is_told(built, runtime: str, name: str) -> None:
    with pytest.raises(NoSuchServiceError):
        given(built(Needing, runtime), name)


@each_runtime
def test_words_are_made_for_the_block_that_asks(built, runtime: str) -> None:
    block = built(Wanting, runtime)
    assert (given(block, "i18n").block, given(block, "i18n").gettext("x")) == (block, "x")


def test_nobody_has_no_completion_in_a_course(built) -> None:
    block = built(Wanting, "lms", "nobody")
    assert (given(block, "completion"), given(block, "publish") is None) == (None, False)


def test_our_blocks_want_what_they_can_do_without() -> None:
    declared = {name: dict(block._services_requested) for name, block in BLOCKS.items()}
    found = {use for uses in declared.values() for use in uses.values()}
    assert found <= {"want"}


def test_a_completion_counts_also_when_it_is_less(built, platform, people) -> None:
    block, found = built(Wanting, "lms"), []
    for share in (1.0, 0.25):
        block.runtime.publish(block, "completion", {"completion": share})
        found.append(list(platform.completions.items()))
    key = (people["ana"].pk, str(block.scope_ids.usage_id.for_branch(None)))
    assert (found, platform.tracked) == ([[(key, 1.0)], [(key, 0.25)]], [])


def test_completion_takes_no_text_for_a_key(built) -> None:
    service = given(built(Wanting, "lms"), "completion")
    with pytest.raises(TypeError):
        service.submit_completion("block-v1:a+b+c+type@d+block@e", 1.0)


@pytest.mark.parametrize("event", ["completion", "grade", "something.of.ours"])
def test_who_looks_as_one_student_completes_nothing(built, platform, event: str) -> None:
    block = built(Wanting, "lms", "max", **AS_ANA)
    block.runtime.publish(block, event, {"completion": 1.0})
    assert (platform.completions, platform.tracked) == ({}, [(event, {"completion": 1.0})])


@pytest.mark.parametrize("runtime", ["preview", "editor", "leaking editor"])
def test_in_studio_an_event_goes_nowhere(built, platform, runtime: str) -> None:
    block = built(Wanting, runtime)
    block.runtime.publish(block, "completion", {"completion": 1.0})
    assert (platform.published, platform.tracked, platform.completions) == ([], [], {})


@each_runtime
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_completes_our_blocks_by_itself(held, platform, runtime: str, kind: str) -> None:
    block = held(runtime, kind=kind)
    body = json.dumps({"completion": 1.0}).encode()
    request = Request.blank("/", method="POST", body=body)
    answer = block.runtime.handle(block, "publish_completion", request)
    assert answer.status_code == (400 if "completion" in OFFERED[runtime] else 500)
    assert platform.published == []


def test_a_block_that_does_not_say_so_itself_is_completed_by_its_page(built, platform) -> None:
    block = built(Wanting, "lms")
    request = Request.blank("/", method="POST", body=b'{"completion": 1.0}')
    assert block.runtime.handle(block, "publish_completion", request).status_code == 200
    assert list(platform.completions.values()) == [1.0]


def test_groups_of_content_are_there_for_the_platforms_own_check(built) -> None:
    block = built(Wanting, "lms")
    found = given(block, "partitions")
    assert (str(found.course_key), found.course_partitions) == (COURSE, [])
    assert mixins.LmsBlockMixin._services_requested["partitions"] == "need"


@pytest.mark.parametrize("runtime", ["preview", "editor", "leaking editor"])
def test_studio_tells_who_may_write_in_a_course_and_the_lms_does_not(
    built, platform, people, runtime: str
) -> None:
    platform.staff.add((people["tor"].pk, COURSE))
    course = usage_key(COURSE, "built", "x").context_key
    asked = {name: given(built(Wanting, runtime, name), PERMISSIONS) for name in ("ana", "tor")}
    assert {name: one.can_write(course) for name, one in asked.items()} == {
        "ana": False,
        "tor": True,
    }
    assert given(built(Wanting, "lms", "tor"), PERMISSIONS) is None
