"""Author's words in templates."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from flexid_xblock.text import author_html

register = template.Library()


@register.filter
def prose(markdown: str) -> SafeString:
    """An author's Markdown as safe HTML."""
    return author_html(markdown)


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """The value under a key that is itself a variable."""
    return mapping[key]
