"""What the exported course says of itself, in its own words: anybody may read this page."""

import re
from collections.abc import Iterator
from itertools import accumulate, groupby

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from flexid_xblock.phrases import YEARS

from . import api as content
from . import olx_rhythm
from .records import Course, Document, Edition, ModuleInfo

YEARS_OF_COURSE = 2
SHORT = 150  # what Studio's own field takes


def files(edition: Edition, course: Course) -> dict[str, bytes]:
    """The page about the course, and its few words in a list of courses."""
    about = _about(course, edition)
    years = groupby(
        (one for one in course.modules if one.complete and one.year <= YEARS_OF_COURSE),
        key=lambda module: module.year,
    )
    sections = [_year(year, list(modules), edition) for year, modules in years]
    overview = format_html(
        '<section class="about">\n<p>{}</p>\n{}\n</section>\n',
        about,
        format_html_join("\n", "{}", ((section,) for section in sections)),
    )
    return {
        "about/overview.html": overview.encode(),
        "about/short_description.html": _short(about).encode(),
    }


def _about(course: Course, edition: Edition) -> str:
    """The first text of the course, in its plain words: it says what the course is."""
    first = next(module for module in course.modules if module.complete)
    opening = content.source(f"{first.key}.opening")
    text = _words(opening, edition)["parts"][opening["structure"]["parts"][0]]["plain"]
    return " ".join(text.split())


def _short(text: str) -> str:
    """As many of its first sentences as fit."""
    sentences = re.split(r"(?<=[.?!]) ", text)
    grown = accumulate(sentences, "{} {}".format)
    return max((one for one in grown if len(one) <= SHORT), key=len, default="")


def _year(year: int, modules: list[ModuleInfo], edition: Edition) -> SafeString:
    items = format_html_join(
        "\n", "<li>{}</li>", ((one,) for one in _items(year, modules, edition))
    )
    return format_html("<h3>{}</h3>\n<ul>\n{}\n</ul>", YEARS[year], items)


def _items(year: int, modules: list[ModuleInfo], edition: Edition) -> Iterator[SafeString]:
    for module in modules:
        words = _words(content.source(f"{module.key}.opening"), edition)
        yield _item(module, edition, str(words["title"]), str(words["summary"]))
    if evening := olx_rhythm.closing_evening(year, edition.start):
        yield format_html("{}: {}", date_format(evening, "F Y"), gettext("the closing evening"))


def _item(module: ModuleInfo, edition: Edition, title: str, summary: str) -> SafeString:
    day = olx_rhythm.opens(module, edition.start)
    when = f"{date_format(day, 'F Y')}: " if day else ""
    has_evening = "evening" in content.structure(module.key)
    evening = gettext("With an evening for families.") if has_evening else ""
    return format_html("{}<strong>{}</strong> {} {}", when, title, summary.strip(), evening)


def _words(source: Document, edition: Edition) -> Document:
    return content.words(source, edition.language).text
