"""Who writes honestly is never slowed down; who hammers is, and loses nothing."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied
from flexid_xblock.rest import limits
from flexid_xblock.school.cache import CountingFiles
from flexid_xblock.settings.common import LIMITS
from tests.common import COURSE, Api, meet, put_card, read_notice, ticket_for
from tests.common import write as begin

PAUSE, WHILE_TYPING = 1.0, 1.9  # seconds; static/flexid/js/saver.js
SMALL = {**LIMITS, "save": (3, 60), "card": (2, 60), "reply": (1, 60), "open": (1, 60)}


def refused(kind: str, who: object = 1) -> bool:
    """Whether one more is too fast."""
    try:
        limits.count(kind, who)
    except Denied:
        return True
    return False


def saves(keys: list[float]) -> list[float]:
    """When saver.js saves, for keys pressed at these seconds, where each answer is instant."""
    found: list[float] = []
    pause = first = None
    for key in [*keys, keys[-1] + 60]:
        if pause is not None and min(pause, first) <= key:
            found.append(min(pause, first))
            pause = first = None
        pause, first = key + PAUSE, first if first is not None else key + WHILE_TYPING
    return found


@pytest.mark.parametrize("seed", range(20))
def test_ten_minutes_of_typing_are_never_too_fast(clock, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - somebody's fingers, no secret
    start, keys = clock.now, [0.0]
    while keys[-1] < 600:
        keys.append(keys[-1] + chance.choice([0.05, 0.2, 0.4, 1.01, 2.5]) * chance.uniform(1, 1.2))
    times = saves(keys)
    answers = []
    for second in times:
        clock.now = start + second
        answers.append(refused("save"))
    assert (len(times) > 200, set(answers)) == (True, {False})


def test_the_fastest_a_box_can_save_is_half_of_what_is_allowed(clock) -> None:
    start, answers = clock.now, []
    for number in range(600):  # a letter, a second's pause, a letter: ten minutes long
        clock.now = start + number * PAUSE
        answers += [refused("save"), refused("save")]  # on two devices at once
    assert set(answers) == {False}


def test_a_whole_class_may_write_at_one_moment(clock) -> None:
    assert {refused("save", who) for _ in range(60) for who in range(200)} == {False}


@pytest.mark.parametrize("kind", ["save", "card", "reply", "open", "search"])
def test_the_limit_is_the_number_and_ends_with_its_time(clock, kind: str) -> None:
    number = LIMITS[kind][0]
    assert [refused(kind) for _ in range(number + 2)] == [False] * number + [True] * 2
    assert refused(kind, who=2) is False
    clock.pass_minutes(1)
    assert refused(kind) is False


def test_cards_have_an_hour_too(clock) -> None:
    answers = []
    for _ in range(4):
        answers += [refused("card") for _ in range(20)]
        clock.pass_minutes(1)
    assert answers == [False] * 60 + [True] * 20
    clock.pass_minutes(60)
    assert refused("card") is False


@override_settings(FLEXID_LIMITS={})
def test_a_kind_without_a_number_has_no_limit() -> None:
    assert {refused("save") for _ in range(500)} == {False}


@override_settings(FLEXID_LIMITS=SMALL)
def test_what_is_too_fast_is_refused_kindly_and_saved_when_it_comes_again(
    api: Callable[[str], Api], actor, clock
) -> None:
    read_notice(actor("ana"))
    entry, ana = begin(actor("ana"), "one"), api("ana")
    body = {"prompt": "understood", "language": "en"}
    path = f"entries/{entry.id}/"
    last = [ana.put(path, {**body, "text": f"{n}"}, if_match=f'"{n}"') for n in range(1, 5)][-1]
    assert (last.status_code, last.json()["code"]) == (429, "too_fast")
    assert (last.headers["Retry-After"], last.json()["message"][-16:]) == ("60", "nothing is lost.")
    assert ana.get(path).json()["text"] == "3"
    clock.pass_minutes(1)
    assert ana.put(path, {**body, "text": "4"}, if_match='"4"').json()["text"] == "4"


@override_settings(FLEXID_LIMITS={**LIMITS, "group": (3, 60)})
def test_a_board_has_a_limit_that_its_group_shares(api, actor, clock) -> None:
    meeting = meet(actor("tor"))
    answers = []
    for name in ("ana", "bo"):
        read_notice(actor(name))
        ticket = access.issue(ticket_for(actor(name), meeting.activity_key))
        card = {"column": "we-share", "display": "named", "text": "bread"}
        for _ in range(2):
            path = f"meetings/{meeting.id}/cards/{uuid4()}/"
            answers.append(api(name).put(path, card, x_flexid_ticket=ticket).status_code)
    assert answers == [200, 200, 200, 429]


@override_settings(FLEXID_LIMITS=dict.fromkeys(LIMITS, (0, 60)))
def test_reading_help_and_leaving_are_never_limited(logged_in: Callable[..., Client]) -> None:
    ana = logged_in("ana")
    own = ("", "journal/", "journal/print/", "portfolio/", "portfolio/print/", "talk/")
    pages = [ana.get(url) for url in ("/", "/module/welcome/")]
    pages += [ana.get(f"/flexid/{COURSE}/{page}") for page in own]
    assert [page.status_code for page in pages] == [200] * 8
    assert all(b"flexid-help" in page.content for page in pages)
    assert all(b'data-flexid="leave"' in page.content for page in pages)


@override_settings(FLEXID_LIMITS=dict.fromkeys(LIMITS, (0, 60)))
def test_asking_for_help_is_never_too_fast(api: Callable[[str], Api], db) -> None:
    body = {"course": COURSE, "to": None, "urgency": "now"}
    answers = [api("ana").put(f"help-requests/{uuid4()}/", body) for _ in range(20)]
    assert {answer.status_code for answer in answers} == {200}


@override_settings(FLEXID_LIMITS=dict.fromkeys(LIMITS, (0, 60)))
def test_reporting_a_card_is_never_too_fast(api: Callable[[str], Api], actor) -> None:
    meeting = meet(actor("tor"))
    cards = [put_card(actor("bo"), meeting, "bread") for _ in range(20)]
    body = {"reason": "hurts", "words": ""}
    answers = [api("ana").put(f"cards/{card}/report/", body) for card in cards]
    assert {answer.status_code for answer in answers} == {200}


WHY = "a reason that is long enough"
COPYING = {
    "cards/{}/author/": {"reason": WHY},
    "cards/{}/reporters/": {"reason": WHY},
    "cards/{}/hand-over/": {"id": str(uuid4()), "category": "home", "own_words": WHY},
    "evidence/{}/approval/": {},
    "exports/{}/approval/": {"with_names": True},
}


@pytest.mark.parametrize("path", COPYING)
@override_settings(FLEXID_LIMITS=SMALL)
def test_asking_for_names_and_copies_of_cards_is_limited(api, db, path: str) -> None:
    body = COPYING[path]
    answers = [api("tor").put(path.format(uuid4()), body).status_code for _ in range(2)]
    assert answers == [404, 429]


@override_settings(FLEXID_LIMITS=SMALL)
def test_reading_a_kept_card_is_limited(api, db) -> None:
    answers = [api("liv").get(f"evidence/{uuid4()}/copy/").status_code for _ in range(2)]
    assert answers == [404, 429]


@override_settings(FLEXID_LIMITS={**LIMITS, "code": (1, 60)})
def test_trying_codes_one_after_the_other_is_limited(api, db) -> None:
    answers = [api("ana").get("meetings/code/BCDFGH/").status_code for _ in range(2)]
    assert answers == [404, 429]


OPENING = (
    "counsellor/entries/{}/",
    "counsellor/entries/{}/texts/1/",
    "concerns/{}/",
    "counsellor/students/9/case/notes/?{}",
    "evidence/{}/",
)


@pytest.mark.parametrize("page", OPENING)
@override_settings(FLEXID_LIMITS=SMALL)
def test_opening_what_is_logged_is_limited_on_every_page(logged_in, db, page: str) -> None:
    cleo, url = logged_in("cleo"), f"/flexid/{COURSE}/desk/{page}"
    assert [cleo.get(url.format(uuid4())).status_code for _ in range(2)] == [404, 429]


@override_settings(FLEXID_LIMITS=SMALL)
def test_opening_texts_one_after_the_other_is_limited(logged_in, db) -> None:
    cleo = logged_in("cleo")
    url = f"/flexid/{COURSE}/desk/counsellor/entries/{uuid4()}/"
    assert [cleo.get(url).status_code for _ in range(2)] == [404, 429]


def test_nothing_in_the_cache_tells_who_it_is_about(clock, monkeypatch) -> None:
    keys = []
    monkeypatch.setattr(limits, "_one_more", lambda key, seconds: keys.append(key) or 1)
    limits.count("login", ("ana", "10.0.0.1"))
    assert [key.startswith("flexid.login.") and "ana" not in key for key in keys] == [True]


def test_the_schools_files_count_exactly_under_a_flood(tmp_path) -> None:
    cache = CountingFiles(str(tmp_path), {"TIMEOUT": 3600})
    cache.add("flood", 0, 60)
    with ThreadPoolExecutor(8) as threads:
        counted = list(threads.map(lambda _: cache.incr("flood"), range(400)))
    assert sorted(counted) == list(range(1, 401))


def test_a_count_goes_with_its_beginning_and_leaves_no_file(tmp_path) -> None:
    cache = CountingFiles(str(tmp_path), {"TIMEOUT": 3600})
    cache.add("flood", 0, 60)
    cache.incr("flood", 2)
    cache.delete("flood")
    with pytest.raises(ValueError, match="flood"):
        cache.incr("flood")
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_reached_stops_nobody(monkeypatch) -> None:
    away = SimpleNamespace(add=lambda *args: None, incr=lambda key: None)  # as the platform's is
    monkeypatch.setattr(limits, "cache", away)
    limits.count("save", 1)
