"""The notice at first use: who reads what, and what an adult must pass on.

At most 150 words in every language. A change of meaning needs a new VERSION,
and then everybody is shown it again.
"""

from django.utils.translation import gettext_lazy as _

VERSION = 1

PARAGRAPHS = (
    _(
        "What you write here is yours. It is locked when it is stored. "
        "Nobody at school reads it until you press a button with their name on it."
    ),
    _(
        "If you send a text, your counsellor can read it. You can see who read it and when. "
        "You can take it back. Teachers never see your journal."
    ),
    _(
        "Cards on the board are for your group. If you hide your name, others do not see it, "
        "but it is stored with your account. Others may guess."
    ),
    _(
        "Adults must act if somebody is in danger: violence, abuse, a threat to life, "
        "a marriage or a journey against your will. Then they tell you first if they can."
    ),
    _(
        "Nobody watches this page all the time. If you need help now, use the numbers "
        "under Help. Your texts are deleted 90 days after the course ends."
    ),
)
