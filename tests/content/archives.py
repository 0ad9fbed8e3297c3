"""The exported course as Studio reads it: unpacked, its pointers followed, its blocks by name."""

import io
import tarfile
from dataclasses import dataclass
from datetime import date
from functools import cache

from lxml import etree

from flexid_xblock.content import olx
from flexid_xblock.content.olx_archive import archive
from flexid_xblock.content.records import Edition

DAY = date(2027, 9, 1)
CONTAINERS = {"course", "chapter", "sequential", "vertical"}

Files = dict[str, bytes]


@cache
def packed(language: str = "en", start: date | None = DAY) -> bytes:
    """The archive of an edition."""
    return archive(olx.files(Edition(language=language, start=start)))


def unpacked(body: bytes) -> Files:
    """The files of an archive, without its folder."""
    with tarfile.open(fileobj=io.BytesIO(body)) as tar:
        return {
            entry.name.removeprefix("course/"): tar.extractfile(entry).read()
            for entry in tar.getmembers()
        }


@dataclass(frozen=True, kw_only=True)
class Stored:
    """One block of a course, and the names of what stands in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        return dict(self.attributes)[name]

    @property
    def xml(self) -> str:
        """The block as it stands in the archive."""
        return etree.tostring(etree.Element(self.tag, dict(self.attributes)), encoding="unicode")


class Store(dict[str, Stored]):
    """A course as a platform keeps it: by usage key, in the order of the course."""

    def take_in(self, files: Files, course: str = "Org+Course+Run") -> None:
        """Import an archive into this course, as Studio does, whatever its own key is."""
        self.course = course
        self._add(etree.fromstring(files["course.xml"]), files)

    def tagged(self, tag: str) -> list[Stored]:
        return [one for one in self.values() if one.tag == tag]

    def blocks(self) -> list[Stored]:
        """Ours, in the order of the course."""
        return [one for one in self.values() if one.tag not in CONTAINERS]

    def below(self, name: str) -> list[Stored]:
        """What stands in a container, in its order."""
        return [self[child] for child in self[name].children]

    def key(self, tag: str, name: str) -> str:
        return f"block-v1:{self.course}+type@{tag}+block@{name}"

    def _add(self, node: etree._Element, files: Files) -> str:
        """Put in a block and all in it; its key. One that was there is written over."""
        tag, name = node.tag, node.get("url_name")
        if tag in CONTAINERS:
            node = etree.fromstring(files[f"{tag}/{name}.xml"])
        key = self.key(tag, name)
        self[key] = Stored(tag=tag, attributes=tuple(node.items()))  # first, to keep the order
        children = tuple(self._add(child, files) for child in node)
        self[key] = Stored(tag=tag, attributes=tuple(node.items()), children=children)
        return key


def store(files: Files) -> Store:
    """A course into which this was imported."""
    found = Store()
    found.take_in(files)
    return found
