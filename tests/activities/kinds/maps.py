"""What the tests of the maps share: made-up responses, and how one is told and cleaned."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content

IDS = st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True)
SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))


def texts(limit: int) -> st.SearchStrategy[str]:
    """Anything one can type, in the one spelling the house keeps."""
    return st.text(SIGNS, max_size=limit).map(
        lambda text: unicodedata.normalize("NFC", text)[:limit]
    )


def rows(
    required: dict[str, Any], optional: dict[str, Any] | None = None, most: int = 5
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows with ids of their own."""
    row = st.fixed_dictionaries({"id": IDS, **required}, optional=optional)
    return st.lists(row, max_size=most, unique_by=lambda one: one["id"])


def clean(name: str, response: dict[str, Any]) -> str:
    """The response of the gallery's example as it would be stored."""
    structure = content.source(f"gallery.{name}")["structure"]
    return schemas.clean(kinds.find(structure["kind"]), structure, response)


def told(name: str, response: dict[str, Any], language: str = "en") -> list[str]:
    """Its plain lines."""
    source = content.source(f"gallery.{name}")
    found = Source(
        structure=source["structure"], words=source["words"][language], language=language
    )
    return list(kinds.find(source["structure"]["kind"]).summary(found, response))


def faults(name: str, change: Any) -> list[str]:
    """What the kind says to its author after a change to the words."""
    source = content.source(f"gallery.{name}")
    change(source["words"]["en"])
    kind = kinds.find(source["structure"]["kind"])
    return list(kind.faults(source["structure"], source["words"]["en"]))


def free_texts(response: dict[str, Any], lists: Iterable[str], keys: set[str]) -> Iterator[str]:
    """Everything she wrote herself."""
    for path in lists:
        for row in response.get(path, []):
            yield from (row[key] for key in keys & set(row))
