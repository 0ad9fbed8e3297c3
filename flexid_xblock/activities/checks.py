"""Whether every activity of the curriculum is what its kind says it must be."""

from collections.abc import Iterator

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Document
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid, NotFound

# What every activity has, whatever its kind; the content room checks these.
OF_ALL = frozenset({"kind", "when", "portfolio", "title", "intro"})


def faults() -> list[str]:
    """Every fault, one sentence each, with the activity's key; ``[]`` when all are whole."""
    keys = (*content.made(), *content.gallery())
    return [f"{key}: {fault}" for key in keys for fault in faults_of(key)]


def faults_of(activity_key: str) -> list[str]:
    """Every fault of one activity, one sentence each."""
    activity = content.source(activity_key)
    structure, found = activity["structure"], list(_breaches(activity))
    if not found:
        kind = kinds.find(structure["kind"])
        for language, text in activity["words"].items():
            found += [f"{language}: {fault}" for fault in kind.faults(structure, text)]
    return found


def has_its_shape(activity_key: str) -> bool:
    """Whether it is written as its kind's schemas say, whatever else is to mend in it."""
    return not list(_breaches(content.source(activity_key)))


def _breaches(activity: Document) -> Iterator[str]:
    structure, words = activity["structure"], activity["words"]
    try:
        kind = kinds.find(structure["kind"])
    except NotFound:
        yield f"there is no kind called {structure['kind']}"
        return
    yield from schemas.breaches(kind, "content", _own(structure))
    for language, text in words.items():
        breaches = schemas.breaches(kind, "words", _own(text))
        yield from (f"{language}: {breach}" for breach in breaches)


def answer_faults() -> list[str]:
    """What is wrong with the gallery's examples of answers."""
    return [
        f"{key} {language}: {fault}"
        for key in content.gallery()
        for language in content.source(key)["words"]
        for fault in _answer_faults(content.source(key)["structure"], content.answer(key, language))
    ]


def _answer_faults(structure: Document, answer: Document) -> Iterator[str]:
    kind = kinds.find(structure["kind"])
    try:
        schemas.clean(kind, structure, answer)
    except Invalid as error:
        yield error.code
    yield from schemas.breaches(kind, "response", answer)


def _own(document: Document) -> Document:
    return {name: value for name, value in document.items() if name not in OF_ALL}
