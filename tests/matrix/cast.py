"""Who takes part in planting the things, and what a planted thing is."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

OTHER_COURSE = "course-v1:FlexID+Elsewhere+1"
NOBODYS_ID = 10**9
# By word: the operation that may tell it, and to whom; nobody else hears it by any operation.
Only = dict[str, tuple[str, frozenset[str]]]


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who takes part in planting one thing, beside the persons who ask for it."""

    thing: str
    host: str
    course: str
    owner: str
    teacher: str
    unnamed: str  # wrote the card without a name
    hidden: str  # wrote the card that was hidden
    past_reader: str  # followed her up once, and read what she sent
    colleague: str  # followed her up once, and left records behind
    followers: str  # follow her up now, the counsellor first
    worried: str  # began a record of concern without reading any, the teacher first
    voter: str  # takes part in the meeting: votes, reacts, has a nickname
    second: str  # said yes to the file that the teacher asked for
    helper: str  # put a card into another language; nobody where a group has no helper

    @property
    def counsellor(self) -> str:
        """Who follows her up now."""
        return self.followers.split()[0]


_COLUMNS = (
    *("thing", "host", "course", "owner", "teacher", "unnamed", "hidden"),
    *("past_reader", "colleague", "followers", "worried"),
    *("voter", "second", "helper"),
)
_LINES = (
    (
        *("ana", "school", COURSE, "ana", "tor", "emre", "bo"),
        *("dagold", "rutold", "cleo ida", "tor per dov"),
        *("dina", "per", "kim"),
    ),
    (
        *("eve", "school", COURSE, "eve", "una", "fianew", "eve"),
        *("deaold", "riaold", "dov", "una cleo ida"),
        *("eve", "deaold", ""),
    ),
    (
        *("elsewhere", "openedx", OTHER_COURSE, "ana", "una", "nilsnew", "ana"),
        *("donold", "roaold", "dov", "una"),
        *("ana", "donold", ""),
    ),
)
CASTS = [Cast(**dict(zip(_COLUMNS, line, strict=True))) for line in _LINES]
EXTRAS = {
    "dagold": "Dag Old",
    "deaold": "Dea Old",
    "donold": "Don Old",
    "rutold": "Rut Aside",
    "riaold": "Ria Aside",
    "roaold": "Roa Aside",
    "fianew": "Fia New",
    "nilsnew": "Nils New",
    "pianew": "Pia New",  # a counsellor in the other course, whom Dov can ask to stand in
}


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What was planted: ids by name, and the words that an operation alone may tell."""

    name: str
    host: str
    course: str
    owner: str
    owner_id: int
    ids: dict[str, UUID]
    people: dict[str, int]  # ids of accounts by what they are to the thing
    code: str  # brings the phones of the group to its meeting
    authors: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    only: Only = field(default_factory=dict)
    # Words that an operation tells, too, beside another one by which one knows that it told.
    heard_too: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def canaries(self) -> set[str]:
        """Every private word of it."""
        found = {word for words in self.words.values() for word in words} | set(self.only)
        return {word for word in found if word.startswith("kanari")}

    @property
    def concerns(self) -> list[UUID]:
        """The records of concern about its owner."""
        return [one for name, one in self.ids.items() if name.startswith("concern")]

    @property
    def requests(self) -> list[UUID]:
        """The owner's requests for help."""
        return [one for name, one in self.ids.items() if name.startswith("ask_")]


def twin_that_is_gone(thing: Thing) -> Thing:
    """The same place, where nothing of it is any more."""
    return Thing(
        name="gone",
        host=thing.host,
        course=thing.course,
        owner="nobody-of-that-name",
        owner_id=0,
        ids={name: uuid4() for name in thing.ids},
        people=dict.fromkeys(thing.people, 0),
        code="BCDFGH",
        words={operation: (str(uuid4()),) for operation in thing.words},
    )


def actor_of(name: str) -> Actor:
    """A person as the host vouches for her."""
    pk = User.objects.get(username=name).pk
    return Actor(user_id=pk, real_user_id=pk, enrolled=True)


def said(cast: Cast, what: str) -> str:
    """The canary of one text."""
    return f"kanari-{cast.thing}-{what}"
