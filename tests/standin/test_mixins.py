"""Our blocks under the platform's mixins: none of its fields is covered by one of ours."""

from typing import Any

import pytest
from lxml import etree
from xblock.core import XBlock
from xblock.runtime import Mixologist

from tests.common import COURSE
from tests.standin.conftest import KINDS
from tests.standin.keys import DRAFT, PUBLISHED, usage_key
from tests.standin.mixins import LIBRARY_MIXINS, LMS_MIXINS, STUDIO_MIXINS
from tests.standin.runtime import BLOCKS, debug_panel, exporting_block
from tests.standin.world import WORLD

RUNTIMES = ("lms", "preview", "library")
OURS = ("activity_key", "word_overrides")
WORDS = {"nb": {"title": "Sirkler & sider"}, "ar": {"title": "دوائر"}}
each_kind = pytest.mark.parametrize("kind", KINDS)
# Every name the platform declares a field by, of those that no XBlock has by itself.
THEIRS = {
    *("graded", "start", "due", "relative_weeks_due", "visible_to_staff_only", "giturl"),
    *("course_edit_method", "xqa_key", "graceperiod", "group_access", "showanswer"),
    *("show_correctness", "rerandomize", "days_early_for_beta", "static_asset_path"),
    *("use_latex_compiler", "max_attempts", "matlab_api_key", "user_partitions"),
    *("video_speed_optimizations", "video_auto_advance", "video_bumper", "show_reset_button"),
    *("edxnotes", "edxnotes_visibility", "in_entrance_exam", "self_paced", "hide_from_toc"),
    *("format", "chrome", "default_tab", "source_file", "display_name", "copied_from_block"),
}


def mixed(kind: str, mixins: Any = STUDIO_MIXINS) -> type[XBlock]:
    return Mixologist(mixins).mix(BLOCKS[kind])


def own(names: Any) -> set[str]:
    """Without the fields that every XBlock has."""
    return set(names) - set(XBlock.fields)


def test_the_mixins_bring_the_fields_of_the_platform() -> None:
    assert own(name for mixin in STUDIO_MIXINS for name in mixin.fields) == THEIRS


@each_kind
def test_we_share_one_field_with_the_platform(kind: str) -> None:
    assert own(BLOCKS[kind].fields) & THEIRS == {"display_name"}


@each_kind
def test_all_other_fields_are_still_the_platforms(kind: str) -> None:
    found = mixed(kind).fields
    theirs = {name: one for mixin in STUDIO_MIXINS[::-1] for name, one in mixin.fields.items()}
    kept = THEIRS - {"display_name"}
    assert {name: found[name] is theirs[name] for name in kept} == dict.fromkeys(kept, True)


@each_kind
def test_nothing_of_ours_hides_a_name_of_the_platform_but_its_hooks(kind: str) -> None:
    plain = {*dir(XBlock), "editor_saved", "post_editor_saved", "studio_post_duplicate"}
    theirs = {name for mixin in STUDIO_MIXINS for name in dir(mixin)} - plain
    ours = {name for one in BLOCKS[kind].mro() if "flexid" in one.__module__ for name in vars(one)}
    assert ours & theirs == {"display_name"}


@each_kind
def test_our_own_words_on_completion_score_and_reading_stand(kind: str) -> None:
    for mixins in (LMS_MIXINS, STUDIO_MIXINS, LIBRARY_MIXINS):
        block = mixed(kind, mixins)
        assert (block.has_custom_completion, block.completion_mode) == (True, "completable")
        assert (block.has_score, block.show_in_read_only_mode) == (False, False)
        assert (block.unmixed_class, block.resources_dir) == (BLOCKS[kind], None)


@each_kind
@pytest.mark.parametrize("runtime", RUNTIMES)
def test_a_block_is_drawn_with_its_authors_words_and_saves_nothing(
    held, runtime: str, kind: str
) -> None:
    for branch in (DRAFT, PUBLISHED):
        place = str(usage_key(COURSE, kind, KINDS[kind]))
        WORLD.authored[branch][place] = {"word_overrides": {"en": {"title": "Our own title"}}}
    block = held(runtime, kind=kind)
    page = block.render("author_view" if runtime == "preview" else "student_view").content
    assert ("Our own title" in page) is (runtime != "library")  # that shelf has its own copy
    assert block._get_fields_to_save() == []


@each_kind
def test_the_panel_reads_every_field_of_both(held, kind: str) -> None:
    assert {name for name, _ in debug_panel(held("lms", kind=kind))} >= THEIRS - {
        "copied_from_block"
    } | set(OURS)


@each_kind
def test_an_archive_holds_what_an_author_set_and_gives_it_back(held, kind: str) -> None:
    key = usage_key(COURSE, kind, KINDS[kind])
    WORLD.authored[DRAFT][str(key)] = {"word_overrides": WORDS, "display_name": "Sirklar"}
    node = etree.Element("unknown_root")
    exporting_block(key).add_xml_to_node(node)
    settings = {"activity_key": KINDS[kind], "display_name": "Sirklar"}
    assert {**node.attrib}.keys() - {"xblock-family"} == {*settings, "word_overrides"}
    assert {name: node.attrib[name] for name in settings} == settings


@each_kind
def test_nobody_from_outside_is_drawn_our_block(held, kind: str) -> None:
    for runtime in ("lms", "library"):
        page = held(runtime, "nobody", kind=kind).render("public_view").content
        assert "flexid" not in page
