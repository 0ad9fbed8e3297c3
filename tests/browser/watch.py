"""What no page of ours may do: fail in a script, complain, or speak to another site."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request


class Watch:
    """Collects the faults of one browser context."""

    def __init__(self, context: BrowserContext, origin: str, expected: tuple[str, ...]) -> None:
        self.context, self.origin, self.expected = context, origin, expected
        self.faults: list[str] = []
        context.on("weberror", lambda problem: self.faults.append(f"script: {problem.error}"))
        context.on("console", self.hear)
        context.on("request", self.follow)

    def hear(self, message: ConsoleMessage) -> None:
        """Complaints of the browser."""
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def follow(self, request: Request) -> None:
        """Where the page turns to."""
        # What a page makes itself, such as a picture to save, has its own origin in the name.
        own = (self.origin + "/", f"blob:{self.origin}/", "data:")
        if not request.url.startswith(own):
            self.faults.append(f"another site: {request.url}")

    def close(self) -> list[str]:
        """End the device; what was wrong on it, but for what the test provoked."""
        self.context.close()
        return [fault for fault in self.faults if not any(one in fault for one in self.expected)]
