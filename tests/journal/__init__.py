"""Promises of the journal: who reads what, since when, and what is left of it."""
