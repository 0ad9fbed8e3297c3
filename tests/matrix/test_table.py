"""The table is read as it is written, and whoever stands somehow is among the persons."""

from flexid_xblock.access import policy
from flexid_xblock.access.policy import MATRIX, Relation
from tests.matrix.relations import PERSONS, STANDS, kind_of
from tests.matrix.table import LATER, NOW, ROWS, columns


def test_the_columns_are_all_relations_in_their_order() -> None:
    head = next(line for line in MATRIX.splitlines() if line)
    assert columns(head) == list(Relation)


def test_the_product_reads_the_table_as_the_tests_do() -> None:
    assert list(policy.POLICY) == NOW
    assert list(policy.PLANNED) == LATER
    assert {name: policy.POLICY[name] for name in NOW} == {name: ROWS[name].cells for name in NOW}


def test_every_relation_is_some_persons() -> None:
    found = {
        relation
        for kinds in STANDS.values()
        for people in kinds.values()
        for relations in people.values()
        for relation in relations
    }
    assert found == set(Relation)


def test_every_person_is_asked_who_stands_somehow() -> None:
    named = {name for kinds in STANDS.values() for people in kinds.values() for name in people}
    assert named - set(PERSONS) == set()


def test_every_operation_is_about_something_that_is_planted() -> None:
    assert {kind_of(operation) for operation in ROWS} <= set(STANDS["ana"])


def test_a_text_of_the_journal_is_no_bodys_by_a_platform_role() -> None:
    platform = {Relation.STAFF, Relation.ADMIN}
    opened = {
        name: platform & set(row.cells)
        for name, row in ROWS.items()
        if name.startswith(("entry.", "reply."))
    }
    assert {name for name, found in opened.items() if found} == set()
