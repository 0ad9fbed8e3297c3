"""The end of a staff session that nobody uses.

Only what a person does keeps it open: a page opened, something sent, or the
page's script saying that somebody pressed a key. What a page asks by itself
(a board that is followed) never does. A student's session has no such end:
what she writes is saved whenever she comes back to it.
"""

from time import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from flexid_xblock.domain.errors import Denied

USED = "flexid_used"  # when a person last did something, in seconds
DESK = "flexid_desk"  # whether a staff desk was opened in this session
# By this header a page's script says who is there; it is answered without a page.
HERE = "X-Flexid-Here"

# One's own words are saved even by somebody whose desk, in another course, has closed.
_OWN_WORDS = {"entries", "entry", "decision", "card"}
_POLL = "live"
_STEP = 60  # seconds; a session is not written more often


def is_over(request: HttpRequest) -> bool:
    """Whether nobody has used this session for too long; 0 minutes means never."""
    limit = settings.FLEXID_STAFF_IDLE_MINUTES * 60
    return bool(limit) and time() - request.session.get(USED, time()) > limit


def note_use(request: HttpRequest, *, at_desk: bool = False) -> None:
    """Write down that somebody is here; a session that is over stays so."""
    session = request.session
    if is_over(request):
        return
    if time() - session.get(USED, 0) > _STEP:
        session[USED] = time()
    if at_desk and not session.get(DESK):
        session[DESK] = True


def guard(request: HttpRequest, door: str) -> None:
    """Let the script of a desk in while its session is not over; sending counts as use."""
    if not request.session.get(DESK) or door in _OWN_WORDS or _is_wall(request, door):
        return
    if is_over(request):
        if door != _POLL:  # it is refused too, but the wall beside it follows on
            logout(request)
        raise Denied("signed_out")
    if request.method not in ("GET", "HEAD"):
        note_use(request)


def _is_wall(request: HttpRequest, door: str) -> bool:
    """The wall goes on when nobody touched a key for a while: it shows what the group sees anyway.

    It keeps no desk open: the next page or act of hers finds the session over.
    """
    return door == _POLL and request.GET.get("as") == "screen"
