"""The filters of the queue: links with keys only, kept from page to page and on the way back."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.access import api as access
from flexid_xblock.desk.filters import Filters
from flexid_xblock.journal.models import Entry
from tests.common import COURSE, answer, send, write
from tests.desk.common import at
from tests.desk.queueing import entries_of, links_of, many_students, moved

KEYS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz-0123456789", max_size=20)


@pytest.fixture
def sent(actor):
    """Texts in three languages: one new, one opened, one changed since the answer."""
    rows = {}
    for name, language in (("ana", "en"), ("bo", "ar"), ("cai", "nb")):
        who = actor(name, language=language)
        rows[name] = send(who, write(who, name))
    for name in ("bo", "cai"):
        Entry.objects.filter(pk=rows[name].id).update(waiting_since=None)
    answer(actor("cleo"), rows["cai"], "thank you")
    now = timezone.now()
    moved(rows["cai"].id, answered_at=now - timedelta(hours=1), unanswered_since=now)
    return {name: str(row.id) for name, row in rows.items()}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["ana", "bo", "cai"]),
        ("?show=unread", ["ana"]),
        ("?show=changed", ["cai"]),
        ("?show=read", ["cai", "bo"]),
        ("?show=unknown", ["ana", "bo", "cai"]),
        ("?language=ar", ["bo"]),
        ("?language=so", []),
        ("?module=who-am-i", ["ana", "bo", "cai"]),
        ("?module=who", []),
        ("?show=read&language=nb", ["cai"]),
        ("?show=unread&language=nb", []),
    ],
)
def test_a_filter_shows_its_own_and_no_other(logged_in, sent, query: str, names: list) -> None:
    page = logged_in("cleo").get(at("counsellor_desk") + query)
    assert entries_of(page) == [sent[name] for name in names]


def test_a_group_is_offered_to_who_follows_up_in_two(logged_in, people, sent) -> None:
    other = access.create_group(course_key=COURSE, name="Elv", year=1)
    access.add_member(group_id=other, user_id=people["bo"].pk, role="student")
    page = logged_in("cleo").get(at("counsellor_desk"))
    links = re.findall(r'href="(\?group=[^"]+)"', source(page))
    found = [entries_of(logged_in("cleo").get(at("counsellor_desk") + link)) for link in links]
    assert found == [[sent["bo"]], [sent["ana"], sent["bo"], sent["cai"]]]


def test_somebody_elses_group_shows_nobody_and_has_no_name(logged_in, actor, sent) -> None:
    (group,) = access.groups_of(actor("una"), COURSE, "teacher")
    page = logged_in("cleo").get(at("counsellor_desk") + f"?group={group.id}")
    assert (entries_of(page), group.name in source(page)) == ([], False)


def test_only_keys_ever_stand_in_an_address(logged_in, sent) -> None:
    page = logged_in("cleo").get(at("counsellor_desk") + "?module=who-am-i&language=ar")
    links = [
        one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*\?[^"]*)"', source(page))
    ]
    names = {name for link in links for name in parse_qs(urlsplit(link).query)}
    assert names <= {"show", "module", "language", "group", "after"}
    assert [link for link in links if "Ana" in link or "Bo" in link] == []


def source(page) -> str:
    return page.content.decode()


def test_pages_keep_the_filter_and_a_text_leads_back_to_its_page(logged_in, people) -> None:
    many_students(people["cleo"].pk, 120)
    client, desk = logged_in("cleo"), at("counsellor_desk")
    address, found = desk + "?show=unread&module=who-am-i", []
    while address:
        page = client.get(address)
        found.append(entries_of(page))
        carried = {urlsplit(link).query for link in links_of(page)}
        assert carried == {urlsplit(address).query}
        more = re.search(r'href="(\?[^"]*after=[^"]+)"', source(page))
        address = desk + more[1].replace("&amp;", "&") if more else ""
    assert [len(one) for one in found] == [50, 50, 20]
    assert len({one for page in found for one in page}) == 120


@given(show=st.sampled_from(["waiting", "unread", "changed", "read"]), key=KEYS, after=st.text())
def test_what_an_address_says_is_what_is_read_from_it(show: str, key: str, after: str) -> None:
    chosen = Filters(show=show, module=key, language=key, after=after)
    query = chosen.query(after=after)
    assert Filters.read(QueryDict(query.removeprefix("?"))) == chosen
    assert chosen.query() == Filters(show=show, module=key, language=key).query()
