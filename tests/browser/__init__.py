"""The stories of the people, in a real browser against a real server."""
