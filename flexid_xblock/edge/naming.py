"""Who is meant by a login name or an e-mail address that somebody typed.

Compared here and not in the database: what it takes for the same letters
differs from one database to the next.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth import get_user_model

# Of one account: its id, login name and e-mail address ("" where it has none).
Account = tuple[int, str, str]


def whose(names: Iterable[str], accounts: Iterable[Account]) -> dict[str, int]:
    """The id behind each name as it was given; none for nobody's, and none for two people's."""
    known: dict[str, set[int]] = defaultdict(set)
    for user_id, *called in accounts:
        for name in filter(None, called):
            known[folded(name)].add(user_id)
    found = {name: known.get(folded(name), set()) for name in names}
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def exactly(login: str, accounts: Iterable[tuple[int, str]]) -> int | None:
    """The id of the account with just this login name; a database may take another for it."""
    return next((user_id for user_id, called in accounts if called == login), None)


def find(login: str, *, closed: bool = False) -> int | None:
    """The id of this host's account with just this login name; ``closed``: of a closed one, too."""
    users = get_user_model().objects.filter(username=login)
    users = users if closed else users.filter(is_active=True)
    return exactly(login, users.values_list("pk", "username"))


def folded(name: str) -> str:
    """A name as it is compared: the case of its letters and spaces round it do not count."""
    return unicodedata.normalize("NFC", name.strip()).casefold()
