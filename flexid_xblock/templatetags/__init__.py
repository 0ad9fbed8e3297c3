"""Template filters; thin, like every door."""
