"""After a whole session of use: what staff see of a block's fields, and what a log line says."""

import logging
import re
from itertools import product
from typing import Any

import pytest

from tests.activities.common import make
from tests.attacks.common import Browser, editor, in_library, library, lms, studio, usage
from tests.common import JOURNAL, answer, meet, put_card, send, type_on, write
from tests.standin.conftest import KINDS
from tests.standin.keys import DRAFT, PUBLISHED
from tests.standin.runtime import debug_panel
from tests.standin.users import MASQUERADE_DATA_KEY

WORDS = re.compile("kanari|Lind|Berg|ana@|understood")
TITLE = {"en": {"title": "Circles, as we say it here"}}
AS_ANA = {"role": "student", "user_name": "ana"}


@pytest.fixture(autouse=True)
def masked(openedx, ana: Browser, browser: Any, actor: Any, people: Any) -> Browser:
    """Ana has written, made, met, sent and read; others answered, and tried; one looked as her."""
    for branch in (PUBLISHED, DRAFT):
        openedx.authored[branch][usage(JOURNAL)] = {"word_overrides": TITLE}
    _write(actor)
    people["max"].is_staff = True
    people["max"].save()
    staff, masked = browser("max"), browser("max")
    masked.look_as(**AS_ANA)
    for key in KINDS.values():
        for who in (ana, browser("bo"), staff, masked):
            who.unit(key)
        _ask_all(ana, key)
        masked.ask(lms("completed", key))
        staff.open(f"/container_embed/{usage(key)}")
        staff.open(f"/xblocks/v2/{in_library(key)}/embed/")
    return masked


def _write(actor: Any) -> None:
    ana = actor("ana")
    entry = send(ana, type_on(ana, write(ana, "kanari-draft"), "kanari-sent"))
    answer(actor("cleo"), entry, "kanari-reply")
    make(ana, {"circles": [{"id": "a1", "label": "kanari-circle", "size": 3}]})
    put_card(ana, meet(actor("tor")), "kanari-card")


def _ask_all(who: Browser, key: str) -> None:
    body = '{"text": "kanari-body", "done": true}'
    for name in ("ticket", "completed", "publish_completion"):
        elsewhere = (studio(name, key), editor(name, key), library(name, who.person, key))
        for address in (lms(name, key), *elsewhere):
            who.ask(address, body=body)


def set_fields(block: Any) -> dict[str, Any]:
    """The rows of the panel that say more than a default."""
    return {name: said for name, said in debug_panel(block) if block.fields[name].is_set_on(block)}


def test_the_panel_shows_what_an_author_set_and_nothing_else(held) -> None:
    everybody = [("ana", {}), ("bo", {}), ("tor", {}), ("max", {}), ("max", AS_ANA)]
    for kind, (name, looks) in product(KINDS, everybody):
        block = held("lms", name, kind=kind, **looks)
        own_words = {"word_overrides": TITLE} if kind == "flexid_journal" else {}
        assert set_fields(block) == {"activity_key": KINDS[kind], **own_words}
        assert WORDS.findall(repr(debug_panel(block))) == []


def test_a_page_for_staff_holds_the_panel_and_no_word_of_hers(browser) -> None:
    staff = browser("max")
    shown = [staff.unit(key).text for key in KINDS.values()]
    staff.look_as(**AS_ANA)
    shown += [staff.unit(key).text for key in KINDS.values()]
    panels = [page.partition('<table class="staff-debug">')[2] for page in shown]
    assert [panel.count("activity_key") for panel in panels] == [1] * len(panels)
    assert WORDS.findall("".join(panels)) == []


def test_what_is_left_in_the_platform_is_who_completed_what(openedx, people, masked) -> None:
    assert {key: row for key, row in openedx.states.items() if row} == {}
    assert masked.client.session[MASQUERADE_DATA_KEY] == {}
    assert set(openedx.authored[DRAFT]) <= {usage(key) for key in KINDS.values()}
    assert {(event, tuple(data)) for _, event, data in openedx.published} == {
        ("completion", ("completion",))
    }
    assert (openedx.tracked, {pk for pk, _ in openedx.completions}) == ([], {people["ana"].pk})


def test_a_log_line_holds_every_field_and_no_word_of_hers(held, ana, caplog) -> None:
    for runtime, kind in product(("lms", "preview", "editor", "library"), KINDS):
        said = repr(held(runtime, kind=kind))
        assert (f"activity_key='{KINDS[kind]}'" in said, WORDS.findall(said)) == (True, [])
    with caplog.at_level(logging.ERROR):
        found = {ana.ask(lms("no-such", key)).status_code for key in KINDS.values()}
    lines = [one.getMessage() for one in caplog.records if one.name == "tests.standin.views"]
    missing = [key for key in KINDS.values() if f"activity_key='{key}'" not in "".join(lines)]
    assert (found, len(lines), missing) == ({404}, len(KINDS), [])
    assert WORDS.findall("".join(lines)) == []
