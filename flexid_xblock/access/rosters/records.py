"""What a roster is made of, from its lines to what it changes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

# Somebody with an account, by id; or the login name of an account that is to be made.
Person = int | str
# A group's name as it is compared, and its year.
GroupKey = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the file: a person and her place, as they are written there."""

    number: int
    login: str
    role: str
    name: str = ""
    group: str = ""
    year: int = 0
    counsellors: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line in which everybody is found: ids, or the login names of accounts to come."""

    number: int
    who: Person
    role: str
    group: str = ""
    year: int = 0
    counsellors: tuple[Person, ...] = ()
    deputies: tuple[Person, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong on a line, 0 for the whole file: a code of ours, and the words it is about."""

    line: int
    code: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A file as far as it could be read; columns that nobody knows are passed over."""

    lines: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seat:
    """That somebody is in a group as student, helper leader or teacher."""

    who: Person
    role: str
    group: GroupKey


@dataclass(frozen=True)
class Following:
    """That somebody follows a student up, as counsellor or as deputy."""

    who: Person
    is_deputy: bool
    student: Person


Place = Seat | Following


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A place that somebody has now or from a later day on: its row, and how long it lasts."""

    row_id: int
    until: datetime | None = None
    from_cohort: bool = False


@dataclass(frozen=True, kw_only=True)
class KnownGroup:
    """A group that the course has."""

    id: UUID
    name: str
    is_closed: bool = False


@dataclass(frozen=True, kw_only=True)
class State:
    """Who stands where in the course; ``adults`` have a role of the whole course."""

    groups: dict[GroupKey, KnownGroup] = field(default_factory=dict)
    stands: dict[Place, Standing] = field(default_factory=dict)
    adults: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Begin:
    """A place that begins, at once or from a later moment; ``line`` asks for it."""

    place: Place
    line: int
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Last:
    """A place that lasts until another moment than before."""

    place: Place
    row_id: int
    line: int
    before: datetime | None
    until: datetime


@dataclass(frozen=True, kw_only=True)
class End:
    """A place that ends; ``is_move`` where the same person gets another one for it."""

    place: Place
    row_id: int
    before: datetime | None
    is_move: bool


@dataclass(frozen=True, kw_only=True)
class Caution:
    """What a coordinator should look at; it hinders nothing."""

    code: str
    group: GroupKey | None = None
    number: int = 0
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that an import would change; nothing of it while there is a fault."""

    accounts: tuple[tuple[str, str], ...] = ()  # login name and name
    groups: dict[GroupKey, str] = field(default_factory=dict)  # new ones, with their names
    names: dict[GroupKey, str] = field(default_factory=dict)  # of all groups there will be
    homes: dict[Person, GroupKey] = field(default_factory=dict)  # of the file's students
    begins: tuple[Begin, ...] = ()
    lasts: tuple[Last, ...] = ()
    ends: tuple[End, ...] = ()
    faults: tuple[Fault, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.accounts or self.groups or self.begins or self.lasts or self.ends)

    @property
    def readers(self) -> frozenset[int]:
        """Ids of those adults who get a place, or keep one longer: none of them may decide it."""
        places = [one.place for one in self.begins] + [one.place for one in self.lasts]
        return frozenset(place.who for place in places if isinstance(place.who, int))
