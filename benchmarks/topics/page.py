"""The page of a block in which the student has already written: its render, and her state.

Ours is the block's render and the one call that its script begins with, which brings what
she wrote; the view is asked as the server's URL asks it, without the host's middleware.
The peers' pages bring the answer with them, and so they are their render alone; ora2's
asks for it by a handler, which is in its row (there are up to seven more, which are not).
"""

from benchmarks.peers.environment import beside_the_peers

beside_the_peers("page")

from functools import partial  # noqa: E402  the peers' environment first

from django.contrib.auth.models import User  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.urls import resolve, reverse  # noqa: E402

from benchmarks.measuring import Work, say, together  # noqa: E402
from benchmarks.peers import course  # noqa: E402

WORK = "student page of a journal"
STATE = reverse("flexid:entries")


def main() -> None:
    """Measure and say."""
    user = course.begin()
    course.ours_written(user)
    works = [Work(WORK, "ours", partial(ours, user))]
    works.append(Work("journal page: the render alone", "ours", partial(render, user)))
    works.append(Work("journal page: her state alone", "ours", partial(state, user)))
    works.append(Work(WORK, "floor: html block", partial(course.drawn, user, "html_demo")))
    for name, peer in course.PEERS.items():
        if peer.write:
            peer.write(user, course.ANSWER)
        works.append(Work(WORK, f"peer: {name}", partial(peer.page, user)))
    say(together(works))


def ours(user: User) -> bytes:
    """Both, as a phone gets them."""
    return render(user).encode() + state(user)


def render(user: User) -> str:
    """The block."""
    return course.drawn(user, "flexid_journal")


def state(user: User) -> bytes:
    """What she wrote."""
    asked = {"course": str(course.COURSE), "activity": course.JOURNAL}
    request = RequestFactory().get(STATE, asked)
    request.user, request.session = user, {}
    request.resolver_match = found = resolve(STATE)
    answer = found.func(request).render()
    if answer.status_code != 200:
        raise ValueError(f"answered {answer.status_code}")
    return answer.content


if __name__ == "__main__":
    main()
