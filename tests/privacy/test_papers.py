"""The officer's papers are printed from what holds, and are what the golden files say.

``python -m tests.privacy.write_papers`` writes the files anew, to be read before they are kept.
"""

import re

import pytest
from django.core.management import call_command

from flexid_xblock.access.policy import POLICY
from flexid_xblock.privacy import papers
from flexid_xblock.privacy.retention import CLASSES
from flexid_xblock.settings.common import RETENTION
from tests.privacy.write_papers import GOLDEN, PAPERS, as_shipped, masked

KEY = "YSBrZXkgZm9yIHRlc3RzLCAzMiBieXRlcyBsb25nISE="
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shipped(settings) -> None:
    as_shipped(settings)


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_the_golden_file_but_for_its_counts(name: str, capsys) -> None:
    call_command(name)
    assert masked(capsys.readouterr().out) == (GOLDEN / f"{name}.md").read_text("utf-8")


def test_every_class_and_every_operation_is_in_the_record() -> None:
    paper = papers.record_of_processing()
    assert set(re.findall(r"^\*\*([a-z_]+)\*\*: ", paper, re.MULTILINE)) == set(CLASSES)
    words = set(re.findall(r"[a-z_]+\.[a-z_]+", paper))
    assert {operation for operation, row in POLICY.items() if row} <= words


def test_the_papers_say_what_this_school_has_set(settings) -> None:
    settings.FLEXID_RETENTION = {**RETENTION, "help": 7}
    settings.FLEXID_LEGAL_BASIS = "Article 6(1)(e), by the school owner's decision."
    settings.FLEXID_HEADS_DIR = ""
    record = papers.record_of_processing()
    assert "- Kept: 7 days after the answer." in record
    assert settings.FLEXID_LEGAL_BASIS in record
    assert "NO, FLEXID_HEADS_DIR is not set" in record


def test_the_counts_are_of_what_is_there(people) -> None:
    facts = papers.dpia_facts()
    for line in ("students in a group now: 7", "groups: 2", "rows of entry: 0"):
        assert f"- {line}\n" in facts


def test_no_paper_names_anybody_or_shows_a_key(people, settings) -> None:
    settings.FLEXID_KEY = KEY
    names = {word for one in people.values() for word in (one.last_name, one.email)} - {""}
    for paper in (papers.record_of_processing(), papers.dpia_facts()):
        assert [name for name in {*names, KEY} if name in paper] == []
