"""The hosts, as far as they can be shown without a platform."""
