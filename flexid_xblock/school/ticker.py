"""Runs the timed work every ten minutes, for as long as the server lives."""

import os
import signal
import subprocess
import sys
import time

PERIOD = 600
LOOK = 2  # seconds between two looks at whether the server still lives


def main() -> None:
    """Start ``flexid_tick`` again and again; each run is a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a traceback
    server = os.getppid()
    due = time.monotonic()
    while os.getppid() == server:
        if time.monotonic() >= due:
            due = time.monotonic() + PERIOD
            _tick()
        time.sleep(LOOK)


def _tick() -> None:
    """One run, in a session of its own: Ctrl-C must not cut it in the middle."""
    subprocess.run(
        [sys.executable, "-m", "django", "flexid_tick"], check=False, start_new_session=True
    )


if __name__ == "__main__":
    main()
