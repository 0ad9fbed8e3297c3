"""The one address of all desks: where the platform's own pages lead an adult."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access import api as access
from flexid_xblock.desk.page import desk
from flexid_xblock.domain.actors import Actor

# By their names in ``access.desks``: what a desk is called, and where it stands.
DESKS = {
    "teacher": (_("Teacher's desk"), "flexid:teacher_desk"),
    "counsellor": (_("Counsellor's desk"), "flexid:counsellor_desk"),
    "coordinator": (_("Coordinator's desk"), "flexid:coordinator_desk"),
    "lead": (_("Safeguarding desk"), "flexid:lead_desk"),
}


@desk
def entrance(
    actor: Actor, course_key: str, *, request: HttpRequest
) -> tuple[str, dict[str, Any]] | HttpResponse:
    """On to her desk; who has several chooses. Who runs the course or the site sees its groups."""
    hers = [DESKS[name] for name in access.desks(actor, course_key) if name in DESKS]
    if not hers:
        access.require("roster.see", access.relations_in_course(actor, course_key))
        return redirect("flexid:setup_groups", course_key)
    if len(hers) == 1:
        return redirect(hers[0][1], course_key)
    return "flexid/desk/desks.html", {"desks": hers}
