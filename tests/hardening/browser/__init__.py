"""The same in a real browser: nothing of ours is blocked, and a left page shows nothing."""
