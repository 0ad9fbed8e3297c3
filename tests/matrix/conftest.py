"""The planted world, once for this folder; and the count of the cells at the end of the run."""

import logging
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from django.template.base import Template
from django.test.utils import _TestState

from flexid_xblock.content import api as content
from flexid_xblock.edge import openedx, school
from tests.matrix.looks import known_by_teachers
from tests.matrix.probes import Route
from tests.matrix.relations import PERSONS, THINGS
from tests.matrix.roster_acts import COHORTS
from tests.matrix.table import LATER, NOW
from tests.matrix.world import Planted, planted_world
from tests.standin.world import modules

TALLY: Counter[str] = Counter()


@pytest.fixture(scope="session")
def tally() -> Counter[str]:
    """What was done, by name; printed at the end."""
    return TALLY


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, static_root) -> Iterator[Planted]:
    """Everybody and everything, undone at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        for name, module in modules().items():
            patch.setitem(sys.modules, name, module)
        for host in (openedx.HOST, school.HOST):
            patch.setattr(host, "cohorts", lambda course_key: COHORTS)
        patch.setattr(content, "version", known_by_teachers(content.version))
        # Tests copy every context of every template; nobody looks at them here.
        patch.setattr(Template, "_render", _TestState.saved_data.template_render)
        # Thousands of refusals, each a line that would hold its request and its frames: gigabytes.
        logging.disable(logging.ERROR)
        with planted_world() as planted:
            yield planted
        logging.disable(logging.NOTSET)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The count of generated cells, what was executed, and what is still to come."""
    if not TALLY:
        return
    later = len(LATER) * len(PERSONS) * len(THINGS) * len(Route)
    say = terminalreporter.write_line
    terminalreporter.section("the permission table")
    say(f"{TALLY['generated'] + later} cells generated: {len(NOW) + len(LATER)} operations, ")
    say(f"  {len(PERSONS)} persons, {len(THINGS)} things, {len(Route)} routes")
    say(f"{TALLY['executed']} executed, {later} listed as later, {TALLY['deviations']} deviations")
    say(f"{TALLY['changed']} more after a change of relations; {TALLY['twins']} pairs byte-equal")
    say(f"later: {', '.join(LATER)}")
