"""The closed schemas of each kind, and a response made clean by them."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from django.conf import settings
from jsonschema import Draft202012Validator

from flexid_xblock.activities import kinds
from flexid_xblock.activities.records import Document, Kind
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.text import plain

Schema = Literal["content", "words", "response"]


@cache
def validator(kind: str, schema: Schema) -> Draft202012Validator:
    """The closed schema of what an author or a student writes for this kind."""
    file = kinds.find(kind).folder / f"{schema}.json"
    return Draft202012Validator(json.loads(file.read_text("utf-8")))


def breaches(kind: Kind, schema: Schema, document: Document) -> Iterator[str]:
    """What is wrong with a document, one sentence each, with its place."""
    for breach in validator(kind.name, schema).iter_errors(document):
        place = ".".join(str(step) for step in breach.absolute_path)
        yield f"{place}: {breach.message}" if place else breach.message


def clean(kind: Kind, structure: Document, response: Document) -> str:
    """A response in its one spelling, as JSON.

    Raises ``Invalid("bad_response" | "unknown_choice" | "too_long")``.
    """
    cleaned = _cleaned(response)
    text = spelled(cleaned)
    if len(text) > settings.FLEXID_RESPONSE_MAX:
        raise Invalid("too_long")
    if not validator(kind.name, "response").is_valid(cleaned):
        raise Invalid("bad_response")
    kind.check(structure, cleaned)
    return text


def spelled(response: Document) -> str:
    """One spelling a response: sorted, without spaces, letters as they are."""
    return json.dumps(response, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> Document:
    """A stored response; an object, since nothing else is ever stored."""
    response: Document = json.loads(text)
    return response


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value, limit=settings.FLEXID_RESPONSE_MAX)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items()}
    return value
