"""What an author's editor asks of a block: save, the texts of an activity, an unsaved preview.

Nobody else ever gets here: in the LMS, without the right to write in the
course, or by an address that asks for no token, a handler is not there.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from django.utils.translation import override as speaking
from webob import Request, Response
from xblock.exceptions import NoSuchHandlerError

from flexid_xblock.blocks import doors, draft
from flexid_xblock.blocks.labels import in_order, label
from flexid_xblock.content import api as content
from flexid_xblock.desk.words import language_name
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import Conflict, FlexIdError, Invalid
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge import host

# The words of a whole meeting in three languages are 60 KB.
MAX_BODY = 400_000
SOURCE_LANGUAGE = "en"
NAME = "Flex-ID"

Body = dict[str, Any]


class Refused(Exception):
    """An author's input that cannot be kept, with a sentence for each place."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__()
        self.faults = faults


def answer(block: Any, request: Request, act: Callable[[Any, Body], Body]) -> Response:
    """Run ``act`` for an author in Studio; for anybody else there is no such handler."""
    if doors.is_open_road(request) or not host().may_author(block):
        raise NoSuchHandlerError("There is no such handler.")
    try:
        doors.check_request(request, MAX_BODY)
        return doors.json_answer(act(block, _body(request)), 200)
    except Refused as refused:
        message = gettext("Nothing was saved yet. Look at these places:")
        body = {"result": "error", "message": message, "errors": refused.faults}
        return doors.json_answer(body, 400)
    except Conflict:
        message = gettext(
            "Somebody else changed this block meanwhile, so nothing was saved. "
            "Copy what you wrote, then open the editor again."
        )
        return doors.json_answer({"result": "error", "message": message, "errors": {}}, 409)
    except FlexIdError as error:
        return doors.json_answer({"result": "error", "errors": {}, **doors.refusal(error)}, 400)


def save(block: Any, body: Body) -> Body:
    """Keep all that was sent in the block's fields, or nothing of it."""
    if body.pop("seen", None) != stamp(block):
        raise Conflict("changed_elsewhere")
    found = _draft(block, body)
    _put(block, "display_name", found.display_name)
    _put(block, "activity_key", found.activity_key)
    _put(block, "word_overrides", found.authored.words)
    _put(block, "structure_overrides", found.authored.structure)
    return {"result": "success", "seen": stamp(block)}


def texts(block: Any, body: Body) -> Body:
    """An activity's texts by language, and what can be chosen in it, as the course has it."""
    faults: dict[str, str] = {}
    source = draft.source_for(block, body.get("activity_key"), faults)
    if source is None:
        raise Refused(faults)
    words = content.words(source, get_language() or SOURCE_LANGUAGE)
    return {
        "title": words.text["title"],
        "languages": [_language(source, code) for code in source["words"]],
        "choices": _choices(source, words.text),
    }


def preview(block: Any, body: Body) -> Body:
    """The example of what was sent, as a page of its own; nothing is kept or frozen."""
    language = body.pop("language", "")
    body.pop("seen", None)
    found = _draft(block, body)
    if language not in content.source(found.activity_key)["words"]:
        raise Refused({"language": gettext("Choose a language that the activity is written in.")})
    seat = replace(host().seat(block), kind=SeatKind.AUTHOR, language=language, user_id=None)
    with speaking(language):
        drawn = doors.draw(_Unsaved(block, found), seat)
        context = {"shown": drawn.content, **_files(drawn)}
        return {"page": render_to_string("flexid/studio/page.html", context)}


def name_of(block: Any) -> str:
    """The name an author gave, else the activity's title in the language of whoever looks."""
    if block.fields["display_name"].is_set_on(block) and block.display_name:
        return str(block.display_name)
    try:
        words = content.words(content.source(block.activity_key), get_language() or SOURCE_LANGUAGE)
    except FlexIdError:
        return NAME
    return str(words.text["title"])


def index(block: Any) -> dict[str, Any]:
    """Authored texts in the language the course is written in, and all that the author wrote."""
    found = {"display_name": name_of(block)}
    try:
        source = content.source(block.activity_key)
    except FlexIdError:
        return {"content": found, "content_type": NAME}
    own = content.fitting(block.activity_key, Authored(words=block.word_overrides)).words
    words = content.words(source, SOURCE_LANGUAGE).text
    questions = [text["question"] for text in words.get("prompts", {}).values()]
    written = [text for texts in own.values() for text in texts.values()]
    modules = {module.key: module.titles for module in content.course().modules}
    found["title"] = words["title"]
    found["module"] = modules.get(source["module"], {}).get(SOURCE_LANGUAGE, "")
    found["text"] = "\n".join([*questions, *written])
    return {"content": found, "content_type": NAME}


def stamp(block: Any) -> str:
    """What the block holds now, as a name: an editor opened before another saved is late."""
    held = [getattr(block, name) for name in sorted(draft.FIELDS)]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


class _Unsaved:
    """A block with other fields; the platform saves a block after each handler, and not this."""

    def __init__(self, block: Any, found: draft.Draft) -> None:
        self._block = block
        self.activity_key = found.activity_key
        self.word_overrides = found.authored.words
        self.structure_overrides = found.authored.structure

    def __getattr__(self, name: str) -> Any:
        return getattr(self._block, name)


def _body(request: Request) -> Body:
    if len(request.body) > MAX_BODY:
        raise Invalid("too_large")
    try:
        body = json.loads(request.body)
    except ValueError as error:
        raise Invalid("bad_json") from error
    if not isinstance(body, dict):
        raise Invalid("bad_fields")
    return body


def _draft(block: Any, body: Body) -> draft.Draft:
    if set(body) != draft.FIELDS:
        raise Invalid("bad_fields")
    found = draft.read(block, body)
    if found.faults:
        raise Refused(found.faults)
    return found


def _put(block: Any, name: str, value: Any) -> None:
    """What is empty is not there: then the platform exports nothing for it."""
    kept = block.fields[name]
    if value:
        setattr(block, name, value)
    elif kept.is_set_on(block):
        kept.delete_from(block)


def _language(source: dict[str, Any], code: str) -> dict[str, Any]:
    own = content.texts(source, code)
    return {
        "code": code,
        "name": language_name(code),
        "direction": content.direction(code),
        "texts": [
            {"path": path, "label": label(path), "text": own[path]}
            for path in in_order(own, source["structure"])
        ],
    }


def _choices(source: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    structure = source["structure"]
    if source["kind"] == "journal":
        return {
            "suggests": [
                {
                    "key": one["key"],
                    "question": words["prompts"][one["key"]]["question"],
                    "reader": one["suggests"],
                }
                for one in structure["prompts"]
            ],
            "show": structure.get("show", {"how": "all"}),
        }
    if source["kind"] == "session":
        return {
            "moderation": structure.get("moderation", ""),
            "display": structure["board"]["display"],
            "teacher_knows_done": structure.get("teacher_knows_done", False),
        }
    return {}


def _files(drawn: Any) -> dict[str, list[str]]:
    """The addresses of a fragment's styles and scripts."""
    urls = [(one.mimetype, one.data) for one in drawn.resources if one.kind == "url"]
    return {
        "styles": [url for kind, url in urls if kind == "text/css"],
        "scripts": [url for kind, url in urls if kind == "application/javascript"],
    }
