"""The embedded school: its pages, its doors, its people and its start."""
