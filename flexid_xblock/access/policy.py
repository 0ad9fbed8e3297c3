"""The table of permissions, as data.

One row an operation, one column a relation to *that* object (the columns stand
in the order of ``Relation``). What is not in
the table is refused, and a refusal looks like "not there". A person with
several roles has the cells of her relation to the object at hand, never the
union over all students. ``MATRIX`` is meant to be read by somebody who does
not programme; ``tests/matrix`` runs every cell of it.

The words in the cells:

    yes      may do it
    log      may do it, and it is written to the read log that the student sees
    unnamed  may do it, and the names of unnamed authors are not shown
    meta     may know that it exists and when, never what it says
    count    may see numbers that are large enough
    glass    only after breaking the glass: a reason, a second person, 60 minutes
    two      only together with a second person
    -        refused

Rows marked ``later`` have no feature yet and are refused to everybody until
the feature comes; they stand here so that the table is whole.
"""

from enum import StrEnum


class Relation(StrEnum):
    """How a person stands to the object at hand."""

    OWNER = "owner"
    MEMBER = "member"
    HELPER = "helper"
    TEACHER = "teacher"
    COUNSELLOR = "counsellor"
    DEPUTY = "deputy"
    OTHER = "other"  # a counsellor of the course, but not of this student
    LEAD = "lead"  # leads the course's safeguarding
    COORDINATOR = "coordinator"
    STAFF = "staff"  # the platform's course staff; the role alone opens no text
    ADMIN = "admin"  # the platform's administrator; the role alone opens no text


class Cell(StrEnum):
    """What the relation allows."""

    YES = "yes"
    LOGGED = "log"
    UNNAMED = "unnamed"
    META = "meta"
    COUNT = "count"
    GLASS = "glass"
    TWO = "two"


MATRIX = """
operation                 owner member  helper  teach   couns  deputy other lead  coord staff admin

-- The journal
entry.write               yes   -       -       -       -      -      -     -     -     -     -
entry.read_draft          yes   -       -       -       -      -      -     -     -     -     -
entry.decide              yes   -       -       -       -      -      -     -     -     -     -
entry.read_sent           yes   -       -       -       log    log    glass glass -     -     -
entry.know_sent           yes   -       -       -       meta   meta   glass glass -     -     -
entry.reply               yes   -       -       -       yes    yes    -     -     -     -     -
entry.see_readers         yes   -       -       -       -      -      -     -     -     -     -
entry.read_older          yes   -       -       -       log    log    -     -     -     -     -
entry.delete              yes   -       -       -       -      -      -     -     -     -     -
entry.search              yes   -       -       -       -      -      -     -     -     -     -
entry.close_to            yes   -       -       -       -      -      -     -     -     -     -
entry.ask_another         yes   -       -       -       -      -      -     -     -     -     -
reply.correct       later -     -       -       -       log    log    -     -     -     -     -
lack.see                  -     -       -       -       -      -      -     -     yes   -     -

-- What students make
response.write            yes   -       -       -       -      -      -     -     -     -     -
response.read             yes   -       -       -       -      -      -     -     -     -     -
response.decide           yes   -       -       -       -      -      -     -     -     -     -
response.delete           yes   -       -       -       -      -      -     -     -     -     -

-- The group session
meeting.open              -     -       -       yes     -      -      -     -     -     -     -
meeting.lead              -     -       -       yes     -      -      -     -     -     -     -
meeting.close             -     -       -       yes     -      -      -     -     -     -     -
meeting.see               -     yes     yes     yes     -      -      -     -     -     -     -
meeting.attend            -     yes     yes     -       -      -      -     -     -     -     -
meeting.welcome           -     -       yes     yes     -      -      -     -     -     -     -
facilitator.read          -     -       -       yes     -      -      -     -     -     -     -
round.take                -     yes     yes     yes     -      -      -     -     -     -     -
vote.cast                 -     yes     -       -       -      -      -     -     -     -     -
circle.take               -     yes     -       -       -      -      -     -     -     -     -
agreement.write           -     -       -       yes     -      -      -     -     -     -     -
agreement.agree           -     yes     yes     yes     -      -      -     -     -     -     -
nickname.choose           -     yes     yes     -       -      -      -     -     -     -     -
card.write                -     yes     yes     -       -      -      -     -     -     -     -
card.read                 -     unnamed unnamed unnamed -      -      -     -     -     -     -
card.read_hidden          yes   -       -       unnamed -      -      -     -     -     -     -
card.change_own           yes   -       -       -       -      -      -     -     -     -     -
card.react                -     yes     yes     yes     -      -      -     -     -     -     -
card.translate            -     -       yes     -       -      -      -     -     -     -     -
card.report               -     yes     yes     -       -      -      -     -     -     -     -
card.moderate             -     -       -       yes     -      -      -     -     -     -     -
card.hand_over            -     -       -       yes     -      -      -     -     -     -     -
card.see_author           -     -       -       log     -      -      -     -     -     -     -
card.see_reporter         -     -       -       log     -      -      -     -     -     -     -
evidence.keep             -     -       -       yes     -      -      -     yes   -     -     -
evidence.approve          -     -       -       log     -      -      -     log   -     -     -
meeting.mute              -     -       -       yes     -      -      -     -     -     -     -
meeting.transcript        -     unnamed unnamed unnamed -      -      -     -     -     -     -
meeting.export            -     -       -       two     -      -      -     -     -     -     -
attendance.mark           -     -       -       yes     -      -      -     -     -     -     -
quiet.read                -     -       -       yes     -      -      -     -     -     -     -
afterword.write           -     -       -       yes     -      -      -     -     -     -     -
journal.know_done         -     -       -       meta    -      -      -     -     -     -     -
message.private     later -     -       -       -       -      -      -     -     -     -     -

-- Safeguarding
help.ask                  yes   -       -       -       -      -      -     -     -     -     -
help.read                 yes   -       -       log     log    log    -     -     -     -     -
help.answer               -     -       -       yes     yes    yes    -     -     -     -     -
concern.write             -     -       -       yes     yes    yes    yes   yes   -     -     -
concern.read              -     -       -       meta    log    log    meta  log   -     -     -
concern.sign              -     -       -       -       yes    yes    -     yes   -     -     -
hold.set                  -     -       -       -       yes    yes    -     yes   -     -     -
hold.approve              -     -       -       -       log    log    -     log   -     -     -
note.write                -     -       -       -       yes    yes    -     -     -     -     -
note.read                 -     -       -       -       log    log    -     -     -     -     -
note.know                 -     -       -       -       meta   meta   -     -     -     -     -
follow_up.change          -     -       -       -       yes    yes    -     -     -     -     -
cover.ask                 -     -       -       -       yes    yes    -     -     -     -     -
cover.decide              -     -       -       -       -      -      -     -     yes   -     -
school_rules.set          -     -       -       -       -      -      -     -     yes   -     -
time.offer                -     -       -       -       yes    yes    -     -     -     -     -
time.see                  yes   -       -       -       -      -      -     -     -     -     -
time.book                 yes   -       -       -       -      -      -     -     -     -     -
glass.ask                 -     -       -       -       -      -      yes   yes   -     -     -
glass.approve             -     -       -       -       -      -      -     yes   -     -     -
glass.delay               -     -       -       -       -      -      -     yes   -     -     -
glass.review              -     -       -       -       -      -      -     yes   -     -     -

-- Oneself
self.progress             yes   -       -       -       -      -      -     -     -     -     -
self.notice               yes   -       -       -       -      -      -     -     -     -     -
self.export               yes   -       -       -       -      -      -     -     -     -     -
self.delete_all           yes   -       -       -       -      -      -     -     -     -     -
self.export_by_two        -     -       -       -       -      -      -     -     -     -     two

-- The end of a year, and the certificates
year.close                -     -       -       -       -      -      -     -     yes   -     -
certificate.issue         -     -       -       -       -      -      -     -     yes   -     -
certificate.read          yes   -       -       -       -      -      -     -     yes   -     -

-- What a module has for adults
guide.read                -     -       -       yes     -      -      -     -     -     -     -
family.read               -     yes     yes     yes     yes    yes    -     yes   yes   -     -

-- Administration
roster.see                -     -       -       -       -      -      -     -     yes   yes   yes
roster.change             -     -       -       -       -      -      -     -     yes   two   two
assignment.change         -     -       -       -       -      -      -     -     two   two   two
roster.bring              -     -       -       -       -      -      -     -     two   two   two
roster.follow             -     -       -       -       -      -      -     -     yes   -     -
roster.slips              -     -       -       -       -      -      -     -     yes   -     -
proposal.decide           -     -       -       -       -      -      -     -     yes   yes   yes
pulse.read                -     -       -       -       -      -      -     -     count -     -
aggregate.read            -     -       -       -       -      -      -     -     count -     -
log.read_whole      later -     -       -       -       -      -      -     -     -     -     meta
rules.change        later -     -       -       -       -      -      -     -     -     -     two
student.from_studio later -     -       -       -       -      -      -     -     -     -     -
private.column      later -     -       -       -       -      -      -     -     -     -     -
"""

Row = dict[Relation, Cell]


def _read(matrix: str) -> tuple[dict[str, Row], tuple[str, ...]]:
    """The rows that hold now, and the names of those to come."""
    lines = [line.split() for line in matrix.splitlines() if line and not line.startswith("--")]
    now: dict[str, Row] = {}
    later: list[str] = []
    for operation, *cells in lines[1:]:
        if cells[0] == "later":
            later.append(operation)
            cells = cells[1:]
        row = dict(zip(Relation, cells, strict=True))
        if operation not in later:
            now[operation] = {one: Cell(cell) for one, cell in row.items() if cell != "-"}
    return now, tuple(later)


POLICY, PLANNED = _read(MATRIX)
