"""A file that cannot be used is named with its reason, and a spoilt folder is not used."""

import pytest

from flexid_xblock.content import loader
from flexid_xblock.domain.errors import Unavailable

from .common import faults, small, write

SAMPLES = {
    "a file that is missing": (
        lambda d: d.pop("modules/one/module.yaml"),
        "modules/one/module.yaml: is missing",
    ),
    "no plan": (lambda d: d.pop("course.yaml"), "course.yaml: is missing"),
    "a key written twice": (
        lambda d: d.update({"modules/one/en/family.yaml": "title: One\ntitle: Two\n"}),
        "modules/one/en/family.yaml: the key 'title' is written twice (line 2)",
    ),
    "a key that YAML takes for a truth value": (
        lambda d: d.update({"course.yaml": "titles: {en: One, no: En}\n"}),
        "course.yaml: the key False is not text (line 1)",
    ),
    "a slip in the YAML": (
        lambda d: d.update({"course.yaml": "titles: [\n"}),
        "course.yaml: did not find expected node content (line 2)",
    ),
    "a wrong type": (
        lambda d: d["modules/one/en/family.yaml"].update(title=7),
        "modules/one/en/family.yaml: title: 7 is not of type 'string'",
    ),
    "an unknown key": (
        lambda d: d["modules/one/en/family.yaml"]["parts"]["page"].update(colour="red"),
        "modules/one/en/family.yaml: parts.page: Additional properties are not allowed"
        " ('colour' was unexpected)",
    ),
    "a file nobody reads": (
        lambda d: d.update({"modules/one/en/students.yaml": "a: b\n"}),
        "modules/one/en/students.yaml: this file has no place here",
    ),
    "a file beside the language folders": (
        lambda d: d.update({"modules/one/notes.txt": "x"}),
        "modules/one/notes.txt: this file has no place here",
    ),
}


@pytest.mark.parametrize(("spoil", "fault"), SAMPLES.values(), ids=SAMPLES)
def test_a_file_that_cannot_be_used_is_named(tmp_path, spoil, fault):
    assert fault in faults(tmp_path, small(spoil))


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    write(tmp_path, small())
    (tmp_path / "course.yaml").write_bytes(b"key: \xff\n")
    assert loader.read(tmp_path).unreadable == ("course.yaml: cannot be read (UnicodeDecodeError)",)


def test_a_whole_folder_is_read_once(tmp_path):
    root = write(tmp_path, small())
    assert loader.load(root) is loader.load(root)


def test_a_folder_with_a_fault_is_refused_and_the_fault_logged(tmp_path, caplog):
    root = write(tmp_path, small(lambda d: d.pop("modules/one/en/family.yaml")))
    with pytest.raises(Unavailable, match=r"^curriculum_broken$"):
        loader.load(root)
    assert caplog.messages == [
        "The curriculum is not whole:\nmodules/one/en/family.yaml: is missing"
    ]
