"""The addresses of our scripts and styles, for pages and blocks."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def asset_urls(*names: str) -> list[str]:
    """The addresses of these files below ``flexid/``, in order and each once.

    A storage that joins files says so in ``flexid_bundles``: the name of the
    whole by the name of each part. The embedded school's does; no other needs it.
    """
    wholes = getattr(staticfiles_storage, "flexid_bundles", {})
    return [static(f"flexid/{name}") for name in dict.fromkeys(wholes.get(n, n) for n in names)]
