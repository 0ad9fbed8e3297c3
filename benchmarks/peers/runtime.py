"""A runtime as small as the LMS's can be: a row of JSON for each person and block.

What an author set is in memory, as the platform has it cached. The state of a person
in a block is read by one query, and looked up again, merged and written when it saves.
Nothing is wrapped around a block and nothing hangs on it: only the block's own work counts.
"""

import json
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation
from opaque_keys.edx.keys import CourseKey
from xblock.field_data import DictFieldData, SplitFieldData
from xblock.fields import Scope, ScopeIds
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import KeyValueStore, KvsFieldData, MemoryIdManager, Runtime

from benchmarks.peers.models import BlockState

AUTHORED = (Scope.content, Scope.settings, Scope.parent, Scope.children)
PERSONAL = (Scope.user_state, Scope.user_state_summary, Scope.preferences, Scope.user_info)
# What an author has placed in the course: class and fields of each block, by its key.
Placed = dict[Any, tuple[type, dict[str, Any]]]


class States(KeyValueStore):
    """Block states in the table, each row read once in a request."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int | None, str], dict[str, Any]] = {}

    def get(self, key: Any) -> Any:
        return self._row(_place(key))[key.field_name]

    def has(self, key: Any) -> bool:
        return key.field_name in self._row(_place(key))

    def set(self, key: Any, value: Any) -> None:
        self.set_many({key: value})

    def set_many(self, update_dict: dict[Any, Any]) -> None:
        changed: dict[tuple[str, int | None, str], dict[str, Any]] = {}
        for key, value in update_dict.items():
            changed.setdefault(_place(key), {})[key.field_name] = value
        for place, fields in changed.items():
            self._rows[place] = _merged(place, fields)

    def delete(self, key: Any) -> None:
        raise NotImplementedError

    def _row(self, place: tuple[str, int | None, str]) -> dict[str, Any]:
        if place not in self._rows:
            scope, user_id, where = place
            rows = BlockState.objects.filter(scope=scope, user_id=user_id, place=where)
            self._rows[place] = json.loads(rows.values_list("state", flat=True).first() or "{}")
        return self._rows[place]


class Person(UserService):
    """The learner under the names that the LMS uses."""

    def __init__(self, user: User, *, is_staff: bool) -> None:
        super().__init__()
        self._user = user
        self._is_staff = is_staff

    def get_current_user(self) -> XBlockUser:
        found = XBlockUser(is_current_user=True, emails=[self._user.email])
        found.opt_attrs = {
            "edx-platform.user_id": self._user.pk,
            "edx-platform.username": self._user.username,
            "edx-platform.is_authenticated": True,
            "edx-platform.anonymous_user_id": str(self._user.pk),
            "edx-platform.user_is_staff": self._is_staff,
            "edx-platform.user_is_beta_tester": False,
            "edx-platform.user_role": "staff" if self._is_staff else "student",
        }
        return found

    def get_user_by_anonymous_id(self, uid: str | None = None) -> User:
        return User.objects.get(pk=uid)

    def get_anonymous_user_id(self, username: str, course_id: str) -> str:
        return str(User.objects.values_list("pk", flat=True).get(username=username))


class Keys(MemoryIdManager):
    """A key says of itself what it is of."""

    def get_definition_id(self, usage_id: Any) -> Any:
        return usage_id

    def get_block_type(self, def_id: Any) -> str:
        return def_id.block_type


class Plain:
    """A service that has nothing: no settings, no teams, no state of somebody else."""

    def get_settings_bucket(self, block: Any, default: Any = None) -> Any:
        return default or {}

    def get_teams_configuration(self, course_id: Any) -> None:
        return None

    def get_team(self, *args: Any) -> None:
        return None

    def replace_urls(self, text: str, **options: Any) -> str:
        return text


class Words:
    """Django's own words, under the platform's older name as well."""

    ugettext = staticmethod(translation.gettext)

    def __getattr__(self, name: str) -> Any:
        return getattr(translation, name)


class LmsLike(Runtime):
    """Runs the blocks of one course for one person, for one request."""

    def __init__(self, user: User, course: CourseKey, placed: Placed, *, is_staff: bool) -> None:
        services = dict.fromkeys(("settings", "teams", "teams_configuration"), Plain())
        services |= {"user_state": Plain(), "replace_urls": Plain(), "i18n": Words()}
        services["user"] = Person(user, is_staff=is_staff)
        super().__init__(Keys(), None, services=services, mixins=(InTheCourse,))
        self.user = user
        self.user_id = user.pk
        self.anonymous_student_id = str(user.pk)
        self.course_id = course
        self.course_key = str(course)
        self.user_is_staff = is_staff
        self._placed = placed
        self._states = KvsFieldData(States())

    def get_block(self, usage_id: Any, for_parent: Any = None) -> Any:
        """The block as this person has it."""
        kind, fields = self._placed[usage_id]
        ids = ScopeIds(self.user.pk, usage_id.block_type, usage_id, usage_id)
        authored = DictFieldData(fields)
        kept = dict.fromkeys(AUTHORED, authored) | dict.fromkeys(PERSONAL, self._states)
        return self.construct_xblock_from_class(kind, ids, SplitFieldData(kept))

    def get_real_user(self, anonymous_id: str) -> User:
        return User.objects.get(pk=anonymous_id)

    def handler_url(
        self, block: Any, handler_name: str, suffix: str = "", *args: Any, **kwargs: Any
    ) -> str:
        return f"/courses/xblock/{block.scope_ids.usage_id}/handler/{handler_name}/{suffix}"

    def local_resource_url(self, block: Any, uri: str) -> str:
        return f"/static/xblock/resources/{block.scope_ids.block_type}/{uri}"

    resource_url = local_resource_url

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Nobody listens."""

    def applicable_aside_types(self, block: Any) -> list[str]:
        return []


class InTheCourse:
    """What the platform mixes into every block, as far as the peers ask for it."""

    start = due = graceperiod = None
    days_early_for_beta = None

    @property
    def location(self) -> Any:
        return self.scope_ids.usage_id

    @property
    def course_id(self) -> Any:
        return self.location.course_key

    @property
    def category(self) -> str:
        return self.scope_ids.block_type

    @property
    def xmodule_runtime(self) -> Any:
        return self.runtime


def _place(key: Any) -> tuple[str, int | None, str]:
    return key.scope.name, key.user_id, str(key.block_scope_id)


def _merged(place: tuple[str, int | None, str], fields: dict[str, Any]) -> dict[str, Any]:
    """As the platform's client for a person's state does it, its savepoint too."""
    scope, user_id, where = place
    row, _ = BlockState.objects.get_or_create(scope=scope, user_id=user_id, place=where)
    state = json.loads(row.state) | fields
    row.state = json.dumps(state)
    with transaction.atomic():
        row.save(force_update=True)
    return state
