"""The papers a school's privacy officer asks for, printed from what really holds here.

In English, like the names of tables, settings and operations that they list:
they are read beside the code and the school's own papers, and a translated name
could not be found again. Nothing in them is about a single person.
"""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from flexid_xblock.access.api import POLICY, Cell, Relation
from flexid_xblock.access.api import leaving as access
from flexid_xblock.domain.personal import PersonalField
from flexid_xblock.privacy.retention import CLASSES, said
from flexid_xblock.privacy.rooms import declarations
from flexid_xblock.vault.api import how_many_erased, student_ids

_MEANING = {
    Cell.YES: "may",
    Cell.LOGGED: "may, and each time the read log says so",
    Cell.UNNAMED: "may, without the names of unnamed authors",
    Cell.META: "may know that it is there, never what it says",
    Cell.COUNT: "may see numbers that are large enough",
    Cell.GLASS: "only after breaking the glass: a reason, a second person, 60 minutes",
    Cell.TWO: "only together with a second person",
}
_WHO = {
    Relation.OWNER: "the student herself",
    Relation.MEMBER: "students of her group",
    Relation.HELPER: "helper leaders of her group",
    Relation.TEACHER: "teachers of her group",
    Relation.COUNSELLOR: "her counsellor",
    Relation.DEPUTY: "her counsellor's deputy",
    Relation.OTHER: "other counsellors of the course",
    Relation.LEAD: "who leads the course's safeguarding",
    Relation.COORDINATOR: "the coordinator",
    Relation.STAFF: "the platform's course staff",
    Relation.ADMIN: "the platform's administrator",
}
_HOLDS = {"id": "who", "time": "when", "state": "what state", "text": "text"}
_SECURE = (
    "Every text by or about a student is sealed with AES-256-GCM before it is stored, bound to its "
    "row, under a key for each student (a concern record and a kept copy: under the record's own); "
    "{sealed} of {texts} text columns are sealed.",
    "The master key lies outside the database: {key}.",
    "A text that was not openly sent to somebody is opened for her only after a row in the read "
    "log says so; the log is an HMAC chain, its daily heads outside the database: {heads}.",
    "What somebody may not see answers like what does not exist.",
    "No text lies in an address, a log line, an event, an e-mail or the platform's own fields.",
    "Nothing is scored, ranked or mined; no decision about a person is made by the program.",
    "Erasing removes every row of a person's own and, last, her key; what two adults keep and "
    "concern records stay. A tombstone keeps her erased when older data is restored.",
)


def record_of_processing() -> str:
    """What Article 30 asks for, as Markdown."""
    return _page(
        "# Record of processing: Flex-ID",
        _FILL_IN,
        "## Legal basis",
        settings.FLEXID_LEGAL_BASIS
        or "NOT SET. Write the school owner's own text into FLEXID_LEGAL_BASIS.",
        "## Purposes",
        "The Flex-ID course: meetings of a group, reflective writing, follow-up by a counsellor, "
        "help when a student asks for it, and the duty to act when somebody is in danger.",
        "## Whose data",
        "Students and helper leaders; teachers, counsellors, coordinators and safeguarding leads.",
        "## What is kept, and how long",
        *_classes(),
        "## Who receives it",
        "Inside the school only, by relation to the student or her group. Flex-ID itself sends "
        "nothing to anybody else and to no other country; where it runs is the operator's.",
        *_recipients(),
        "## How it is secured",
        *_measures(),
    )


def dpia_facts() -> str:
    """The numbers and settings that an assessment of the risks (Article 35) asks for."""
    return _page(
        "# Facts for the assessment of risks: Flex-ID",
        "Vulnerable people (students from 15), special categories in free text, new in kind: the "
        "assessment itself is the school owner's. SECURITY.md says what is promised, and what not.",
        "## How much there is",
        *_counts(),
        "## Settings that matter here",
        *_settings(),
        "## What is kept, and how long",
        *_classes(),
        "## How it is secured",
        *_measures(),
    )


_FILL_IN = (
    "Fill in: the controller and its representative, the data protection officer, the processor "
    "that runs the server. The rest is printed from what holds in this installation."
)


def _page(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def _classes() -> Iterator[str]:
    """A paragraph a class: what, in which tables, what of a person, how long, and when erased."""
    found = declarations()
    for row, (what, _since) in CLASSES.items():
        fields = {name: one for name, one in found.items() if one.retention == row}
        lines = [f"**{row}**: {what}.", f"- Kept: {said(row)}."]
        yield "\n".join([*lines, *_about(fields)])


def _about(fields: dict[str, PersonalField]) -> Iterator[str]:
    if not fields:
        return
    holds = [word for kind, word in _HOLDS.items() if any(f.kind == kind for f in fields.values())]
    given = any(one.export for one in fields.values())
    yield f"- Tables: {', '.join(sorted({name.partition('.')[0] for name in fields}))}."
    yield f"- Of a person: {', '.join(holds) or 'nothing'}."
    if holds:
        yield f"- In what she can take with her: {'yes' if given else 'no'}."
        yield f"- When she is erased: {_ends(fields)}."


def _ends(fields: dict[str, PersonalField]) -> str:
    """What becomes of the class; where it is not the same for all, which columns stay."""
    stays = {
        name: one for name, one in fields.items() if one.kind != "none" and one.erase != "delete"
    }
    if len(stays) < len([one for one in fields.values() if one.kind != "none"]):
        where = ", ".join(sorted(stays))
        return f"deleted; where it is about another it stays: {where}" if stays else "deleted"
    hashed = sorted(name for name, one in stays.items() if one.erase == "keep_hashed")
    return f"stays; only as an HMAC: {', '.join(hashed)}" if hashed else "stays"


def _recipients() -> Iterator[str]:
    for relation, who in _WHO.items():
        cells = {operation: row[relation] for operation, row in POLICY.items() if relation in row}
        lines = [f"**{who}**{'' if cells else ': nothing by this role alone'}"]
        for cell, meaning in _MEANING.items():
            if which := sorted(operation for operation, one in cells.items() if one is cell):
                lines.append(f"- {meaning}: {', '.join(which)}.")
        yield "\n".join(lines)


def _measures() -> Iterator[str]:
    texts = [one for one in declarations().values() if one.kind == "text"]
    facts = {
        "texts": len(texts),
        "sealed": sum(one.sealed for one in texts),
        "key": _key(),
        "heads": "kept" if settings.FLEXID_HEADS_DIR else "NO, FLEXID_HEADS_DIR is not set",
    }
    yield "\n".join(f"- {line.format(**facts)}" for line in _SECURE)


def _key() -> str:
    if settings.FLEXID_KEY:
        return "given to the process (FLEXID_KEY)"
    if settings.FLEXID_KEY_SERVICE:
        return "in a key service (FLEXID_KEY_SERVICE)"
    return "in a file (FLEXID_KEY_FILE)" if settings.FLEXID_KEY_FILE else "NOT SET"


def _counts() -> Iterator[str]:
    numbers = {
        **access.numbers(),
        "students' keys": len(student_ids()),
        "erasures that are proven": how_many_erased(),
    }
    yield "\n".join(f"- {what}: {number}" for what, number in numbers.items())
    yield "\n".join(f"- rows of {row}: {number}" for row, number in _rows().items())


def _rows() -> dict[str, int]:
    """How many rows each class has, by the class of the table's own key."""
    keys = {name.partition(".")[0]: one.retention for name, one in declarations().items()
            if name.endswith((".id", ".sha256"))}  # fmt: skip
    found = dict.fromkeys(CLASSES, 0)
    for model in apps.get_app_config("flexid_xblock").get_models():
        found[keys[model.__name__]] += QuerySet(model).count()
    return {row: number for row, number in found.items() if row in keys.values()}


_TOLD = (
    "FLEXID_DEMO",
    "FLEXID_MAIL",
    "FLEXID_MODERATION",
    "FLEXID_BOARD_DAYS",
    "FLEXID_ANSWER_DAYS",
    "FLEXID_HELP_HOURS",
    "FLEXID_STAFF_IDLE_MINUTES",
    "FLEXID_TICKET_HOURS",
)


def _settings() -> Iterator[str]:
    yield "\n".join(f"- {name}: {getattr(settings, name)}" for name in _TOLD)
