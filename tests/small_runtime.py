"""As little of a platform as it takes to read a block from XML and to show it."""

from typing import Any

from django.urls import reverse
from lxml import etree
from xblock.core import XBlock
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager, Runtime


class SmallRuntime(Runtime):
    """Keeps fields in memory; its handlers are the school's."""

    def __init__(self) -> None:
        ids = MemoryIdManager()
        fields = KvsFieldData(DictKeyValueStore())
        super().__init__(ids, id_generator=ids, services={"field-data": fields})

    def handler_url(self, block: Any, handler_name: str, *args: Any, **kwargs: Any) -> str:
        return reverse("school_handler", args=(block.activity_key, handler_name))

    def local_resource_url(self, block: Any, uri: str) -> str:
        raise NotImplementedError

    resource_url = local_resource_url

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        raise NotImplementedError


def fresh(kind: type[XBlock], block_type: str) -> XBlock:
    """A block without a word of its author; nobody is bound to it."""
    return SmallRuntime().construct_xblock_from_class(kind, _ids(block_type))


def imported(kind: type[XBlock], xml: str) -> XBlock:
    """The block that this text of an archive becomes."""
    node = etree.fromstring(xml)
    return kind.parse_xml(node, SmallRuntime(), _ids(node.tag))


def exported(block: XBlock) -> str:
    """The text that an archive has of this block."""
    node = etree.Element("unknown")
    block.add_xml_to_node(node)
    return etree.tostring(node, encoding="unicode")


def _ids(block_type: str) -> ScopeIds:
    return ScopeIds(None, block_type, "definition", "usage")
