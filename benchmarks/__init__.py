"""How fast things are, each beside a floor that was measured in the same run."""
