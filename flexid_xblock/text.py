"""Text that people typed, made safe: the only user of bleach and nh3.

Students write plain text; authors write Markdown. bleach allow-lists what
Markdown made, and nh3, which is maintained, has the last word.
"""

import re
import unicodedata
from functools import lru_cache

import bleach
import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from flexid_xblock.domain.errors import Invalid

_TAGS = frozenset({"a", "blockquote", "br", "em", "h3", "h4", "li", "ol", "p", "strong", "ul"})
_SCHEMES = frozenset({"https", "mailto"})
_MARKDOWN = MarkdownIt("commonmark", {"html": False})

# Control characters but tab and line ends, half characters, and what turns the
# direction of the text after it. Joiners stay: Persian and emoji are spelled with them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u206f\ufeff]"
)
# As a set first, which is looked for three times as fast as one of two spellings.
_LINE_END = re.compile("[\r\x85\u2028\u2029](?:(?<=\r)\n)?")


def plain(text: str, *, limit: int) -> str:
    """What somebody typed, in one spelling and without hidden controls.

    Invalid("too_long") when more than ``limit`` code points are left.
    """
    # Removing first: NFC must see as neighbours what will be neighbours.
    cleaned = unicodedata.normalize("NFC", _visible(text))
    if len(cleaned) > limit:
        raise Invalid("too_long")
    return cleaned


def name(given: str) -> str:
    """A person's name as it may stand among our words: one line, without hidden controls.

    A name with nothing to see in it is "?", so that nobody reads what nobody sent.
    """
    line = unicodedata.normalize("NFC", " ".join(_visible(given).split()))
    return line if any(unicodedata.category(sign)[0] in "LNPS" for sign in line) else "?"


# bleach takes 12 ms for 7 KB, and the same few texts of a course are shown all day.
@lru_cache(maxsize=1024)
def author_html(markdown: str) -> SafeString:
    """An author's Markdown as HTML of a few tags; HTML in it is shown as typed."""
    return mark_safe(clean_html(_MARKDOWN.render(markdown)))  # noqa: S308  cleaned twice


def clean_html(html: str) -> str:
    """Only allowed tags, and links to https and mailto; cleaning twice changes nothing."""
    listed = bleach.clean(
        _visible(html),
        tags=_TAGS,
        attributes={"a": ["href"]},
        protocols=_SCHEMES,
        strip=True,
        strip_comments=True,
    )
    # The first parse turns references such as "&#13;" into the characters themselves.
    return _last_word(_visible(_last_word(listed)))


def _last_word(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={"*": set(), "a": {"href"}},
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        link_rel="noopener noreferrer",
    )


def _visible(text: str) -> str:
    return _LINE_END.sub("\n", _UNWANTED.sub("", text))
