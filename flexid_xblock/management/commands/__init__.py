"""Commands; each calls one door."""
