"""The desks: each person's own page shows what is hers, and no word more."""
