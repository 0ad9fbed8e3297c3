"""The app that holds the table of block states."""

from django.apps import AppConfig


class PeersConfig(AppConfig):
    """Of the benchmarks alone."""

    name = "benchmarks.peers"
    default_auto_field = "django.db.models.BigAutoField"
