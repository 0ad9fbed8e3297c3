"""The chains of the read log and their rows."""

from typing import Any, NoReturn

from django.db import models


class Chain(models.Model):
    """The end of one chain: one a student, one a course for what has no subject.

    Holds the student's id only as an HMAC, so the chain survives her erasure. The
    rows up to ``sealed_seq`` say nothing any more: a year after she was gone, at
    ``gone_at``, they were emptied, and ``seal`` proves what is left of them.
    """

    subject = models.CharField(max_length=64, unique=True)
    last_seq = models.PositiveIntegerField(default=0)
    last_mac = models.CharField(max_length=64, default="")
    gone_at = models.DateTimeField(null=True, blank=True, db_index=True)
    sealed_seq = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True, default="")


# What a row says once the student was gone for long enough.
EMPTIED = {
    "actor_id": 0,
    **dict.fromkeys(("role", "action", "object_kind", "object_ref", "purpose"), ""),
}


class GrowingQuerySet(models.QuerySet):
    """Rows that can be added one at a time, by ``save``, and never changed."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("the read log only grows")

    update = delete = bulk_update = bulk_create = _refuse


class ReadRow(models.Model):
    """One opening, or try: who, when, as what, what kind of thing, why.

    Holds the reader's id and the id of what was opened, never a word of it.
    What it says is emptied a year after the student was gone: see ``sealing_off``.
    """

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="rows")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField()
    role = models.CharField(max_length=32)
    action = models.CharField(max_length=16)
    object_kind = models.CharField(max_length=32)
    object_ref = models.CharField(max_length=64)
    purpose = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    objects = GrowingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="flexid_readrow_one_per_seq")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; TypeError on a row that exists."""
        if not self._state.adding:
            raise TypeError("the read log only grows")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("the read log only grows")
