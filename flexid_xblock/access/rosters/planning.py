"""What an import changes: pure, from the rows of a file and how the course stands."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from flexid_xblock.access.rosters.finding import Accounts
from flexid_xblock.access.rosters.records import (
    Begin,
    Caution,
    End,
    Fault,
    Following,
    GroupKey,
    Last,
    Person,
    Place,
    Plan,
    Row,
    Seat,
    State,
)
from flexid_xblock.access.rosters.state import key_of
from flexid_xblock.access.years import end_of_school_year

FEWEST, MOST, TEACHERS = 6, 12, 2
Wanted = dict[Place, Row]


def plan(
    rows: Iterable[Row],
    state: State,
    *,
    now: datetime,
    whole: bool = False,
    accounts: Accounts = (),
    asker: int | None = None,
) -> Plan:
    """What would change, or the faults that hinder it. ``now`` is in the school's time zone.

    Ends come only of a move within a year, and where the file is the ``whole`` list.
    """
    rows = tuple(rows)
    wanted, faults = _wanted(rows)
    begins = tuple(_begins(wanted, state, now))
    ends = {end.place: end for end in _moves(wanted, state)}
    if whole:
        ends |= {end.place: end for end in _gone(rows, wanted, state) if end.place not in ends}
    faults += [
        *_not_people(wanted, state, ends),
        *_own(begins, asker),
        *_late(rows, now),
        *_followed(wanted, state, ends),
        *_closed(begins, state),
    ]
    new = {key: row.group for key, row in _grouped(rows).items() if key not in state.groups}
    return Plan(
        accounts=accounts,
        groups=new,
        names=new | {key: group.name for key, group in state.groups.items()},
        homes={one.who: one.group for one in wanted if isinstance(one, Seat) and _is_student(one)},
        begins=begins,
        lasts=tuple(_lasts(wanted, state, now)),
        ends=tuple(sorted(ends.values(), key=lambda end: repr(end.place))),
        faults=tuple(sorted(faults, key=lambda fault: (fault.line, fault.code))),
        cautions=tuple(_cautions(wanted, state, begins, ends)),
    )


def fingerprint(found: Plan) -> str:
    """What tells one plan from another: equal where the same would change."""
    parts = (found.accounts, sorted(found.groups.items()), found.begins, found.lasts, found.ends)
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _wanted(rows: Iterable[Row]) -> tuple[Wanted, list[Fault]]:
    """Every place that the file names, and by which row; no two places that exclude each other."""
    wanted: Wanted = {}
    homes: dict[tuple[Person, int], Row] = {}
    faults = []
    for row in rows:
        if row.role == "counsellor":
            continue
        seat = Seat(who=row.who, role=row.role, group=key_of(row.group, row.year))
        home = homes.setdefault((row.who, row.year), row) if row.role == "student" else row
        if seat in wanted:
            faults.append(_beside(row, "line_twice", wanted[seat]))
        elif home is not row:
            faults.append(_beside(row, "two_groups", home))
        wanted.setdefault(seat, row)
        for following in _following(row):
            if following.who == row.who:
                faults.append(Fault(line=row.number, code="own_counsellor"))
            wanted.setdefault(following, row)
    return wanted, faults


def _beside(row: Row, code: str, other: Row) -> Fault:
    return Fault(line=row.number, code=code, about=str(other.number))


def _following(row: Row) -> Iterator[Following]:
    for is_deputy, people in ((False, row.counsellors), (True, row.deputies)):
        for who in people:
            yield Following(who=who, is_deputy=is_deputy, student=row.who)


def _grouped(rows: Iterable[Row]) -> dict[GroupKey, Row]:
    """The groups that the file names, each with its first row."""
    found: dict[GroupKey, Row] = {}
    for row in rows:
        if row.role != "counsellor":
            found.setdefault(key_of(row.group, row.year), row)
    return found


def _begins(wanted: Wanted, state: State, now: datetime) -> Iterator[Begin]:
    for place, row in wanted.items():
        if place not in state.stands:
            since, until = _period(place, row, now)
            yield Begin(place=place, line=row.number, since=since, until=until)


def _lasts(wanted: Wanted, state: State, now: datetime) -> Iterator[Last]:
    for place, row in wanted.items():
        stands, (_, until) = state.stands.get(place), _period(place, row, now)
        if stands and row.until and until and stands.until != until:
            yield Last(
                place=place,
                row_id=stands.row_id,
                line=row.number,
                before=stands.until,
                until=until,
            )


def _period(place: Place, row: Row, now: datetime) -> tuple[datetime | None, datetime | None]:
    """From the first moment of a day, None for at once, until just after another day.

    A helper leader's part ends with the school year at the latest.
    """
    since = _midnight(row.since, now.tzinfo) if row.since else None
    until = _midnight(row.until + timedelta(days=1), now.tzinfo) if row.until else None
    if isinstance(place, Seat) and place.role == "helper":
        last = end_of_school_year(now)
        until = min(until or last, last)
    return (since if since and since > now else None), until


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), zone)


def _moves(wanted: Wanted, state: State) -> Iterator[End]:
    """A student has one group in a year; where she comes from ends."""
    homes = defaultdict(list)
    for place in state.stands:
        if isinstance(place, Seat) and place.role == "student":
            homes[place.who, place.group[1]].append(place)
    for place in wanted:
        if isinstance(place, Seat) and place.role == "student":
            for old in homes[place.who, place.group[1]]:
                if old not in wanted and not state.groups[old.group].is_closed:
                    yield _ended(old, state, is_move=True)


def _gone(rows: Iterable[Row], wanted: Wanted, state: State) -> Iterator[End]:
    """Who is no longer there, were the file the whole list.

    Not in closed groups, nor whom a cohort brought, nor who stands in until a day anyway; and
    nobody loses her counsellors because the file does not speak of counsellors.
    """
    rows = tuple(rows)
    silent = {
        (row.who, is_deputy)
        for row in rows
        for is_deputy, people in ((False, row.counsellors), (True, row.deputies))
        if row.role == "student" and not people
    }
    for place, stands in state.stands.items():
        if place in wanted or stands.from_cohort:
            continue
        if isinstance(place, Seat):
            is_kept = state.groups[place.group].is_closed
        else:
            is_cover = place.is_deputy and stands.until is not None
            is_kept = is_cover or (place.student, place.is_deputy) in silent
        if not is_kept:
            yield _ended(place, state, is_move=False)


def _ended(place: Place, state: State, *, is_move: bool) -> End:
    stands = state.stands[place]
    return End(place=place, row_id=stands.row_id, before=stands.until, is_move=is_move)


def _not_people(wanted: Wanted, state: State, ends: dict[Place, End]) -> Iterator[Fault]:
    """Nobody is a student here and one of the course's adults."""
    staying = [place for place in state.stands if place not in ends]
    students = {place.who for place in [*wanted, *staying] if _is_student(place)}
    adults = {place.who for place in [*wanted, *staying] if _is_adult(place)} | state.adults
    for place, row in wanted.items():
        both = {place.who} & students & adults
        if both and (_is_student(place) or _is_adult(place)):
            yield Fault(line=row.number, code="student_and_adult")


def _is_student(place: Place) -> bool:
    return isinstance(place, Seat) and place.role == "student"


def _is_adult(place: Place) -> bool:
    return isinstance(place, Following) or place.role == "teacher"


def _own(begins: Iterable[Begin], asker: int | None) -> Iterator[Fault]:
    lines = {begin.line for begin in begins if begin.place.who == asker}
    return (Fault(line=line, code="not_yourself") for line in sorted(lines))


def _late(rows: Iterable[Row], now: datetime) -> Iterator[Fault]:
    for row in rows:
        if row.until and row.until < now.date():
            yield Fault(line=row.number, code="day_over", about=row.until.isoformat())


def _closed(begins: Iterable[Begin], state: State) -> Iterator[Fault]:
    """Nobody joins a group whose year is over."""
    closed = {key for key, group in state.groups.items() if group.is_closed}
    for begin in begins:
        if isinstance(begin.place, Seat) and begin.place.group in closed:
            yield Fault(line=begin.line, code="closed_group")


def _followed(wanted: Wanted, state: State, ends: dict[Place, End]) -> Iterator[Fault]:
    """Whom a cohort put into her group, the cohort moves."""
    moved = {
        (end.place.who, end.place.group[1])
        for end in ends.values()
        if isinstance(end.place, Seat) and state.stands[end.place].from_cohort
    }
    for place, row in wanted.items():
        if _is_student(place) and (row.who, row.year) in moved:
            yield Fault(line=row.number, code="cohort_moves")


def _cautions(
    wanted: Wanted, state: State, begins: Iterable[Begin], ends: dict[Place, End]
) -> Iterator[Caution]:
    """Groups of the file that are too small or too large, or lack a teacher; who lacks a reader."""
    after = [place for place in state.stands if place not in ends]
    after += [begin.place for begin in begins]
    seats = [place for place in after if isinstance(place, Seat)]
    students = Counter(seat.group for seat in seats if seat.role == "student")
    teachers = Counter(seat.group for seat in seats if seat.role == "teacher")
    for key in dict.fromkeys(place.group for place in wanted if isinstance(place, Seat)):
        if not FEWEST <= students[key] <= MOST:
            yield Caution(code="size", group=key, number=students[key])
        if teachers[key] < TEACHERS:
            yield Caution(code="teachers", group=key, number=teachers[key])
    followed = {one.student for one in after if isinstance(one, Following) and not one.is_deputy}
    alone = [one.who for one in wanted if _is_student(one) and one.who not in followed]
    if alone:
        lonely = tuple(dict.fromkeys(alone))
        yield Caution(code="no_counsellor", number=len(lonely), people=lonely)
