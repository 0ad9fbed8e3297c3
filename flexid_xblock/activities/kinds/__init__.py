"""The kinds of activity: one folder each, found by being here.

A kind of somebody else's package is added by ``register(KIND)``, from its
application's ``ready()``. How to write one stands in ``kinds/README.md``.
"""

import importlib
import pkgutil
from functools import cache

from flexid_xblock.activities.records import Kind
from flexid_xblock.domain.errors import NotFound

_others: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind from outside; raises ``ValueError`` when its name is taken."""
    if kind.name in _ours() or _others.get(kind.name, kind) is not kind:
        raise ValueError(f"There is a kind called {kind.name} already.")
    _others[kind.name] = kind


def find(name: str) -> Kind:
    """The kind of this name, or ``NotFound("unknown_activity")``."""
    kind = _ours().get(name) or _others.get(name)
    if kind is None:
        raise NotFound("unknown_activity")
    return kind


def names() -> tuple[str, ...]:
    """The names of all kinds, in the order of the alphabet."""
    return tuple(sorted({*_ours(), *_others}))


@cache
def _ours() -> dict[str, Kind]:
    folders = [one.name for one in pkgutil.iter_modules(__path__) if one.ispkg]
    kinds = [importlib.import_module(f"{__name__}.{folder}").KIND for folder in folders]
    return {kind.name: kind for kind in kinds}
