"""Flex-ID: a two-year course about flexible identity, as an Open edX plugin.

The house has one Django app and many rooms. Blocks, REST and desk views are
thin doors; each room (journal, sessions, care, ...) has one ``api.py`` that
takes an Actor and values, decides, and returns frozen records. Imports run
downwards only (``tests/test_architecture.py`` holds the list), and only
``edge/openedx/`` knows the platform. README.md has the map.
"""

__version__ = "0.1.0"
