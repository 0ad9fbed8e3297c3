"""Saving an answer of 2,000 characters over another: the part that is a handler's alone.

A peer's handler is given a request of somebody who is known to be there: it reads the JSON,
looks her state up, writes it and answers. The same of ours is what its view does after the
door: the body's shape, whose row it is (a right, asked in the query), the row locked and
opened, the text cleaned, sealed and written, her entry as the page gets it. Not in it are
session, CSRF and limits, which the platform asks around a handler, too; see ``saving``.
"""

from benchmarks.peers.environment import beside_the_peers

beside_the_peers("handler")

from functools import partial  # noqa: E402  the peers' environment first
from itertools import cycle  # noqa: E402

from django.contrib.auth.models import User  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from benchmarks.measuring import Ask, Work, say, together  # noqa: E402
from benchmarks.peers import course  # noqa: E402
from benchmarks.peers.models import BlockState  # noqa: E402
from flexid_xblock.rest import entries  # noqa: E402

WORK = "save, the handler alone"


def main() -> None:
    """Measure and say."""
    user = course.begin()
    found = [Work(WORK, "ours", turns(Ours(user).save))]
    BlockState.objects.create(scope="user_state", user_id=user.pk, place="floor")
    found.append(Work(WORK, "floor: ORM get, save, commit", turns(partial(floor, user))))
    for name, peer in course.PEERS.items():
        if peer.write:
            found.append(Work(WORK, f"peer: {name}", turns(partial(peer.write, user))))
    say(together(found))


def turns(save: Ask) -> Ask:
    """Two texts in turn, since what is there already may not be written again."""
    texts = cycle((course.ANSWER, course.ANSWER[::-1]))
    return lambda: save(next(texts))


class Ours:
    """Her entry in our journal."""

    def __init__(self, user: User) -> None:
        self.user = user
        entry = course.ours_written(user)
        self.id, self.revision = entry.id, entry.revision

    def save(self, text: str) -> bytes:
        """As the view does it once the request is let in."""
        body = {"prompt": course.PROMPT, "language": "en", "text": text}
        sent = RequestFactory().put(
            "/",
            body,
            content_type="application/json",
            headers={"If-Match": f'"{self.revision}"'},
        )
        sent._dont_enforce_csrf_checks = True  # noqa: SLF001 - as Django's own test client
        sent.user, view = self.user, entries.Entry()
        view.setup(sent, entry_id=self.id)
        view.request = request = view.initialize_request(sent)
        answer = view.put(request, self.id)
        self.revision = answer.data["revision"]
        return view.renderer_classes[0]().render(answer.data)


def floor(user: User, text: str) -> None:
    """A row with the text in it, and no promise of ours."""
    row = BlockState.objects.get(place="floor")
    row.state = text
    row.save()


if __name__ == "__main__":
    main()
