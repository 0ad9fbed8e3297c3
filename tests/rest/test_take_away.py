"""The file about oneself is fetched once, in time, by oneself; all else is not there."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.models import TakeAway
from tests.common import TOKEN, give_right, whole, write
from tests.rest.common import refusal

LASTS = timedelta(minutes=15)
TYPES = {"page": ("text/html; charset=utf-8", "html"), "data": ("application/json", "json")}


def bare(answer) -> tuple:
    """All that can be seen of a refusal."""
    return answer.status_code, answer.content, sorted(answer.headers.items())


@pytest.mark.parametrize("form", TYPES)
def test_she_saves_a_file_that_runs_nothing_and_is_kept_nowhere(api, actor, form: str) -> None:
    write(actor("ana"), "kanari-hers")
    write(actor("bo"), "kanari-his")
    asked = api("ana").put("take-away/", {"form": form}).json()
    answer = api("ana").client.get(asked["url"])
    kind, end = TYPES[form]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="flexid-my-data.{end}"'
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    found = whole(answer)
    assert ("kanari-hers" in found, "kanari-his" in found) == (True, False)


def test_the_token_is_stored_as_a_hash_only(api) -> None:
    token = api("ana").put("take-away/", {"form": "data"}).json()["url"].split("/")[-2]
    assert len(token) > 40
    assert [token in str(row) for row in TakeAway.objects.values()] == [False]


def test_used_late_unknown_and_anothers_are_the_same_bytes(api, people) -> None:
    mine, used, late, his = (
        give_right(people[who].pk, token=token)
        for who, token in (("ana", "new"), ("ana", "used"), ("ana", "late"), ("bo", "his"))
    )
    whole(api("ana").get(used))
    TakeAway.objects.filter(pk=TakeAway.objects.order_by("pk")[2].pk).update(
        made_at=timezone.now() - LASTS
    )
    unknown = "take-away/nobodys/"
    answers = [bare(api("ana").get(one)) for one in (used, late, his, unknown)]
    assert answers == [answers[0]] * 4
    assert answers[0][0] == 404
    assert [api(who).get(one).status_code for who, one in (("ana", mine), ("bo", his))] == [
        200,
        200,
    ]


def test_a_look_at_the_headers_does_not_use_it_up(api, people) -> None:
    address = give_right(people["ana"].pk)
    client = api("ana").client
    assert client.head(f"/flexid/api/v1/{address}").status_code == 405
    assert client.get(f"/flexid/api/v1/{address}").status_code == 200


def test_a_new_one_can_be_asked_for_at_once_and_not_without_end(api, settings) -> None:
    settings.FLEXID_LIMITS = {"take_away": (2, 3600)}
    answers = [api("ana").put("take-away/", {"form": "page"}) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert api("bo").put("take-away/", {"form": "page"}).status_code == 200


def test_what_cannot_be_opened_is_said_before_anything_is_sent(api, actor, monkeypatch) -> None:
    write(actor("ana"), "hers")
    monkeypatch.setattr("flexid_xblock.journal.own.open_drafts", lambda *_: 1 / 0)
    address = give_right(actor("ana").user_id)
    with pytest.raises(ZeroDivisionError):
        api("ana").get(address)


def test_rights_that_are_too_old_are_forgotten(people) -> None:
    give_right(people["ana"].pk)
    now = timezone.now()
    tomorrow = now + timedelta(days=1)
    assert [privacy.takeaway.forget(at) for at in (now + LASTS, tomorrow, tomorrow)] == [0, 1, 0]


def test_the_data_file_is_whole(api, actor) -> None:
    write(actor("ana"), 'hers, with "quotes" and ] and \\')
    found = json.loads(api("ana").take_away())
    assert [one["draft"] for one in found["entries"]] == ['hers, with "quotes" and ] and \\']
    assert list(found) == ["about", *(one.name for one in privacy.takeaway.CHAPTERS)]


def test_the_page_says_where_it_ends(api) -> None:
    assert api("ana").take_away("page").count("This is the end of your file.") == 1


def test_nobody_gets_hers_by_her_token(api, people) -> None:
    give_right(people["ana"].pk)
    assert {refusal(api(who).get(f"take-away/{TOKEN}/")) for who in ("bo", "cleo", "max")} == {
        (404, "not_found")
    }
