"""Promises of care: the queue walks every waiting text once, and help has its numbers."""
