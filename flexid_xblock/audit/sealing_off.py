"""The names in a gone student's log go; that there were rows, when, and their order stays.

A row keeps its number, its time and its mac, so that the heads that were
written outside still hold. What the macs covered is emptied; a seal over the
emptied rows takes their place.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.audit.chain import SAID, row_mac, sealed_on, student_subject
from flexid_xblock.audit.models import EMPTIED, Chain, ReadRow
from flexid_xblock.patience import patiently
from flexid_xblock.vault import door


def mark_gone(student_id: int) -> None:
    """Note that nothing of a student is left, in her chain, which names her by an HMAC only."""
    secret = door.find_log_secret()
    if secret is not None:
        chains = Chain.objects.filter(subject=student_subject(secret, student_id))
        chains.update(gone_at=timezone.now())


def seal_off(now: datetime, *, but: Collection[int]) -> int:
    """Empty the old rows of students who are gone long enough; how many rows.

    ``but`` these students: they came back, or a copy of their texts is still kept.
    A chain that is not whole is left as it is: it is evidence.
    """
    secret, limit = door.find_log_secret(), terms.lapsed("read_log", now)
    if secret is None:
        return 0
    gone = list(Chain.objects.filter(gone_at__lte=limit).values_list("pk", "subject"))
    kept = {student_subject(secret, one) for one in but} if gone else set()
    going = [pk for pk, subject in gone if subject not in kept]
    return sum(patiently(partial(_seal_off, pk, limit, secret)) for pk in going)


def _seal_off(pk: int, limit: datetime, secret: bytes) -> int:
    chain = Chain.objects.select_for_update().get(pk=pk)
    rows: QuerySet[ReadRow] = QuerySet(ReadRow).filter(chain=chain).order_by("seq")
    old = [row for row in rows.filter(seq__gt=chain.sealed_seq) if row.at <= limit]
    if not old or not _is_whole(old, chain, rows, secret):
        return 0
    for row in old:
        chain.seal = sealed_on(secret, chain.subject, chain.seal, (row.seq, row.at, row.mac))
    chain.sealed_seq = old[-1].seq
    # Not the log's own manager: it refuses, as it should for everybody else.
    rows.filter(seq__lte=chain.sealed_seq).update(**EMPTIED)
    chain.save(update_fields=["sealed_seq", "seal"])
    return len(old)


def _is_whole(
    old: Sequence[ReadRow], chain: Chain, rows: "QuerySet[ReadRow]", secret: bytes
) -> bool:
    before = rows.filter(seq=chain.sealed_seq).first()
    previous, seq = before.mac if before else "", chain.sealed_seq
    for row in old:
        said = [getattr(row, name) for name in SAID]
        if row.seq != seq + 1 or row.mac != row_mac(secret, chain.subject, previous, said):
            return False
        previous, seq = row.mac, row.seq
    return True
