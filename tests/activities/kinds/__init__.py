"""Promises of each kind."""
