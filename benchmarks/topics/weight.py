"""What the student page of a block weighs, compressed: its HTML, and each script and style once.

Ours as the school sends them; the peers' files as they are in their packages, each
compressed as a careful platform would. Nothing here is timed.
"""

from benchmarks.peers.environment import beside_the_peers

beside_the_peers("weight")

import gzip  # noqa: E402  the peers' environment first
from collections.abc import Callable, Iterable  # noqa: E402
from importlib import resources  # noqa: E402

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from web_fragments.fragment import Fragment  # noqa: E402
from xblock.core import XBlock  # noqa: E402

from benchmarks.measuring import Row, say  # noqa: E402
from benchmarks.peers import course  # noqa: E402
from benchmarks.peers.runtime import LmsLike  # noqa: E402
from flexid_xblock.blocks.activity import ActivityBlock  # noqa: E402
from flexid_xblock.content import api as content  # noqa: E402
from tests.served import collect, later, served  # noqa: E402

WORK = "a journal's page, gzip"
FILES = "a journal's files, gzip"  # before she can write and send
WHOLE = "a journal's files with the later ones, gzip"
HEAVIEST = "the heaviest activity's files, gzip"
Open = Callable[[str], bytes]


def main() -> None:
    """Weigh and say."""
    user = course.begin()
    course.ours_written(user)
    say([*ours(user), *others(user)])


def ours(user: User) -> Iterable[Row]:
    """A journal, and of what students make the heaviest."""
    folder = collect(settings.STATIC_ROOT)

    def stored(url: str) -> bytes:
        return (folder / url.removeprefix("/static/")).read_bytes()

    with served(folder):
        journal = course.block(user, "flexid_journal").render("student_view")
        activities = [whole(activity(user, key), stored) for key in content.gallery()]
    yield Row(WORK, "ours", bytes=files(journal, stored) + zipped(journal.content.encode()))
    yield Row(FILES, "ours", bytes=files(journal, stored))
    yield Row(WHOLE, "ours", bytes=whole(journal, stored))
    yield Row(HEAVIEST, "ours", bytes=max(activities))


def activity(user: User, activity_key: str) -> Fragment:
    """The page of something that students make."""
    usage = course.COURSE.make_usage_key("flexid_activity", activity_key)
    placed = {usage: (ActivityBlock, {"activity_key": activity_key})}
    runtime = LmsLike(user, course.COURSE, placed, is_staff=False)
    return runtime.get_block(usage).render("student_view")


def others(user: User) -> Iterable[Row]:
    """The floor, then each peer."""
    kinds = {"floor: html block": "html_demo"}
    kinds |= {f"peer: {name}": peer.block_type for name, peer in course.PEERS.items()}
    for system, block_type in kinds.items():
        shown = course.block(user, block_type)
        drawn = shown.render("student_view", {})
        weight = files(drawn, packaged)
        yield Row(WORK, system, bytes=weight + zipped(drawn.content.encode()))
        yield Row(FILES, system, bytes=weight)


def files(drawn: Fragment, stored: Open) -> int:
    """Scripts and styles, those in the page and those by address."""
    found = dict.fromkeys(drawn.resources)
    return sum(
        zipped(stored(one.data) if one.kind == "url" else one.data.encode()) for one in found
    )


def whole(drawn: Fragment, stored: Open) -> int:
    """The same, with the scripts that are fetched once the page can be written in."""
    return files(drawn, stored) + sum(zipped(stored(url)) for url in later(drawn.content))


def packaged(url: str) -> bytes:
    """The file behind an address that a peer's block gave; ora2's name no block."""
    place = url.removeprefix("/static/xblock/resources/")
    if place == url:
        return resources.files("openassessment.xblock").joinpath(url[1:]).read_bytes()
    block_type, _, uri = place.partition("/")
    return XBlock.load_class(block_type).open_local_resource(uri).read()


def zipped(body: bytes) -> int:
    """As sent."""
    return len(gzip.compress(body, 9))


if __name__ == "__main__":
    main()
