"""What was made comes out as it went in: saved, told in words, exported, brought in again."""

import importlib
import json
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import personal
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from tests.activities import kinds
from tests.activities.common import decide, make

pytestmark = pytest.mark.django_db


def _kinds() -> Iterator[tuple[str, st.SearchStrategy[dict[str, Any]]]]:
    """Each example with the file of its promises, where its responses are made up."""
    for one in pkgutil.iter_modules(kinds.__path__):
        module = importlib.import_module(f"{kinds.__name__}.{one.name}")
        if hasattr(module, "STRATEGY"):
            yield module.NAME, module.STRATEGY
        yield from getattr(module, "STRATEGIES", {}).items()


STRATEGIES = dict(_kinds())
each_kind = pytest.mark.parametrize("name", STRATEGIES)


def texts(node: Any) -> Iterator[str]:
    """Every string in a document."""
    if isinstance(node, str):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from texts(one)


def exported(actor: Actor) -> dict[str, Any]:
    """Her one response, as the file she saves has it."""
    whole = json.dumps(list(personal.export(actor)["responses"]), cls=DjangoJSONEncoder)
    (found,) = json.loads(whole)
    return found


@each_kind
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_saved_told_exported_and_brought_in_again_is_the_same(
    name: str, people: dict, data: st.DataObject
) -> None:
    response = data.draw(STRATEGIES[name])
    ana, bo = (
        Actor(user_id=people[who].pk, real_user_id=people[who].pk, enrolled=True)
        for who in ("ana", "bo")
    )
    with transaction.atomic():
        made = make(ana, response, f"gallery.{name}")
        found = exported(ana)
        again = make(bo, found["response"], f"gallery.{name}")
        transaction.set_rollback(True)
    assert (found["response"], found["summary"]) == (made.response, list(made.summary))
    assert (again.response, again.summary) == (made.response, made.summary)


@each_kind
def test_every_example_of_an_answer_is_told_in_every_language(
    name: str, actor: Callable[..., Actor]
) -> None:
    for who, language in (("ana", "en"), ("bo", "nb"), ("cai", "ar")):
        answer = content.answer(f"gallery.{name}", language)
        made = make(actor(who, language=language), answer, f"gallery.{name}")
        told = "\n".join(made.summary)
        written = [text for text in texts(answer) if " " in text]
        assert [text for text in written if text not in told] == []
        assert (made.response, bool(told)) == (answer, True)


@each_kind
def test_nothing_made_tells_nothing(name: str, actor: Callable[..., Actor]) -> None:
    made = make(actor("ana"), {}, f"gallery.{name}")
    assert (made.response, made.summary) == ({}, ())


@each_kind
@pytest.mark.parametrize("spoilt", [{"score": 5}, {"": 1}, {"id": "a" * 30_000}])
def test_what_no_kind_knows_is_refused(name: str, spoilt: Any, actor) -> None:
    answer = content.answer(f"gallery.{name}", "en")
    with pytest.raises(Invalid, match=r"bad_response|too_long"):
        make(actor("ana"), answer | spoilt, f"gallery.{name}")


def test_every_kind_is_tried() -> None:
    assert {f"gallery.{name}" for name in STRATEGIES} == set(content.gallery())


def test_a_response_of_another_kind_is_refused(actor) -> None:
    circles = {"circles": [{"id": "a1", "label": "x", "size": 1}]}
    for key in content.gallery():
        if key != "gallery.identity-circles":
            with pytest.raises(Invalid, match="bad_response"):
                make(actor("ana"), circles, key)


def test_what_is_kept_is_told_the_same_in_her_book(actor) -> None:
    answer = content.answer("gallery.identity-circles", "en")
    kept = decide(actor("ana"), make(actor("ana"), answer), "keep")
    assert activities.own_response(actor("ana"), kept.id).summary == kept.summary
