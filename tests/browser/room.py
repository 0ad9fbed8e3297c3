"""A meeting led without its desk, and what a student does in the room again and again."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import COURSE, open_meeting, open_module, part_of

API = "/flexid/api/v1/"
# What a page does when somebody comes back to it: it asks at once.
COME_BACK = "() => document.dispatchEvent(new Event('visibilitychange'))"
RULES = ["We let each other finish.", "نستمع"]


def room(page: Page) -> Locator:
    """The meeting's own part of a module page."""
    return page.locator("[data-flexid=session]")


def enter(page: Page, module: str = "who-am-i") -> Locator:
    """A student opens the module's page; the meeting of her group is found."""
    open_module(page, module)
    expect(part_of(room(page), "meeting-line")).to_contain_text("The meeting is")
    return room(page)


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A teacher's hand on a meeting; ``watched`` are pages that then look at once."""

    teacher: Page
    meeting: str
    watched: tuple[Page, ...]

    def put(self, path: str, body: dict[str, Any], status: int = 200) -> Any:
        """One change by the teacher; everybody looks."""
        cookies = self.teacher.context.cookies()
        token = next(one["value"] for one in cookies if one["name"] == "csrftoken")
        answer = self.teacher.request.put(
            API + path,
            data=body,
            headers={"X-CSRFToken": token, "Content-Type": "application/json"},
        )
        assert answer.status == status, answer.text()
        for page in self.watched:
            page.evaluate(COME_BACK)
        return answer.json()

    def live(self) -> dict[str, Any]:
        """What the teacher sees."""
        answer: dict[str, Any] = self.teacher.request.get(
            f"{API}meetings/{self.meeting}/live/"
        ).json()
        return answer

    def stage(self, key: str) -> None:
        """Go to a stage, wherever the meeting stands."""
        now = self.live()["stage"]
        self.put(
            f"meetings/{self.meeting}/stage/", {"stage": key, "after": now["key"] if now else ""}
        )

    def step(self, stage: str, key: str) -> None:
        """Take the dilemma circle to a step."""
        now = self.live()["circle"]
        after = now["step"] if now else ""
        path = f"meetings/{self.meeting}/circles/{stage}/step/"
        self.put(path, {"step": key, "after": after})

    def round(self, stage: str) -> None:
        """Begin a round with those who are here."""
        self.put(f"meetings/{self.meeting}/rounds/{stage}/", {"running": True})

    def agree_on(self, rules: list[str]) -> None:
        """Write the group's agreement."""
        now = self.live()["agreement"]
        group = self.put(f"meetings/{self.meeting}/", {"open": True})["group"]
        body = {"course": COURSE, "rules": rules, "after": now["number"] if now else 0}
        self.put(f"groups/{group}/agreement/", body)


def lead(teacher: Page, *watched: Page, title: str = "Who am I") -> Lead:
    """The teacher opens the meeting at the desk, and leads it from elsewhere."""
    open_meeting(teacher, title)
    meeting = teacher.url.rstrip("/").rpartition("/")[2]
    teacher.goto("/")
    return Lead(teacher=teacher, meeting=meeting, watched=watched)
