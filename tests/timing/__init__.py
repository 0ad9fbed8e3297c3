"""How long answers take: printed, never asserted."""
