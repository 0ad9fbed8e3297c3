"""Making something, as a student's page does it."""

from playwright.sync_api import Locator, Page, expect

CIRCLES = "who-am-i.circles"


def open_activity(page: Page, activity: str = CIRCLES) -> Locator:
    """The activity on its module's page, with the notice read."""
    page.goto(f"/module/{activity.partition('.')[0]}/")
    place = page.locator(f"[data-flexid=activity][data-activity='{activity}']")
    open_work = place.locator("fieldset[data-part=work]:enabled")
    notice = page.get_by_role("button", name="I have read this")  # once on a page
    aside = place.get_by_role("button", name="Take it up again")
    # Notice, work, or what she left out: whichever is there when the page has asked the server.
    expect(notice.or_(open_work).first).to_be_attached()
    expect(notice.or_(open_work).or_(aside).filter(visible=True).first).to_be_visible()
    if notice.is_visible():
        notice.click()
        expect(open_work).to_be_attached()
    return place


def add_circle(place: Locator, label: str, size: str = "in the middle") -> Locator:
    """One more circle, by the list form; its row."""
    place.get_by_role("button", name="Add a circle").click()
    row = rows(place).last
    row.locator("[data-field=label]").fill(label)
    row.locator("[data-field=size]").select_option(label=size)
    return row


def rows(place: Locator) -> Locator:
    """The rows of the list form."""
    return place.locator("[data-rows=circles] > li")


def labels(place: Locator) -> list[str]:
    """What the rows are called, in their order."""
    return [one.input_value() for one in rows(place).locator("[data-field=label]").all()]


def nodes(place: Locator) -> Locator:
    """What can be moved in the picture."""
    return place.locator("svg [role=button]")


def expect_saved(place: Locator) -> None:
    """The server has it, and the page says so."""
    expect(place.locator("[data-part=status]")).to_have_attribute("data-state", "saved")


def press(place: Locator, name: str) -> None:
    """A button of the frame."""
    place.get_by_role("button", name=name, exact=True).click()
