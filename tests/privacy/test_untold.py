"""What a lead put off telling her is put off in the export too, and comes in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access.models import Permit
from flexid_xblock.journal import api as journal
from flexid_xblock.privacy import api as privacy
from tests.common import COURSE, send, write
from tests.privacy.common import break_glass

pytestmark = pytest.mark.usefixtures("_untold")


@pytest.fixture
def _untold(ana, actor) -> None:
    """Dov has read Ana's text under glass, and she shall be told in a week."""
    entry = send(ana, write(ana, "hers"))
    later = timezone.now() + timedelta(days=7)
    break_glass(ana, "ana", asker=actor("dov"), lead=actor("liv"), tell_from=later)
    journal.open_entry(actor("dov"), entry.id, course_key=COURSE)


def told(ana) -> dict[str, list[int]]:
    """Whom her export names, and where."""
    found = privacy.export(ana)
    return {
        "hours": [row["asker_id"] for row in found["broken_glass"]],
        "log": [row["actor_id"] for row in found["reads"]],
        "entry": [read["reader"] for row in found["entries"] for read in row["read_by"]],
    }


def test_before_the_day_nothing_names_the_reader(ana) -> None:
    assert told(ana) == {"hours": [], "log": [], "entry": []}


def test_from_the_day_on_everything_does(ana, actor) -> None:
    dov = [actor("dov").user_id]
    Permit.objects.update(tell_from=timezone.now())
    assert told(ana) == {"hours": dov, "log": dov, "entry": dov}
