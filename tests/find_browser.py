"""Find a Chromium for the browser tests, or get one; print where it is.

The system's own first, else Debian's package when we are root, else
Playwright's download. When none works, one sentence says so and the exit code
is 1: the browser tests then fail, they are never skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
SORRY = (
    "No browser found: the browser tests will fail. Install Chromium "
    "(for example: apt-get install chromium), or name one in FLEXID_BROWSER."
)


def named() -> str | None:
    """The browser the caller asked for."""
    return os.environ.get("FLEXID_BROWSER")


def installed() -> str | None:
    """The system's own browser."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def from_debian() -> str | None:
    """Debian's package, where we may install it."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    quiet_run("apt-get", "update")
    quiet_run("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    return installed()


def from_playwright() -> str | None:
    """Playwright's own download."""
    from playwright.sync_api import sync_playwright  # heavy, and needed in this case only

    quiet_run(*PLAYWRIGHT)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def quiet_run(*command: str) -> None:
    """Run it without a terminal; what it says goes to the error stream."""
    print("Looking for a browser:", *command, file=sys.stderr)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def browser() -> str | None:
    """Where a Chromium is, or None."""
    return named() or installed() or from_debian() or from_playwright()


if __name__ == "__main__":
    print(browser() or sys.exit(SORRY))
