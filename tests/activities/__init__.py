"""Promises of the activities room."""
