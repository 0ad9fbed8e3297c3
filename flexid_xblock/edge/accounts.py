"""Accounts that an import makes in the embedded school, and the passwords they begin with.

An account begins without a password, so nobody can log in. A start password is made when
a coordinator prints it; whoever logs in with one must choose her own first. That it is one
is told by its hash: it is random and long, so few rounds do, and a password that a person
chose never has so few.
"""

import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import (
    UNUSABLE_PASSWORD_PREFIX,
    PBKDF2PasswordHasher,
    make_password,
)
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from flexid_xblock.edge.naming import folded

# 59 bits: guessing takes for ever whatever a guess costs, and 300 hashes take a second.
START_ROUNDS = 2_000
_LETTERS, _PARTS, _PART = "abcdefghjkmnpqrstuvwxyz23456789", 3, 4
_MARK = f"{PBKDF2PasswordHasher.algorithm}${START_ROUNDS}$"
_DEMO_DOMAIN = "@demo.invalid"  # in a demo everybody is invented, and marked so
_is_login = UnicodeUsernameValidator()


def free_logins(logins: Iterable[str]) -> frozenset[str]:
    """Those that nobody has, in any spelling, as a name or an address, and that can be one."""
    accounts = get_user_model().objects.values_list("username", "email")
    taken = {folded(name) for both in accounts for name in both}
    return frozenset(one for one in logins if folded(one) not in taken and _can_be_one(one))


def make_accounts(people: Mapping[str, str]) -> dict[str, int]:
    """An account without a password for each login name and name; their ids."""
    users = get_user_model().objects
    users.bulk_create(_account(login, name) for login, name in people.items())
    return dict(users.filter(username__in=list(people)).values_list("username", "pk"))


def start_passwords(user_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Login name and a new start password of each of them who has none of her own yet.

    They can be read here only. Who has chosen her own, and a closed account, is left out.
    """
    users = list(_without_own().filter(pk__in=list(user_ids)).order_by("username"))
    made = {user.pk: (user.username, _password()) for user in users}
    hasher = PBKDF2PasswordHasher()
    for user in users:
        user.password = hasher.encode(made[user.pk][1], hasher.salt(), START_ROUNDS)
    get_user_model().objects.bulk_update(users, ["password"], batch_size=200)
    return made


def without_own_password(user_ids: Iterable[int]) -> frozenset[int]:
    """Those of them who have no password of their own yet."""
    rows = _without_own().filter(pk__in=list(user_ids))
    return frozenset(rows.values_list("pk", flat=True))


def is_start(encoded: str) -> bool:
    """Whether a password, as it is stored, is one to begin with."""
    return encoded.startswith(_MARK)


def _without_own() -> QuerySet[Any]:
    starts = Q(password__startswith=_MARK) | Q(
        password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login=None
    )
    return get_user_model().objects.filter(starts, is_active=True)


def _can_be_one(login: str) -> bool:
    try:
        _is_login(login)
    except ValidationError:
        return False
    return len(login) <= 150 and unicodedata.normalize("NFKC", login) == login


def _account(login: str, name: str) -> Any:
    first, _, last = name.partition(" ")
    address = login if "@" in login else ""
    if settings.FLEXID_DEMO:
        address = login.replace("@", ".") + _DEMO_DOMAIN
    return get_user_model()(
        username=login,
        first_name=first,
        last_name=last,
        email=address,
        password=make_password(None),
    )


def _password() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_PART)) for _ in range(_PARTS))
