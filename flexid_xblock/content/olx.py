"""The course as Open edX imports it: a chapter a module, a unit an activity.

A unit holds one block, which names its activity by key. So an archive carries
titles and settings only; all other words come with the installed package, and
no sheet for families and no note for those who lead is ever in it. Names hang
on keys alone: to import again updates, and nothing is there twice.
"""

from collections.abc import Iterable
from xml.etree import ElementTree

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import api as content
from . import olx_about, olx_policy, olx_rhythm
from .loader import CURRICULUM
from .records import ActivityInfo, Edition, ModuleInfo

Element = ElementTree.Element
Files = dict[str, bytes]

PARTS = {
    "before": _("Before the meeting"),
    "together": _("Together"),
    "after": _("After the meeting"),
    "home": _("At home"),
}
# Where an activity stands whose structure does not say it itself.
PART_OF = {"opening": "before", "meeting": "together", "journal": "after"}
LEADER_PATH = 3


def files(edition: Edition) -> Files:
    """Every file of the archive by its path."""
    with translation.override(edition.language):
        course = content.course()
        chapters = [one for one in course.modules if one.complete]
        root = {"url_name": edition.run, "org": edition.org, "course": edition.course}
        found = {
            "course.xml": _file(_element("course", root)),
            f"course/{edition.run}.xml": _file(_element("course", {}, map(_to_chapter, chapters))),
            "static/cover.png": (CURRICULUM / "cover.png").read_bytes(),
            **olx_policy.files(edition, _title(course.titles, edition)),
            **olx_about.files(edition, course),
        }
        for module in chapters:
            found |= _chapter(module, edition)
        return found


def _chapter(module: ModuleInfo, edition: Edition) -> Files:
    parts = {part: _in_part(module, part) for part in PARTS}
    written = {part: activities for part, activities in parts.items() if activities}
    attributes = {"display_name": _chapter_title(module, edition)}
    if day := olx_rhythm.opens(module, edition.start):
        attributes["start"] = olx_policy.moment(day)
    if module.year == LEADER_PATH:
        # For few, and only when the school has asked them: whoever leads the course opens it.
        attributes["visible_to_staff_only"] = "true"
    pointers = [_pointer("sequential", _part_name(module, part)) for part in written]
    found = {f"chapter/{module.key}.xml": _file(_element("chapter", attributes, pointers))}
    for part, activities in written.items():
        found[f"sequential/{_part_name(module, part)}.xml"] = _file(_sequential(part, activities))
        for activity in activities:
            found[f"vertical/{_unit_name(activity)}.xml"] = _file(_unit(activity, edition))
    return found


def _chapter_title(module: ModuleInfo, edition: Edition) -> str:
    title = _title(module.titles, edition)
    if not module.year:
        return title
    named = {"year": module.year, "number": module.number, "title": title}
    if module.year == LEADER_PATH:
        return gettext("Helper leaders, unit %(number)s: %(title)s") % named
    return gettext("Year %(year)s, module %(number)s: %(title)s") % named


def _in_part(module: ModuleInfo, part: str) -> list[ActivityInfo]:
    """Its activities of one part; the meeting before what is made in it."""
    found = [one for one in module.activities if _part(one) == part]
    return sorted(found, key=lambda one: one.kind != "session")


def _part(activity: ActivityInfo) -> str:
    name = activity.key.rpartition(".")[2]
    return PART_OF.get(name) or str(content.source(activity.key)["structure"]["when"])


def _sequential(part: str, activities: Iterable[ActivityInfo]) -> Element:
    pointers = [_pointer("vertical", _unit_name(one)) for one in activities]
    return _element("sequential", {"display_name": str(PARTS[part])}, pointers)


def _unit(activity: ActivityInfo, edition: Edition) -> Element:
    words = content.words(content.source(activity.key), edition.language)
    title = str(words.text["title"])
    block = {
        "url_name": _block_name(activity),
        "xblock-family": "xblock.v1",
        "display_name": title,
        "activity_key": activity.key,
    }
    held = [_element(f"flexid_{activity.kind}", block)]
    return _element("vertical", {"display_name": title}, held)


# Names. No key has an underscore in it, so no two of these are alike.


def _part_name(module: ModuleInfo, part: str) -> str:
    return f"{module.key}_{part}_part"


def _unit_name(activity: ActivityInfo) -> str:
    return f"{_block_name(activity)}_unit"


def _block_name(activity: ActivityInfo) -> str:
    return activity.key.replace(".", "_")


def _title(titles: dict[str, str], edition: Edition) -> str:
    return str(content.words({"words": titles}, edition.language).text)


def _to_chapter(module: ModuleInfo) -> Element:
    return _pointer("chapter", module.key)


def _pointer(tag: str, name: str) -> Element:
    return _element(tag, {"url_name": name})


def _element(tag: str, attributes: dict[str, str], children: Iterable[Element] = ()) -> Element:
    element = Element(tag, attributes)
    element.extend(children)
    return element


def _file(element: Element) -> bytes:
    ElementTree.indent(element)
    return ElementTree.tostring(element, encoding="unicode").encode() + b"\n"
