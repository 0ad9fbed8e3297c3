"""A term's roster from a file."""
