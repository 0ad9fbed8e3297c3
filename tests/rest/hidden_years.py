"""What nobody but a coordinator may do to a group's year and its certificates."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.common import COURSE
from tests.progress import closing

_HERE = {"course": COURSE}
YEARS: list[tuple[str, str, str, str, Any]] = [
    *(
        ("year_opening", who, "group", "groups/{}/year/opening/", _HERE)
        for who in ("ana", "tor", "cleo")
    ),
    *(
        ("certificate_withdrawal", who, "paper", "certificates/{}/withdrawal/", _HERE)
        for who in ("ana", "tor", "liv")
    ),
]


def certified(actor: Callable[..., Any], meeting_id: UUID) -> dict[str, UUID]:
    """Ana's certificate."""
    closing.note(actor("tor"), meeting_id, actor("ana").user_id, "there")
    closing.close(actor("sol"))
    return {"paper": closing.mine(actor("ana"))[0].id}
