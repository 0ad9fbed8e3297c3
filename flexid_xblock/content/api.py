"""The door of the content room: what the course says, and what was shown of it."""

import copy
import json
from functools import lru_cache

from django.db import IntegrityError, transaction

from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import NotFound

from . import asked, bank, checks, choices, languages, loader, picking, versions
from .models import ActivityVersion
from .picking import Listed
from .records import (
    ACTIVITY_KINDS,
    GALLERY,
    ActivityInfo,
    ActivityKind,
    Course,
    Direction,
    Document,
    ModuleFiles,
    ModuleInfo,
    Piece,
    Words,
)

__all__ = [
    "GALLERY",
    "ActivityInfo",
    "Course",
    "Listed",
    "ModuleInfo",
    "Piece",
    "Words",
    "answer",
    "asked",
    "bank",
    "catalogue",
    "check",
    "course",
    "direction",
    "facilitator",
    "family",
    "family_languages",
    "fitting",
    "freeze",
    "gallery",
    "keep",
    "made",
    "outline",
    "pieces",
    "source",
    "structure",
    "texts",
    "version",
    "words",
]

_known_versions: set[str] = set()


def course() -> Course:
    """The plan: every module in order, written or coming."""
    plan = loader.load().course or {}
    modules = tuple(_module_info(entry) for entry in plan["modules"])
    return Course(key=plan["key"], titles=dict(plan["titles"]), modules=modules)


def source(
    activity_key: str,
    overrides: versions.Overrides | None = None,
    structure: Document | None = None,
) -> Document:
    """What an activity is, in all its languages, with an author's own words and choices in place.

    Refuses what does not fit with ``Invalid("unknown_override")``; see ``fitting``.
    """
    content: Document = json.loads(_source_body(activity_key, overrides, structure))
    return content


def outline(activity_key: str) -> tuple[ActivityKind, Document]:
    """Which of the four kinds an activity is, and its structure in the course: only to be read."""
    return _found(activity_key)[:2]


def fitting(activity_key: str, authored: Authored) -> Authored:
    """What an author changed, without what has lost its place since."""
    if not (authored.words or authored.structure):
        return authored
    plain = source(activity_key)
    return Authored(
        words=picking.fitting(plain["words"], authored.words),
        structure=choices.fitting(plain["kind"], plain["structure"], authored.structure),
    )


def catalogue(kind: str, language: str) -> tuple[Listed, ...]:
    """All activities of one kind for an author to choose from, in the order of the course."""
    return tuple(picking.listed(course(), kind, language, lambda key: source(key)["words"]))


def texts(source: Document, language: str) -> dict[str, str]:
    """Each text of a source in one language, by the path under which an author replaces it."""
    return dict(picking.texts(source["words"].get(language, {})))


def freeze(
    activity_key: str,
    overrides: versions.Overrides | None = None,
    structure: Document | None = None,
) -> str:
    """The sha256 of the source, which from now on ``version`` can give back.

    Call it only for a learner. A hash counts as known once its row is committed,
    so a request that is rolled back leaves no hash without a row.
    """
    body = _source_body(activity_key, overrides, structure)
    sha = versions.digest(body)
    if sha not in _known_versions:
        _store(sha, activity_key, body)
        transaction.on_commit(lambda: _known_versions.add(sha))
    return sha


def keep(source: Document) -> str:
    """The sha256 under which a source that is in no file is frozen: an invented school's."""
    body = versions.canonical(source)
    sha = versions.digest(body)
    _store(sha, source["activity"], body)
    return sha


def version(sha: str) -> Document:
    """The source as it was frozen; a fresh copy, since callers may change it."""
    content: Document = json.loads(_body(sha))
    return content


def words(source: Document, language: str) -> Words:
    """A source's words in the asked language, else its base, else English, and says so."""
    return languages.choose(source["words"], language)


def facilitator(module_key: str, language: str) -> Words:
    """The teacher's notes of a module; no student page may show them."""
    return languages.choose(_texts(module_key, "facilitator"), language)


def family(module_key: str, language: str) -> Words:
    """The page for the adults around a student; it knows nothing of any student."""
    return languages.choose(_texts(module_key, "family"), language)


def family_languages(module_key: str) -> tuple[str, ...]:
    """The languages in which that page is written."""
    return tuple(_module(module_key).texts("family"))


def structure(module_key: str) -> Document:
    """What a module is made of, its sources included; none of its words."""
    found: Document = copy.deepcopy(_module(module_key).structure or {})
    return found


def made(kind: str = "") -> tuple[str, ...]:
    """The keys of all that students make in the course, or of one kind, in its order."""
    taught = (one for module in course().modules for one in module.activities)
    keys = (one.key for one in taught if one.kind == "activity")
    return tuple(key for key in keys if not kind or _structure_of(key)["kind"] == kind)


def pieces() -> tuple[Piece, ...]:
    """All that a student may take along in her portfolio, in the order of the course."""
    taught = (one for module in course().modules for one in module.activities)
    return tuple(piece for one in taught for piece in _pieces(one.key))


def gallery() -> tuple[str, ...]:
    """The keys of the examples, one a kind, in the order of the alphabet."""
    return tuple(f"{GALLERY}.{name}" for name in loader.load().gallery.activities)


def answer(activity_key: str, language: str) -> Document:
    """An example of an answer to one of the ``gallery()``'s, in this language or in English."""
    name = activity_key.removeprefix(f"{GALLERY}.")
    files = loader.load().gallery.answers
    answers = {code: one for code, found in files.items() if (one := found.get(name))}
    if languages.SOURCE_LANGUAGE not in answers:
        raise NotFound("unknown_activity")
    return copy.deepcopy(languages.choose(answers, language).text)


def check() -> list[str]:
    """Every fault in the curriculum as it is on disk now; ``[]`` when it is whole."""
    return checks.faults(loader.read(loader.CURRICULUM))


def direction(language: str) -> Direction:
    """Which way a language is written."""
    return languages.direction(language)


def _texts(module_key: str, file: str) -> dict[str, Document]:
    return copy.deepcopy(_module(module_key).texts(file))


def _module(module_key: str) -> ModuleFiles:
    modules = loader.load().modules
    if module_key not in modules:
        raise NotFound("unknown_module")
    return modules[module_key]


def _module_info(entry: Document) -> ModuleInfo:
    key = entry["key"]
    module = loader.load().modules.get(key)
    return ModuleInfo(
        key=key,
        year=entry["year"],
        number=entry["number"],
        titles=dict(entry["titles"]),
        complete=module is not None,
        activities=picking.activity_infos(module) if module else (),
    )


def _pieces(activity_key: str) -> list[Piece]:
    structure = _structure_of(activity_key)
    if structure.get("portfolio"):
        return [Piece(activity_key=activity_key)]
    marked = (one["key"] for one in structure.get("prompts", ()) if one.get("portfolio"))
    return [Piece(activity_key=activity_key, prompt=key) for key in marked]


def _structure_of(activity_key: str) -> Document:
    """What an activity of the course is, without its words; not to be changed."""
    module_key, _, name = activity_key.rpartition(".")
    return _written(_module(module_key), name)[0] or {}


def _source_body(
    activity_key: str, overrides: versions.Overrides | None, structure: Document | None
) -> str:
    changes = (versions.canonical(one or {}) for one in (overrides, structure))
    return _canonical_source(activity_key, *changes)


# A block asks twice at every render: building takes 0.12 ms, remembering next to nothing.
@lru_cache(maxsize=256)
def _canonical_source(activity_key: str, overrides: str, chosen: str) -> str:
    kind, structure, texts = _found(activity_key)
    found = {
        "activity": activity_key,
        "module": activity_key.rpartition(".")[0],
        "kind": kind,
        "structure": choices.with_choices(kind, structure, json.loads(chosen)),
        "words": versions.with_overrides(texts, json.loads(overrides)),
    }
    return versions.canonical(found)


def _found(activity_key: str) -> tuple[ActivityKind, Document, dict[str, Document]]:
    """The kind, the structure and the words of an activity; refuses one that is not there."""
    module_key, _, name = activity_key.rpartition(".")
    module = loader.load().module(module_key)
    structure, texts = _written(module, name) if module else (None, {})
    if structure is None:
        raise NotFound("unknown_activity")
    return ACTIVITY_KINDS.get(name, "activity"), structure, texts


def _written(module: ModuleFiles, name: str) -> tuple[Document | None, dict[str, Document]]:
    """The structure and the words of one activity, as its module's files have them."""
    if name not in ACTIVITY_KINDS:
        return module.activities.get(name), module.activity_texts(name)
    texts = {language: text[name] for language, text in module.texts("student").items()}
    return (module.structure or {}).get(name), texts


def _store(sha: str, activity_key: str, body: str) -> None:
    asked.remember(sha, body)
    try:
        with transaction.atomic():
            ActivityVersion.objects.create(sha256=sha, activity_key=activity_key, body=body)
    except IntegrityError:
        return  # another process, or an earlier start of this one, froze it first


@lru_cache(maxsize=256)
def _body(sha: str) -> str:
    body = ActivityVersion.objects.filter(pk=sha).values_list("body", flat=True).first()
    if body is None:
        raise NotFound("unknown_version")
    return body
