"""The JSON API: what it takes, what it gives, and how it refuses."""
