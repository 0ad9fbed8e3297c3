"""A student's file that two administrators make: it opens for her alone, once, and she is told."""

import json

import pytest
from cryptography.exceptions import InvalidTag
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from flexid_xblock.access import exporting
from flexid_xblock.access.models import Proposal
from flexid_xblock.audit import queries as audit
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.desk import closed_file
from flexid_xblock.domain.actors import Actor
from flexid_xblock.privacy import api as privacy
from flexid_xblock.vault.models import DataKey
from tests.common import COURSE, Api, whole, write
from tests.desk.common import main_of
from tests.privacy import closing
from tests.privacy.common import words_in
from tests.privacy.whole_life import plant
from tests.rest.common import refusal

OVER = (403, "export_over")


@pytest.fixture
def ana(ana) -> Actor:
    """Somebody looks for her by a login name."""
    User.objects.create_user("kari", password=None, id=ana.user_id)
    return ana


@pytest.fixture
def max_(api) -> Api:
    return api("max")


@pytest.fixture
def ola(people) -> Api:
    """A second administrator."""
    closing.second_admin()
    return api_of("ola")


def api_of(name: str) -> Api:
    """The API as a page of somebody's who is not in every test."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    return Api(client, course_key=COURSE)


@pytest.fixture
def agreed(ana, max_, ola) -> None:
    """That Max asked for her file, and Ola said yes."""
    assert closing.ask(max_).json() == {"outcome": "waiting"}
    assert closing.decide(ola).json() == {"outcome": "done"}


@pytest.fixture
def _life(ana, actor, teacher) -> None:
    plant(ana, actor, teacher)


@pytest.mark.usefixtures("_life", "agreed")
def test_it_holds_what_she_would_get_herself_and_opens_by_the_passphrase(ana, max_, ola) -> None:
    closed = whole(closing.file(max_))
    found = closing.opened(closed, closing.passphrase(ola).json()["passphrase"])
    hers, mine = json.loads(found["data"]), json.loads(own(ana, "data"))
    told = {"about", "reads", "proposals"}  # the file itself is in its own log
    assert {key: hers[key] for key in hers if key not in told} == {
        key: mine[key] for key in mine if key not in told
    }
    assert list(hers) == list(mine)
    every = words_in(privacy.export(ana), "ana")
    assert [words_in(one, "ana") for one in found.values()] == [every] * 2
    assert [words_in(one, "ana") for one in (closed, *parts(closed))] == [set()] * 3


def own(student, form: str) -> str:
    """Her file as she fetches it herself."""
    return "".join(closed_file.takeaway.pieces(student, form))


def parts(closed: str) -> list[str]:
    """What is between the marks, and what is beside them."""
    pieces = [piece for _, piece in closing.PIECE.findall(closed)]
    return ["".join(pieces), closing.PIECE.sub("", closed)]


@pytest.mark.usefixtures("agreed")
def test_no_other_passphrase_and_no_changed_file_opens(ana, max_, ola) -> None:
    write(ana, "kanari " * 2700)
    closed, words = whole(closing.file(max_)), closing.passphrase(ola).json()["passphrase"]
    pieces = [one.group() for one in closing.PIECE.finditer(closed)]
    assert len(pieces) >= 4
    wrong = words[:-1] + ("a" if words[-1] != "a" else "b")
    swapped = closed.replace(pieces[0], "?").replace(pieces[1], pieces[0]).replace("?", pieces[1])
    tries = [(closed, wrong), (closed, ""), (closed.replace(pieces[-1], ""), words)]
    tries += [(closed.replace(pieces[1], ""), words), (swapped, words)]
    for one, given in tries:
        with pytest.raises(InvalidTag):
            closing.opened(one, given)


@pytest.mark.usefixtures("agreed")
def test_its_length_tells_only_how_many_pieces_it_has(ana, max_, ola) -> None:
    closed = whole(closing.file(max_))
    assert {len(piece) for _, piece in closing.PIECE.findall(closed)} == {21868}


@pytest.mark.usefixtures("agreed")
def test_the_file_is_the_askers_and_the_passphrase_the_others_each_once(max_, ola) -> None:
    assert [refusal(closing.file(ola)), refusal(closing.passphrase(max_))] == [
        (404, "not_found")
    ] * 2
    assert [closing.file(max_).status_code, closing.passphrase(ola).status_code] == [200, 200]
    assert [refusal(closing.file(max_)), refusal(closing.passphrase(ola))] == [OVER] * 2


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize(("minutes", "status"), [(14.9, 200), (15, 403)])
def test_after_a_quarter_of_an_hour_it_is_over(max_, ola, minutes: float, status: int) -> None:
    closing.age(minutes)
    found = [closing.file(max_), closing.passphrase(ola)]
    assert [one.status_code for one in found] == [status] * 2


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("change", [{"is_superuser": False, "is_staff": False}, {"is_active": 0}])
def test_who_is_no_administrator_any_more_gets_neither(people, max_, ola, change) -> None:
    User.objects.filter(username__in=["max", "ola"]).update(**change)
    codes = {closing.file(max_).status_code, closing.passphrase(ola).status_code}
    assert codes <= {401, 404}


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("agreed")
def test_each_text_is_in_her_log_before_it_opens(ana, max_, monkeypatch) -> None:
    write(ana, "kanari")
    seen = []

    def unseal(sealed):
        rows = list(ReadRow.objects.order_by("seq").values_list("object_kind", flat=True))
        seen.extend((one.place.kind, rows) for one in sealed)
        assert not connection.in_atomic_block
        return ["{}"] * len(sealed)

    monkeypatch.setattr("flexid_xblock.vault.api.unseal", unseal)
    whole(closing.file(max_))
    # Both forms open each text, and it stands there once; why it was asked for is hers, too.
    assert sorted(kind for kind, _ in seen) == ["entry", "entry", "export", "export"]
    assert [kind for kind, rows in seen if kind not in rows] == []
    assert (seen[0][1][0], sorted(seen[-1][1])) == ("file", ["entry", "export", "file"])


@pytest.mark.usefixtures("agreed")
def test_when_the_log_cannot_be_written_there_is_no_file(max_, monkeypatch) -> None:
    monkeypatch.setattr("flexid_xblock.audit.filing.write_down", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        closing.file(max_)


@pytest.mark.usefixtures("_life", "agreed")
def test_she_is_told_and_nobody_counts_as_a_reader(ana, max_) -> None:
    before = audit.kinds_read(ana)
    whole(closing.file(max_))
    made, *read = audit.kinds_read(ana)
    max_id = User.objects.get(username="max").pk
    assert (made.actor_id, made.object_kind, tuple(read)) == (max_id, "file", before)
    page = main_of(api_of("kari").client.get(f"/flexid/{COURSE}/"))
    assert "A file with everything about you was made by Max Ruud on" in page
    reads = [one for one in json.loads(own(ana, "data"))["reads"] if one["action"] == "seal"]
    assert {one["reader"] for one in reads} == {"Max Ruud"}
    assert {one["kind"] for one in reads} >= {"file", "entry", "sent", "reply", "response"}
    (asked,) = [one for one in json.loads(own(ana, "data"))["proposals"] if one["kind"] == "export"]
    assert asked["what"]["reason"] == closing.WHY


@pytest.mark.usefixtures("agreed")
def test_the_key_of_the_passphrase_goes_when_the_minutes_are_over(max_, ola) -> None:
    closing.passphrase(ola)
    ref = str(closing.asked())
    assert DataKey.objects.filter(owner_ref=ref).count() == 1
    assert exporting.forget(timezone.now()) == 0
    closing.age(15)
    assert exporting.forget(timezone.now()) == 1


@pytest.mark.usefixtures("agreed")
def test_of_an_erased_student_there_is_nothing(ana, max_, ola) -> None:
    closing.passphrase(ola)
    path = f"files/{closing.asked()}/"
    privacy.erase(ana.user_id)
    assert refusal(max_.put(path, closing.HERE)) == (404, "not_found")
    assert refusal(closing.ask(max_)) == (422, "no_file")
    assert (Proposal.objects.filter(kind="export").count(), ref_keys(path)) == (0, 0)


def ref_keys(path: str) -> int:
    return DataKey.objects.filter(owner_ref=path.split("/")[1]).count()
