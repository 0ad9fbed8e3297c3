"""Stand-ins for the platform's signals and its cohorts, by the names they have there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import User
from django.dispatch import Signal
from opaque_keys.edx.keys import CourseKey

from tests.edge.platform import install

RETIREMENT = "openedx.core.djangoapps.user_api.accounts.signals"
COHORT_SIGNALS = "openedx.core.djangoapps.course_groups.signals.signals"
COHORT_MODELS = "openedx.core.djangoapps.course_groups.models"
LEARNING = "openedx_events.learning.signals"
AUTHORING = "openedx_events.content_authoring.signals"
RERUNS = "common.djangoapps.course_action_state.models"
ACCESS = "lms.djangoapps.courseware.access"
SIGNALS = {
    "USER_RETIRE_LMS_MISC": RETIREMENT,
    "USER_RETIRE_LMS_CRITICAL": RETIREMENT,
    "COHORT_MEMBERSHIP_CHANGED": LEARNING,
    "COHORT_MEMBERSHIP_UPDATED": COHORT_SIGNALS,
    "COURSE_RERUN_COMPLETED": AUTHORING,
}


class Table:
    """A manager over plain rows, asked as the platform's are."""

    def __init__(self, rows: Callable[[], Iterator[Any]]) -> None:
        self.rows = rows

    def filter(self, **wanted: Any) -> "Table":
        keep = wanted.items()
        rows = self.rows
        return Table(lambda: (r for r in rows() if all(getattr(r, k) == v for k, v in keep)))

    def select_related(self, _: str) -> "Table":
        return self

    def first(self) -> Any:
        return next(iter(self), None)

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self.rows()))


@dataclass
class Platform:
    """Its signals, who is in which cohort, who is staff, and what was run again from what."""

    signals: dict[str, Signal]
    course: str
    cohorts: dict[int, str] = field(default_factory=dict)
    seats: dict[int, int] = field(default_factory=dict)  # a person's cohort: one in a course
    staff: set[int] = field(default_factory=set)
    reruns: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> CourseKey:
        return CourseKey.from_string(self.course)

    def assign(self, user: User, cohort_id: int) -> None:
        """As the platform does: one event before it is stored, one signal after."""
        about = SimpleNamespace(
            user=SimpleNamespace(id=user.pk, is_active=user.is_active),
            course=SimpleNamespace(course_key=self.key),
            name=self.cohorts[cohort_id],
        )
        event = self.signals["COHORT_MEMBERSHIP_CHANGED"]
        event.send(sender=None, cohort=about, metadata=None, from_event_bus=False)
        self.seats[user.pk] = cohort_id
        self._updated(user)

    def remove(self, user: User) -> None:
        del self.seats[user.pk]
        self._updated(user)

    def retire(self, user: User) -> None:
        """The two steps of the pipeline that reach the LMS's own data."""
        self.signals["USER_RETIRE_LMS_MISC"].send(sender=object, user=user)
        names = {"retired_username": "retired__user_x", "retired_email": "x@retired.invalid"}
        self.signals["USER_RETIRE_LMS_CRITICAL"].send(sender=object, user=user, **names)

    def run_again(self, target: str, *, source: str | None) -> None:
        """A re-run is complete; the event says only which course is new."""
        if source is not None:
            self.reruns[target] = source
        course = SimpleNamespace(course_key=CourseKey.from_string(target))
        event = self.signals["COURSE_RERUN_COMPLETED"]
        event.send(sender=None, course=course, metadata=None, from_event_bus=False)

    def _updated(self, user: User) -> None:
        signal = self.signals["COHORT_MEMBERSHIP_UPDATED"]
        signal.send(sender=None, user=user, course_key=self.key)


def standing(monkeypatch: Any, course: str) -> Platform:
    """A platform in which everything is where it was."""
    platform = Platform(signals={name: Signal() for name in SIGNALS}, course=course)
    for module in set(SIGNALS.values()):
        names = {name: one for name, one in platform.signals.items() if SIGNALS[name] == module}
        install(monkeypatch, module, **names)
    install(monkeypatch, ACCESS, has_access=_has_access(platform))
    install(monkeypatch, COHORT_MODELS, **_cohort_tables(platform))
    state = SimpleNamespace(objects=Table(lambda: _reruns(platform)))
    install(monkeypatch, RERUNS, CourseRerunState=state)
    return platform


def _has_access(platform: Platform) -> Callable[..., bool]:
    def has_access(user: User, action: str, courselike: CourseKey) -> bool:
        assert (action, courselike) == ("staff", platform.key)
        return user.is_staff or user.pk in platform.staff

    return has_access


def _cohort_tables(platform: Platform) -> dict[str, Any]:
    """``get_cohort`` is not here: it puts people into cohorts."""

    def groups() -> Iterator[Any]:
        for pk, name in platform.cohorts.items():
            yield SimpleNamespace(pk=pk, name=name, course_id=platform.key, group_type="cohort")

    def memberships() -> Iterator[Any]:
        users = User.objects.in_bulk(platform.seats)
        for user_id, cohort_id in platform.seats.items():
            about = {"course_id": platform.key, "course_user_group_id": cohort_id}
            yield SimpleNamespace(user_id=user_id, user=users[user_id], **about)

    group = SimpleNamespace(objects=Table(groups), COHORT="cohort")
    return {
        "CourseUserGroup": group,
        "CohortMembership": SimpleNamespace(objects=Table(memberships)),
    }


def _reruns(platform: Platform) -> Iterator[Any]:
    for target, source in platform.reruns.items():
        keys = {"course_key": target, "source_course_key": source}
        yield SimpleNamespace(**{name: CourseKey.from_string(key) for name, key in keys.items()})
