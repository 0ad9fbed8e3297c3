"""What goes from the meetings when a person goes."""

from django.db.models import F, Model, QuerySet

from flexid_xblock.sessions.models import (
    Afterword,
    Agreement,
    AgreementYes,
    Attendance,
    BoardExport,
    Card,
    CardAct,
    Meeting,
    Nickname,
    Pause,
    Pick,
    Presence,
    Reaction,
    Report,
    Side,
    Translation,
    Turn,
    Vote,
)


def erase(user_id: int) -> int:
    """Delete a person's cards, acts and marks; the number of rows that went.

    Where she only did something to what is another's, her id goes and the
    thing stays. A board that is open anywhere learns of it at its next poll. What
    two adults keep as evidence stays until they end it.
    """
    _tell_groups(user_id)
    CardAct.objects.filter(by=user_id).update(by=None)
    Card.objects.filter(claimed_by=user_id).update(claimed_by=None, claimed_at=None)
    Pause.objects.filter(by=user_id).update(by=None)
    Attendance.objects.filter(marked_by=user_id).update(marked_by=None)
    BoardExport.objects.filter(approved_by=user_id).delete()
    return sum(rows.delete()[0] for rows in _hers(user_id))


def _tell_groups(user_id: int) -> None:
    """Every page of a meeting she had a part in gets the whole of it anew, without her."""
    cards = Card.objects.filter(author_id=user_id).values_list("meeting_id", flat=True)
    there = Presence.objects.filter(user_id=user_id).values_list("meeting_id", flat=True)
    # In this order: MySQL sees the new count in what stands to the right of it.
    Meeting.objects.filter(pk__in={*cards, *there}).update(
        whole_from=F("change") + 1, change=F("change") + 1
    )


def _hers(user_id: int) -> list[QuerySet[Model]]:
    by_user = (
        Pick, Side, Vote, Turn, Reaction, AgreementYes, Nickname, Pause, Attendance, Presence,
    )  # fmt: skip
    return [
        Card.objects.filter(author_id=user_id),
        Report.objects.filter(reporter_id=user_id),
        Translation.objects.filter(translator_id=user_id),
        Agreement.objects.filter(author_id=user_id),
        Afterword.objects.filter(author_id=user_id),
        BoardExport.objects.filter(asked_by=user_id),
        *(model.objects.filter(user_id=user_id) for model in by_user),  # type: ignore[attr-defined]
    ]
