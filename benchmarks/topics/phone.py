"""A module's page with its journal on an old phone: from the first byte to words, and to a box.

The school as its operator starts it, and a real Chromium held back by the DevTools protocol:
a processor four times slower, the network of its "slow 4G" (562 ms for each request, 180 kB a
second). Ana has read the notice and is logged in. Cold: a browser that has never been here;
warm: one that has, the page's own words fetched anew. Times are of the clock, in ``wall_ms``;
``bytes`` are those of all answers as they were sent. "From the press" begins where she asks.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

from benchmarks.measuring import Row, say, share
from tests import find_browser
from tests.browser.common import log_in, open_module
from tests.browser.server import School, running_school

RUNS = 15
JOURNAL = "/module/who-am-i/"
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 180_000,
    "uploadThroughput": 84_375,
}
SLOWER = 4  # times
# Answers when words were shown, and when a box took letters, both from the first byte.
WATCH = """() => new Promise(function (done) {
  function look() {
    var box = document.querySelector("[data-part=prompt] textarea[data-part=text]:enabled");
    var shown = performance.getEntriesByName("first-contentful-paint")[0];
    if (!box || !shown) { return requestAnimationFrame(look); }
    var first = performance.timing.domLoading - performance.timing.navigationStart;
    done({first: first, shown: shown.startTime - first, open: performance.now() - first});
  }
  look();
})"""
FIGURES = {
    "text shown": lambda seen: seen["shown"],
    "interactive": lambda seen: seen["open"],
    "interactive, from the press": lambda seen: seen["first"] + seen["open"],
}


def main() -> None:
    """Measure and say the rows."""
    path = find_browser.browser() or sys.exit(find_browser.SORRY)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_school(Path(folder)) as school,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=path)
        who = logged_in(chromium, school)
        cold, warm = [], []
        for _ in range(RUNS):
            context = phone(chromium, school, who)
            cold.append(opened(context))
            warm.append(opened(context))
            context.close()
        chromium.close()
    say([*rows("cold", cold), *rows("warm", warm)])


def logged_in(chromium: Browser, school: School) -> StorageState:
    """Ana's cookies, once she has read the notice."""
    context = phone(chromium, school, None)
    page = context.new_page()
    log_in(page, "ana")
    open_module(page)
    state = context.storage_state()
    context.close()
    return state


def phone(chromium: Browser, school: School, who: StorageState | None) -> BrowserContext:
    """A browser of its own, with nothing kept."""
    size = {"width": 360, "height": 740}
    return chromium.new_context(base_url=school.address, viewport=size, storage_state=who)


def opened(context: BrowserContext) -> dict[str, float]:
    """One opening of the page, held back."""
    page, sizes = context.new_page(), []
    hold_back(context, page, sizes)
    page.goto(JOURNAL, wait_until="commit")
    seen = page.evaluate(WATCH)
    page.close()
    return {**seen, "bytes": sum(sizes)}


def hold_back(context: BrowserContext, page: Page, sizes: list[float]) -> None:
    """Make the network and the processor a phone's, and note what every answer weighs."""
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tools.on("Network.loadingFinished", lambda one: sizes.append(one["encodedDataLength"]))


def rows(how: str, seen: list[dict[str, float]]) -> list[Row]:
    """A line for each figure."""
    weight: Any = round(statistics.median(one["bytes"] for one in seen))
    return [
        Row(
            f"phone: journal, {how}: {name}",
            "ours",
            wall_ms=round(statistics.median(map(figure, seen))),
            wall_p95_ms=round(share(sorted(map(figure, seen)), 0.95)),
            bytes=weight,
        )
        for name, figure in FIGURES.items()
    ]


if __name__ == "__main__":
    main()
