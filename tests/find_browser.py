"""Find a Chromium for the browser tests, or get one; print where it is.

The shell without windows first, which takes half the time; else Debian's
packages when we are root, else whatever the system has, else Playwright's
download. When none works, one sentence says so and the exit code is 1: the
browser tests then fail, they are never skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
SORRY = (
    "No browser found: the browser tests will fail. Install Chromium "
    "(for example: apt-get install chromium), or name one in FLEXID_BROWSER."
)


def named() -> str | None:
    """The browser the caller asked for."""
    return os.environ.get("FLEXID_BROWSER")


def whole() -> str | None:
    """The system's own browser as people use it, with all that it writes on a disk."""
    return next((path for path in map(shutil.which, WHOLE) if path), None)


def from_debian() -> str | None:
    """Debian's packages, where we may install them."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    quiet_run("apt-get", "update")
    quiet_run("apt-get", "install", "--yes", "--no-install-recommends", WHOLE[0], SHELL)
    return shutil.which(SHELL)


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
    return named() or shutil.which(SHELL) or from_debian() or whole() or from_playwright()


if __name__ == "__main__":
    print(browser() or sys.exit(SORRY))
