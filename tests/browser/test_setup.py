"""A coordinator sets up by hand, another person agrees, and it holds at the student's next page."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import COORDINATOR_DESK, STUDENT_PAGE, assert_accessible

Person = Callable[..., Page]
APPROVALS = f"{COORDINATOR_DESK}approvals/"
REFUSED = ("422", "403")


def part(page: Page, heading: str) -> Locator:
    """The part of the page under a heading."""
    return page.get_by_role("region", name=heading, exact=True).or_(
        page.locator("section").filter(has=page.get_by_role("heading", name=heading, exact=True))
    )


def test_a_group_is_made_filled_and_followed_up_by_two(person: Person) -> None:
    sol, second, eve = person("sol", expected=REFUSED), person("max"), person("eve")
    make_a_group(sol, "Elv")
    add_is_refused(sol, "nobody-here", "Nobody here has this login name")
    add_is_refused(sol, "EVE@demo.invalid", "This student is in another group.")
    move_eve(sol, "Skog", "Elv (Year 1)")
    ask_for_a_deputy(sol, "Elv", "cleo")
    expect(readers_of(eve)).not_to_contain_text("Cleo Berg")
    agree(second, "Cleo Berg becomes deputy counsellor of Elv (1 student).")
    expect(readers_of(eve)).to_contain_text("Cleo Berg")
    put_back(sol, second)
    expect(readers_of(eve)).not_to_contain_text("Cleo Berg")


def make_a_group(sol: Page, name: str) -> None:
    sol.goto(COORDINATOR_DESK)
    sol.get_by_role("link", name="Groups and who is in them").click()
    sol.get_by_label("Its name").fill(name)
    sol.get_by_role("button", name="Make the group").click()
    sol.get_by_role("link", name=name, exact=True).click()
    expect(sol.get_by_role("heading", level=1)).to_have_text(name)
    expect(sol.get_by_role("main")).to_contain_text("⚠ 6 to 12 students are advised.")
    assert_accessible(sol)


def add_is_refused(sol: Page, who: str, told: str) -> None:
    """By the keyboard alone; what was typed stays in its box."""
    box = part(sol, "Add somebody").get_by_label("Login name or e-mail address")
    box.fill(who)
    part(sol, "Add somebody").get_by_role("button", name="Add").press("Enter")
    expect(part(sol, "Add somebody").get_by_role("alert")).to_contain_text(told)
    expect(box).to_have_value(who)


def move_eve(sol: Page, group: str, to: str) -> None:
    """Over the page that says first what happens to what she wrote."""
    open_group(sol, group)
    sol.get_by_role("link", name="Eve Rask").click()
    expect(part(sol, "Move to another group")).to_contain_text("What the student wrote")
    assert_accessible(sol)
    sol.get_by_label("To which group?").select_option(label=to)
    sol.get_by_role("button", name="Move the student").click()
    expect(sol.get_by_role("heading", level=1)).to_have_text(group)
    expect(part(sol, "Students")).not_to_contain_text("Eve Rask")


def open_group(sol: Page, name: str) -> None:
    sol.goto(f"{COORDINATOR_DESK}groups/")
    sol.get_by_role("link", name=name, exact=True).click()
    expect(sol.get_by_role("heading", level=1)).to_have_text(name)


def ask_for_a_deputy(sol: Page, group: str, who: str) -> None:
    open_group(sol, group)
    form = part(sol, "A counsellor for the whole group")
    form.get_by_label("Login name or e-mail address").fill(who)
    form.get_by_label("Deputy counsellor").check()
    form.get_by_role("button", name="Ask a second person").click()
    expect(part(sol, "Waits for a second person")).to_contain_text("Cleo Berg")


def agree(second: Page, what: str) -> None:
    second.goto(APPROVALS)
    assert_accessible(second)
    card = second.locator(".flexid-card").filter(has_text=what)
    card.get_by_role("button", name="Agree").click()
    expect(part(second, "Decided lately")).to_contain_text(what)


def readers_of(eve: Page) -> Locator:
    """Her own page, anew."""
    eve.goto(STUDENT_PAGE)
    return eve.get_by_role("main")


def put_back(sol: Page, second: Page) -> None:
    """As it was, for the stories after this one."""
    open_group(sol, "Elv")
    sol.get_by_role("button", name="End it for the whole group Cleo Berg").click()
    expect(part(sol, "Waits for a second person")).to_be_visible()
    agree(second, "Cleo Berg no longer follows up Elv (1 student).")
    move_eve(sol, "Elv", "Skog (Year 1)")
