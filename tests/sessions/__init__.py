"""Meetings and boards: who opens, writes, moderates and sees what."""
