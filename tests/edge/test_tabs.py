"""Two tabs in a course on the platform: each for those whose page it is, at one query."""

import importlib
import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from opaque_keys.edx.keys import CourseKey
from stevedore import ExtensionManager

from flexid_xblock.edge.openedx.tabs import is_shown
from tests.common import COURSE
from tests.edge.platform import MASQUERADE, enrol, fail, install, masquerade, remove, user

NOT_SHOWN = "Cannot tell whose a tab is; it is not shown."
MODULE = "flexid_xblock.desk.tabs"
STUDENTS = {"ana", "bo", "cai", "dina", "emre", "faduma", "eve", "kim", "max"}
ADULTS = {"tor", "per", "una", "cleo", "ida", "dov", "liv", "sol"}


class CourseTab:
    """What a tab is built on there, as far as a list of tabs asks it."""

    title = view_name = None
    is_dynamic = False

    def __init__(self, tab_dict: dict) -> None:
        self.name = tab_dict.get("name", self.title)

    def url(self, course) -> str:
        return reverse(self.view_name, args=[str(course.id)])


@pytest.fixture
def tabs(monkeypatch):
    """The module of our tabs, as the platform imports it."""
    install(monkeypatch, "xmodule.tabs", CourseTab=CourseTab)
    masquerade(monkeypatch)
    enrol(monkeypatch, lambda *_: True)
    remembered = sys.modules.pop(MODULE, None)
    yield importlib.import_module(MODULE)
    sys.modules.pop(MODULE, None)
    if remembered:
        sys.modules[MODULE] = remembered


def a_course(key: str = COURSE) -> SimpleNamespace:
    return SimpleNamespace(id=CourseKey.from_string(key))


def shown(tab, people, course=None) -> set[str]:
    """Who finds this tab in the course."""
    course = course or a_course()
    return {name for name, one in people.items() if tab.is_enabled(course, user=one)}


def test_each_tab_is_shown_to_those_whose_page_it_is(tabs, people) -> None:
    assert shown(tabs.StudentTab, people) == STUDENTS
    assert shown(tabs.DeskTab, people) == ADULTS


def test_a_course_without_our_people_has_no_tabs_of_ours(tabs, people) -> None:
    other = a_course("course-v1:Org+Other+1")
    found = shown(tabs.StudentTab, people, other) | shown(tabs.DeskTab, people, other)
    assert found == set()


def test_who_is_not_enrolled_has_no_page_there_and_an_adult_needs_not_be(
    tabs, monkeypatch, people
) -> None:
    enrol(monkeypatch, lambda *_: False)
    assert (shown(tabs.StudentTab, people), shown(tabs.DeskTab, people)) == (set(), ADULTS)


def test_the_address_and_the_title_are_what_the_platform_asks_for(tabs) -> None:
    made = [tab({}) for tab in (tabs.StudentTab, tabs.DeskTab)]
    assert [one.url(a_course()) for one in made] == [
        f"/flexid/{COURSE}/",
        f"/flexid/{COURSE}/desk/",
    ]
    assert [(one.name, one.is_dynamic) for one in made] == [
        ("My Flex-ID", True),
        ("Flex-ID desk", True),
    ]


@pytest.mark.parametrize(("name", "tab"), [("ana", "StudentTab"), ("tor", "DeskTab")])
def test_a_tab_costs_one_query(
    tabs, people, django_assert_num_queries, name: str, tab: str
) -> None:
    one = people[name]
    with django_assert_num_queries(1):
        assert getattr(tabs, tab).is_enabled(a_course(), user=one) is True


@pytest.mark.parametrize(
    "visitor",
    [None, user(0, is_authenticated=False), user(0, is_active=False)],
    ids=["none", "anonymous", "closed"],
)
def test_a_visitor_has_no_tab_and_costs_nothing(tabs, caplog, visitor) -> None:
    for tab in (tabs.StudentTab, tabs.DeskTab):
        assert tab.is_enabled(a_course(), user=visitor) is False
    assert caplog.messages == []


@pytest.mark.parametrize(("role", "is_shown"), [("student", False), ("staff", True), (None, True)])
def test_who_looks_as_a_student_has_no_desk(
    tabs, monkeypatch, people, role, *, is_shown: bool
) -> None:
    masquerade(monkeypatch, role=role)
    assert tabs.DeskTab.is_enabled(a_course(), user=people["tor"]) is is_shown


def always(*_: object) -> bool:
    return True


def test_who_looks_through_her_eyes_has_no_tab_whatever_is_asked(tabs, people) -> None:
    ana, key = people["ana"], a_course().id
    herself = is_shown(always, ana, key)
    ana.real_user = people["tor"]
    assert (herself, is_shown(always, ana, key)) == (True, False)


@pytest.mark.parametrize("key", ["Org/Course/Run", "library-v1:Org+shelf"])
def test_an_old_key_and_a_library_have_no_tabs_whatever_is_asked(tabs, people, key: str) -> None:
    assert is_shown(always, people["tor"], a_course(key).id) is False


@pytest.mark.parametrize("change", ["module gone", "function gone", "fails"])
def test_who_cannot_be_told_from_a_mask_has_no_tab(
    tabs, monkeypatch, people, caplog, change: str
) -> None:
    if change == "module gone":
        remove(monkeypatch, MASQUERADE)
    elif change == "function gone":
        install(monkeypatch, MASQUERADE)
    else:
        masquerade(monkeypatch, role=fail)
    assert tabs.DeskTab.is_enabled(a_course(), user=people["tor"]) is False
    assert caplog.messages == [NOT_SHOWN]


def test_before_our_tables_exist_a_course_page_is_what_it_was(tabs, people, caplog) -> None:
    def no_such_table(*_: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(no_such_table):
        found = shown(tabs.DeskTab, {"tor": people["tor"]})
    assert (found, caplog.messages) == (set(), [NOT_SHOWN])


ENTRY_POINTS = [
    EntryPoint(f"flexid_{name}", f"{MODULE}:{tab}", "openedx.course_tab")
    for name, tab in (("student", "StudentTab"), ("desk", "DeskTab"))
]


def plugins(monkeypatch) -> ExtensionManager:
    """The tabs as the platform's manager of plugins loads them."""
    monkeypatch.setattr(ExtensionManager, "list_entry_points", lambda _: ENTRY_POINTS)
    return ExtensionManager("openedx.course_tab")


def test_the_package_names_these_tabs_and_no_others() -> None:
    text = Path("setup.py").read_text(encoding="utf-8")
    named = re.search(r'"openedx.course_tab": \[(.*?)\]', text, re.DOTALL)[1]
    assert re.findall(r'"(\w+) = (.*?)"', named) == [(one.name, one.value) for one in ENTRY_POINTS]


def test_the_platform_finds_the_tabs_by_their_types(tabs, monkeypatch) -> None:
    found = plugins(monkeypatch)
    assert {one.name: one.plugin.type for one in found} == {
        "flexid_student": "flexid_student",
        "flexid_desk": "flexid_desk",
    }


@pytest.mark.parametrize("change", ["module gone", "class gone"])
def test_where_the_platform_moved_its_tabs_ours_are_left_out_and_nothing_breaks(
    tabs, monkeypatch, caplog, change: str
) -> None:
    if change == "module gone":
        remove(monkeypatch, "xmodule.tabs")
    else:
        install(monkeypatch, "xmodule.tabs")
    monkeypatch.delitem(sys.modules, MODULE)
    assert (list(plugins(monkeypatch)), len(caplog.messages)) == ([], 2)
