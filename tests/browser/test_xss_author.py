"""What an author typed does nothing, in a page where no CSP would stop it."""

from collections.abc import Iterator
from itertools import cycle, repeat

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.authored import NOTHING, PLACES, number_of_texts, outgrown, ran
from tests.browser.payloads import every, one_of_each
from tests.browser.xss import LEAVES, WHOLE, Alarm


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page without a network, that runs whatever is put in it."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def alarm(blank: Page) -> Alarm:
    return Alarm(blank.context)


@pytest.mark.parametrize("place", PLACES)
def test_an_authors_words_do_nothing(blank: Page, alarm: Alarm, place: str) -> None:
    draw = PLACES[place]
    assert outgrown(blank, alarm, draw, repeat(WHOLE)) == NOTHING
    assert WHOLE in blank.evaluate(LEAVES)
    assert outgrown(blank, alarm, draw, cycle(one_of_each())) == NOTHING


@pytest.mark.deep
@pytest.mark.parametrize("place", PLACES)
def test_each_of_them_alone_does_nothing(blank: Page, alarm: Alarm, place: str) -> None:
    draw, texts = PLACES[place], every()
    turns = -(-len(texts) // number_of_texts(draw))
    going = cycle(texts)
    for _ in range(turns):
        assert outgrown(blank, alarm, draw, going) == NOTHING


def test_the_same_texts_bite_where_nobody_cleans_them(browser: Browser) -> None:
    context = browser.new_context(offline=True)
    alarm, page = Alarm(context), context.new_page()
    assert ran(page, alarm, "".join(one_of_each())) != []
    context.close()


@pytest.mark.deep
def test_a_third_of_the_families_bite_alone_and_untouched(browser: Browser) -> None:
    biting = 0
    for text in one_of_each():
        context = browser.new_context(offline=True)
        biting += bool(ran(context.new_page(), Alarm(context), text))
        context.close()
    assert biting > len(one_of_each()) / 3
