"""Our static files as the school serves them: small, and few requests a page.

The sources stay as they are. Where the school collects them, scripts and style
sheets are minified, and those that are always loaded together are joined. No
file is in two bundles, so a page with many blocks loads and runs each once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import rcssmin
import rjsmin
from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage

from flexid_xblock import __version__
from flexid_xblock.activities import api as activities
from flexid_xblock.blocks import activity, doors
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.blocks.module import ModuleBlock
from flexid_xblock.blocks.session import SessionBlock

# What pages have and blocks have not.
PAGE_STYLES = ("page.css", "header.css", "marks.css", "queue.css", "home.css")
# Most who log in come to write: their journal's scripts come with those of every page.
FRAME_SCRIPTS = (*doors.FRAME_SCRIPTS, *JournalBlock.scripts)
MINIFY = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}


def bundles() -> dict[str, tuple[str, ...]]:
    """The parts of each bundle, in the order in which blocks ask for them."""
    blocks = {"module": ModuleBlock, "journal": JournalBlock, "session": SessionBlock}
    scripts = {name: block.scripts for name, block in blocks.items()} | {"activity": activity.FRAME}
    scripts = {name: _beside_the_frames(names) for name, names in scripts.items()}
    styles = {name: block.styles for name, block in blocks.items()}
    shared = activity.ActivityBlock.later
    found = {
        "joined/frame.js": _named("js", FRAME_SCRIPTS),
        "joined/later.js": _named("js", shared),
        "joined/journal-later.js": _named("js", (n for n in JournalBlock.later if n not in shared)),
        "joined/frame.css": _named("css", doors.STYLES),
        "joined/page.css": _named("css", PAGE_STYLES),
        **_split("js", scripts),
        **_split("css", styles),
        **_kinds(),
    }
    return {name: parts for name, parts in found.items() if len(parts) > 1}


def mark() -> str:
    """What tells one state of the collected files from another."""
    facts = [__version__, rjsmin.__version__, rcssmin.__version__, repr(bundles())]
    whole = hashlib.sha256("\n".join([*facts, Path(__file__).read_text("utf-8")]).encode())
    for folder in map(Path, settings.STATICFILES_DIRS):
        for path in sorted(folder.rglob("*.*")):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(folder)} {content}\n".encode())
    return whole.hexdigest()


class SmallFiles(CompressedManifestStaticFilesStorage):
    """Minified, joined, then hashed and compressed as whitenoise does."""

    @cached_property
    def flexid_bundles(self) -> dict[str, str]:
        """The bundle of each part, among those that were collected."""
        return {
            part: name
            for name, parts in bundles().items()
            if f"flexid/{name}" in self.hashed_files
            for part in parts
        }

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        """Make the collected files small, join them, and hand all of them on."""
        if options.get("dry_run"):
            return
        for name in paths:
            file = Path(self.path(name))
            if file.suffix in MINIFY:
                file.write_text(MINIFY[file.suffix](file.read_text("utf-8")), "utf-8")
        joined = [name for name in (self._join(*one) for one in bundles().items()) if name]
        yield from super().post_process({name: (self, name) for name in [*paths, *joined]})

    def _join(self, bundle: str, parts: tuple[str, ...]) -> str:
        """Write the bundle; no name where a part is not ours to collect."""
        files = [Path(self.path(f"flexid/{part}")) for part in parts]
        if not all(file.exists() for file in files):
            return ""
        whole = Path(self.path(f"flexid/{bundle}"))
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text("\n".join(file.read_text("utf-8") for file in files), "utf-8")
        return f"flexid/{bundle}"


def _beside_the_frames(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in FRAME_SCRIPTS)


def _split(folder: str, blocks: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What more than one block asks for, as one bundle, then the rest of each."""
    uses = Counter(name for names in blocks.values() for name in names)
    found = {f"joined/shared.{folder}": _named(folder, (n for n in uses if uses[n] > 1))}
    for block, names in blocks.items():
        own = (name for name in names if uses[name] == 1)
        found[f"joined/{block}.{folder}"] = _named(folder, own)
    return found


def _kinds() -> dict[str, tuple[str, ...]]:
    """A kind that has many scripts brings one."""
    kinds = map(activities.kind, activities.kind_names())
    return {
        f"joined/kinds/{kind.name}.js": _named("js", activity.kind_scripts(kind)) for kind in kinds
    }


def _named(folder: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" for name in names)
