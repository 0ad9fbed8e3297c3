"""Two administrators make Ana's own file for her; she opens it at home, without the school."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.common import COORDINATOR_DESK, STUDENT_PAGE, assert_accessible
from tests.browser.server import School

Person = Callable[..., Page]
FILES = f"{COORDINATOR_DESK}files/"
WHY = "She wrote a letter to the school and signed it."
OLA = """
from django.contrib.auth.models import User
from django.test import Client
client = Client()
client.force_login(User.objects.create_superuser("ola", password=None, first_name="Ola"))
print(client.cookies["sessionid"].value)
"""


def test_a_file_is_made_by_two_and_opens_for_her_alone(
    person: Person, device: Person, browser: Browser, school: School, tmp_path: Path
) -> None:
    asker, second = person("max"), device()
    session = {"name": "sessionid", "value": school.python(OLA), "url": school.address}
    second.context.add_cookies([session])
    ask(asker)
    words = agree(second)
    file = save(asker, tmp_path / "closed.html")
    assert "Ana Lind" not in file.read_text(encoding="utf-8")
    open_at_home(browser, file, words)
    ana = person("ana")
    ana.goto(STUDENT_PAGE)
    expect(ana.get_by_role("main")).to_contain_text("A file with everything about you was made by")


def ask(asker: Page) -> None:
    asker.goto(f"{COORDINATOR_DESK}approvals/")
    asker.get_by_role("link", name="A student's own file, for one who cannot log in").click()
    asker.get_by_label("The student's login name").fill("ana")
    asker.get_by_label("How did the student ask").fill(WHY)
    asker.get_by_role("button", name="Ask a second administrator").press("Enter")
    expect(asker.get_by_text("Another administrator must decide.")).to_be_visible()
    assert_accessible(asker)


def agree(second: Page) -> str:
    """The passphrase, seen once."""
    second.goto(FILES)
    expect(second.get_by_text(WHY)).to_be_visible()
    second.get_by_role("button", name="Agree").click()
    second.get_by_role("button", name="Show the passphrase, once").press("Enter")
    told = second.locator("[data-part=told]")
    expect(told).to_be_focused()
    assert_accessible(second)
    return told.locator("[data-part=passphrase]").inner_text()


def save(asker: Page, to: Path) -> Path:
    asker.goto(FILES)
    with asker.expect_download() as started:
        asker.get_by_role("button", name="Save the closed file").press("Enter")
    expect(asker.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    started.value.save_as(to)
    return to


def open_at_home(browser: Browser, file: Path, words: str) -> None:
    """On a telephone without any connection; typed from paper, with a slip first."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    box = page.get_by_label("The passphrase from the paper")
    box.fill("wrong")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "This does not open the file. Compare each sign with the paper."
    )
    assert_accessible(page)
    box.fill(words.upper().replace("-", " "))
    box.press("Enter")
    expect(page.get_by_role("heading", name="Everything about you").first).to_be_focused()
    hers(page)
    context.close()


def hers(page: Page) -> None:
    """All of it stands in the frame, and can be kept as data, too."""
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text("Ana Lind").first).to_be_visible()
    expect(inside.get_by_text("This is the end of your file.")).to_be_attached()
    with page.expect_download() as started:
        page.get_by_role("link", name="The same as data for a program").click()
    assert '"you":"Ana Lind"' in Path(started.value.path()).read_text(encoding="utf-8")
