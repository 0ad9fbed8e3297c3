"""Promises of the plain records and refusals that every room shares."""
