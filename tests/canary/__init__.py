"""One whole story with marked words, and everything that was written down meanwhile."""
