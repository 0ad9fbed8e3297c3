"""The column that sealed text lives in."""

from typing import Any

from django.db import models

MARK = b"v1"


class SealedField(models.BinaryField):
    """A column for what ``vault.api.seal`` returned; anything else is a TypeError.

    It seals nothing itself: neither ``update()`` nor loading knows the row.
    """

    def get_prep_value(self, value: Any) -> Any:
        """Refuse text, and bytes that were never sealed."""
        if value is not None and not _is_sealed(value):
            raise TypeError(f"{self.name} takes sealed bytes only")
        return super().get_prep_value(value)


def _is_sealed(value: Any) -> bool:
    return isinstance(value, bytes | memoryview) and bytes(value[: len(MARK)]) == MARK
