"""The course as blocks: which block stands where, and what its author set.

A block's usage id is its activity key (``who-am-i.journal``): fixed, and fit
for an address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from web_fragments.fragment import Fragment
from xblock.exceptions import InvalidScopeError, NoSuchUsage
from xblock.field_data import FieldData
from xblock.runtime import MemoryIdManager

from flexid_xblock.blocks.doors import FRAME_SCRIPTS
from flexid_xblock.content import api as content
from flexid_xblock.content.records import ModuleInfo
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.templatetags.flexid_assets import asset_urls


@dataclass(frozen=True, kw_only=True)
class SchoolBlock:
    """One block of the course."""

    usage_id: str
    block_type: str
    fields: dict[str, Any]


def module(key: str) -> ModuleInfo:
    """The module of that key, if it is written; else ``NotFound("unknown_module")``."""
    for info in content.course().modules:
        if info.key == key and info.complete:
            return info
    raise NotFound("unknown_module")


@cache
def blocks() -> dict[str, SchoolBlock]:
    """Every block of the course by its usage id, in the order of the course; the gallery's last."""
    taught = [one for info in content.course().modules for one in info.activities]
    kinds = {one.key: one.kind for one in taught} | dict.fromkeys(content.gallery(), "activity")
    return {
        key: SchoolBlock(usage_id=key, block_type=f"flexid_{kind}", fields={"activity_key": key})
        for key, kind in kinds.items()
    }


class CourseIds(MemoryIdManager):
    """Usage and definition are one and the same here."""

    def get_definition_id(self, usage_id: str) -> str:
        """The block's own id; refuses one that the course does not have."""
        if usage_id not in blocks():
            raise NoSuchUsage(usage_id)
        return usage_id

    def get_block_type(self, def_id: str) -> str:
        """The type of the block with this id."""
        return blocks()[def_id].block_type


class AuthoredFields(FieldData):
    """What the author set, read-only: no word of a student ever lives in a field."""

    def get(self, block: Any, name: str) -> Any:
        """The authored value; ``KeyError`` sends the block to its default."""
        return blocks()[block.scope_ids.usage_id].fields[name]

    def set(self, block: Any, name: str, value: Any) -> None:
        """Refuse, loudly, whatever the scope."""
        raise InvalidScopeError(f"The school keeps no fields; {name} was not saved.")

    def delete(self, block: Any, name: str) -> None:
        """Refuse, loudly, whatever the scope."""
        raise InvalidScopeError(f"The school keeps no fields; {name} was not deleted.")


def styles(fragments: Iterable[Fragment]) -> list[str]:
    """The style sheets of a page that shows these blocks, and the page's own."""
    return [*_urls(fragments, "text/css"), *asset_urls("css/page.css", "css/header.css")]


def scripts(fragments: Iterable[Fragment]) -> list[str]:
    """The scripts the blocks need beyond those that every page brings."""
    frame = asset_urls(*(f"js/{name}" for name in FRAME_SCRIPTS))
    return [url for url in _urls(fragments, "application/javascript") if url not in frame]


def _urls(fragments: Iterable[Fragment], mimetype: str) -> list[str]:
    found = (one for fragment in fragments for one in fragment.resources)
    urls = (one.data for one in found if one.kind == "url" and one.mimetype == mimetype)
    return list(dict.fromkeys(urls))
