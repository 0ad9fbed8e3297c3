"""The table of permissions: what each relation may do now, exactly, and nothing else."""

from itertools import combinations, product

import pytest

from flexid_xblock.access.guard import allowed, behind_glass, by_two, require
from flexid_xblock.access.policy import MATRIX, PLANNED, POLICY, Cell, Relation
from flexid_xblock.domain.errors import NotFound

R = Relation
# As they stand in the table; whoever reads a list of them reads the meeting from its beginning.
MEMBERS = (
    "meeting.see meeting.attend round.take vote.cast circle.take agreement.agree nickname.choose"
    " card.write card.read card.react card.report meeting.transcript family.read"
)
HELPERS = (
    "meeting.see meeting.attend meeting.welcome round.take agreement.agree nickname.choose"
    " card.write card.read card.react card.translate card.report meeting.transcript family.read"
)
TEACHERS = (
    "meeting.open meeting.lead meeting.close meeting.see meeting.welcome facilitator.read"
    " round.take agreement.write agreement.agree card.read card.read_hidden card.react"
    " card.moderate card.hand_over card.see_author card.see_reporter evidence.keep"
    " evidence.approve meeting.mute meeting.transcript attendance.mark quiet.read"
    " afterword.write journal.know_done help.read help.answer concern.write concern.read"
    " guide.read family.read"
)
FOLLOWING = (
    "entry.read_sent entry.know_sent entry.reply entry.read_older help.read help.answer"
    " concern.write concern.read concern.sign hold.set hold.approve note.write note.read"
    " note.know follow_up.change cover.ask time.offer family.read"
)

# Whoever opens one more cell of the table has to say so here too.
MAY_NOW = {
    R.OWNER: "entry.write entry.read_draft entry.decide entry.read_sent entry.know_sent"
    " entry.reply entry.see_readers entry.read_older entry.delete entry.search entry.close_to"
    " entry.ask_another response.write response.read response.decide response.delete"
    " card.read_hidden card.change_own help.ask help.read time.see time.book"
    " self.progress self.notice self.export self.delete_all certificate.read",
    R.MEMBER: MEMBERS,
    R.HELPER: HELPERS,
    R.TEACHER: TEACHERS,
    R.COUNSELLOR: FOLLOWING,
    R.DEPUTY: FOLLOWING,
    R.OTHER: "concern.write concern.read glass.ask",
    R.LEAD: "evidence.keep evidence.approve concern.write concern.read concern.sign hold.set"
    " hold.approve glass.ask glass.approve glass.delay glass.review family.read",
    R.COORDINATOR: "lack.see cover.decide school_rules.set year.close certificate.issue"
    " certificate.read family.read roster.see roster.change roster.follow roster.slips"
    " proposal.decide pulse.read aggregate.read",
    R.STAFF: "roster.see proposal.decide",
    R.ADMIN: "roster.see proposal.decide",
}
LOGGED = ["entry.read_sent", "entry.read_older", "help.read", "concern.read", "note.read"]
LOGGED += ["hold.approve"]  # the copy is made from the opened text
NOT_SIMPLY = {
    **dict.fromkeys(product(LOGGED, [R.COUNSELLOR, R.DEPUTY]), "log"),
    **dict.fromkeys(product(["entry.know_sent", "note.know"], [R.COUNSELLOR, R.DEPUTY]), "meta"),
    ("help.read", R.TEACHER): "log",
    **dict.fromkeys(product(["concern.read", "hold.approve"], [R.LEAD]), "log"),
    **dict.fromkeys(product(["concern.read"], [R.TEACHER, R.OTHER]), "meta"),
    **dict.fromkeys(
        product(["card.read", "meeting.transcript"], [R.MEMBER, R.HELPER, R.TEACHER]), "unnamed"
    ),
    ("card.read_hidden", R.TEACHER): "unnamed",
    **dict.fromkeys(product(["card.see_author", "card.see_reporter"], [R.TEACHER]), "log"),
    **dict.fromkeys(product(["evidence.approve"], [R.TEACHER, R.LEAD]), "log"),
    ("journal.know_done", R.TEACHER): "meta",
    **dict.fromkeys(product(["pulse.read", "aggregate.read"], [R.COORDINATOR]), "count"),
    ("meeting.export", R.TEACHER): "two",
    ("self.export_by_two", R.ADMIN): "two",
    **dict.fromkeys(product(["assignment.change", "roster.bring"], [R.COORDINATOR]), "two"),
    **dict.fromkeys(
        product(["roster.change", "assignment.change", "roster.bring"], [R.STAFF, R.ADMIN]), "two"
    ),
    **dict.fromkeys(product(["entry.read_sent", "entry.know_sent"], [R.OTHER, R.LEAD]), "glass"),
}


@pytest.mark.parametrize("relation", list(Relation))
def test_each_relation_may_do_exactly_this(relation: Relation) -> None:
    assert [one for one in POLICY if allowed(one, {relation})] == MAY_NOW[relation].split()


def test_these_cells_and_no_others_are_more_than_a_yes() -> None:
    cells = {(one, who): cell for one, row in POLICY.items() for who, cell in row.items()}
    assert {key: cell for key, cell in cells.items() if cell is not Cell.YES} == NOT_SIMPLY


@pytest.mark.parametrize(("operation", "relation"), list(product(POLICY, Relation)))
def test_a_cell_opens_itself_or_is_told_not_there(operation: str, relation: Relation) -> None:
    if operation in MAY_NOW[relation].split():
        cell = Cell(NOT_SIMPLY.get((operation, relation), "yes"))
        assert require(operation, {relation}) == {relation: cell}
    else:
        with pytest.raises(NotFound) as refused:
            require(operation, {relation})
        assert refused.value.code == "not_found"


@pytest.mark.parametrize("operation", list(POLICY))
def test_two_relations_open_no_more_than_each(operation: str) -> None:
    for one, other in combinations(Relation, 2):
        both = allowed(operation, {one}) | allowed(operation, {other})
        assert allowed(operation, {one, other}) == both


@pytest.mark.parametrize("operation", list(POLICY))
def test_without_a_relation_nothing_is_there(operation: str) -> None:
    for ask in (require, behind_glass):
        with pytest.raises(NotFound):
            ask(operation, frozenset())


@pytest.mark.parametrize(("operation", "relation"), list(product(POLICY, Relation)))
def test_only_the_glass_opens_what_is_behind_it(operation: str, relation: Relation) -> None:
    if NOT_SIMPLY.get((operation, relation)) == "glass":
        assert behind_glass(operation, {relation}) == (relation,)
    else:
        with pytest.raises(NotFound):
            behind_glass(operation, {relation})


@pytest.mark.parametrize(("operation", "relation"), list(product(POLICY, Relation)))
def test_only_what_takes_two_is_open_to_two(operation: str, relation: Relation) -> None:
    if NOT_SIMPLY.get((operation, relation)) == "two":
        by_two(operation, {relation})
    else:
        with pytest.raises(NotFound):
            by_two(operation, {relation})


def test_by_a_platform_role_alone_only_rows_of_administration_are_open() -> None:
    opened = {one for one, row in POLICY.items() if {R.STAFF, R.ADMIN} & set(row)}
    rosters = {"roster.see", "roster.change", "roster.bring"}
    assert opened == rosters | {"assignment.change", "proposal.decide", "self.export_by_two"}


def test_who_stands_behind_the_glass_twice_is_always_logged_alike() -> None:
    for relations in ([R.LEAD, R.OTHER], [R.OTHER, R.LEAD]):
        assert behind_glass("entry.read_sent", relations) == (R.LEAD, R.OTHER)


def test_what_comes_later_is_refused_to_everybody() -> None:
    assert [one for one in PLANNED if one in POLICY] == []
    for operation in (*PLANNED, "entry.unheard_of"):
        with pytest.raises(KeyError):
            require(operation, set(Relation))


def test_the_table_reads_in_the_order_of_the_relations() -> None:
    head, *rows = (line for line in MATRIX.splitlines() if line and not line.startswith("--"))
    columns = head.split()[1:]
    assert [one.value[: len(name)] for name, one in zip(columns, Relation, strict=True)] == columns
    assert len(rows) == len(POLICY) + len(PLANNED)
