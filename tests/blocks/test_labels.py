"""An author finds texts in the order in which a student meets them, under readable names."""

from flexid_xblock.blocks.labels import in_order, label
from flexid_xblock.content import api as content
from tests.common import JOURNAL


def test_texts_stand_as_a_student_meets_them() -> None:
    source = content.source(JOURNAL)
    paths = in_order(content.texts(source, "en"), source["structure"])
    assert paths[:5] == [
        "title",
        "intro",
        "prompts.three-circles.question",
        "prompts.three-circles.help.0",
        "prompts.three-circles.help.1",
    ]
    asked = [path.split(".")[1] for path in paths if path.endswith(".question")]
    assert asked == [prompt["key"] for prompt in source["structure"]["prompts"]]


def test_an_order_loses_nothing_and_counts_as_people_do() -> None:
    paths = ["a.10", "a.9", "b", "title", "a.title"]
    assert in_order(paths, {}) == ["title", "a.title", "a.9", "a.10", "b"]


def test_a_label_is_read_as_words() -> None:
    assert label("stages.two-names.text") == "steps › two names › text"
