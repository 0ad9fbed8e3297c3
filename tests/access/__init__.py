"""Promises of access: who stands how to whom, and what that allows."""
