"""Every address opts out of the platform's transaction around requests."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    """Every pattern below a resolver."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def test_every_view_of_the_school_is_non_atomic() -> None:
    found = list(patterns(get_resolver()))
    inside = [
        str(one.pattern) for one in found if not getattr(one.callback, "_non_atomic_requests", None)
    ]
    assert (len(found) > 8, inside) == (True, [])


def test_nothing_of_the_sdk_is_served() -> None:
    modules = {one.callback.__module__.split(".")[0] for one in patterns(get_resolver())}
    assert "workbench" not in modules
