"""The notice at first use: who reads what, what an adult must pass on, how long it is kept.

At most 150 words in every language, the lines with numbers included. A change of meaning
needs a new VERSION, and then everybody is shown it again. Nobody is asked to agree: the
school answers for it, and a child's yes is not what makes it right.
"""

from collections.abc import Mapping

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from flexid_xblock import terms
from flexid_xblock.phrases import role_name

VERSION = 2

PARAGRAPHS = (
    _("Nobody at school reads what you write until you press a button with their name on it."),
    _(
        "You see who read a text, and can take it back. Teachers never see your journal. "
        "Somebody new reads what you sent before only if you say yes."
    ),
    _(
        "Cards on the board are for your group. If you hide your name, it is stored with "
        "your account. Others may guess."
    ),
    _(
        "Adults must act on violence, abuse, a threat to life, a marriage or a journey "
        "against your will. They tell you first if they can. Two together may then open "
        "what you sent."
    ),
    _("Nobody watches this page all the time. For help now, use the numbers under Help."),
)
# Where a school keeps them without an end, nothing is promised.
KEPT = _("Your texts are deleted {days} days after the course ends.")
_OF_TEXTS, _OF_CARDS = ("counsellor", "deputy"), ("student", "helper", "teacher")


def paragraphs() -> tuple[str, ...]:
    """The notice in the active language."""
    days = terms.days("entry")
    kept = (str(KEPT).replace("{days}", str(days)),) if days else ()
    return (*map(str, PARAGRAPHS), *kept)


def lines(readers: Mapping[str, int]) -> tuple[str, ...]:
    """Who can read a text and a card now, by role and number, in the active language."""
    texts, cards = _counted(readers, _OF_TEXTS), _counted(readers, _OF_CARDS)
    of_texts = (
        gettext("Can read a text you send now: {readers}.").replace("{readers}", texts)
        if texts
        else gettext("Nobody can read a text you send now.")
    )
    of_cards = gettext("Can read your cards now: {readers}.").replace("{readers}", cards)
    return (of_texts, of_cards) if cards else (of_texts,)


def _counted(readers: Mapping[str, int], roles: tuple[str, ...]) -> str:
    comma = pgettext("between names", ", ")
    return comma.join(f"{role_name(one)} ({readers[one]})" for one in roles if readers.get(one))
