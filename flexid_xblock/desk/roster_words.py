"""What a roster says to a coordinator: what to mend, what would change, what to look at."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access.api import rosters

FAULTS = {
    "too_long": _("The file is too long. Save only the lines of this course, and try again."),
    "too_many_lines": _("The file has more than 2,000 lines. Make two files of it."),
    "empty": _("The file is empty."),
    "no_lines": _("Below the names of the columns there is no line yet."),
    "no_login_column": _("There is no column “login”. Write the names of the columns in line 1."),
    "no_role_column": _("There is no column “role”. Write the names of the columns in line 1."),
    "column_twice": _("“{about}” is there twice. Leave one of the two columns out."),
    "bad_quotes": _("A quotation mark is not closed here. Take it out, or close it."),
    "too_many_cells": _("This line has more cells than there are columns. Look for a stray sign."),
    "hidden_signs": _("A cell has a line break or a sign that nobody sees. Type it anew."),
    "lost_letters": _("Letters are lost in “{about}”. Save the file as “CSV UTF-8”."),
    "cell_too_long": _("“{about}” is too long. Make it shorter."),
    "no_login": _("The login name is missing. Write it, or the e-mail address."),
    "no_role": _("The role is missing. Write student, teacher, helper or counsellor."),
    "bad_role": _("“{about}” is no role. Write student, teacher, helper or counsellor."),
    "no_group": _("The group is missing. Write its name."),
    "bad_year": _("The year must be 1 or 2."),
    "bad_day": _("“{about}” is no day. Write it as 2026-08-17."),
    "ends_before": _("The last day is before the first. Look at the two once more."),
    "day_over": _("The last day has gone by already. Write a later one, or take the line out."),
    "not_a_students": _("Only a student has a counsellor. Empty that cell."),
    "unknown_login": _("“{about}” has no account, or is not in the course. Ask for it first."),
    "bad_login": _("“{about}” cannot be a login name here: it is taken, or has a blank in it."),
    "no_name": _("“{about}” has no account yet. Write the name, and an account is made."),
    "unknown_counsellor": _("“{about}” is nobody here. Add a line for them: role counsellor."),
    "line_twice": _("This stands in line {about} already. Take one of the two out."),
    "two_groups": _("Line {about} puts this student into another group. Keep one of the two."),
    "own_counsellor": _("Nobody follows up herself or himself. Name somebody else."),
    "student_and_adult": _("Somebody cannot be a student here and an adult of the course as well."),
    "not_yourself": _("You cannot give a place to yourself. Another coordinator must do it."),
    "closed_group": _("The year of this group is closed: nobody joins it any more."),
    "cohort_moves": _("This group follows a cohort. Change the cohort in Open edX instead."),
}
JOINS = {
    "student": _("joins as a student"),
    "helper": _("joins as a helper leader"),
    "teacher": _("joins as a teacher"),
}
LONGEST_LIST = 20
Names = Callable[[rosters.Person], str]


def shown(plan: rosters.Plan, name: Names, ignored: Iterable[str] = ()) -> dict[str, Any]:
    """A plan for a page or a script: plain sentences, and names apart from them."""
    return {
        "faults": [{"line": one.line, "text": _fault(one)} for one in plan.faults],
        "totals": [] if plan.faults else numbers(rosters.counts(plan)),
        "notes": [*_notes(plan, name, tuple(ignored))],
        "groups": [] if plan.faults else _groups(plan, name),
        "is_empty": plan.is_empty and not plan.faults,
    }


def people_in(plan: rosters.Plan) -> set[int]:
    """Ids of everybody who is named in what ``shown`` says."""
    places = [one.place for one in plan.begins] + [one.place for one in plan.lasts]
    places += [one.place for one in plan.ends]
    found = {place.who for place in places}
    found |= {who for caution in plan.cautions for who in caution.people}
    return {who for who in found if isinstance(who, int)}


def numbers(counts: dict[str, int]) -> list[str]:
    """What an import changed, in numbers; nothing of what is none."""
    sentences = {
        "groups": ngettext("%(n)s new group", "%(n)s new groups", counts["groups"]),
        "accounts": ngettext("%(n)s new account", "%(n)s new accounts", counts["accounts"]),
        "joins": ngettext(
            "%(n)s place in a group begins", "%(n)s places in groups begin", counts["joins"]
        ),
        "moves": ngettext(
            "%(n)s student changes groups", "%(n)s students change groups", counts["moves"]
        ),
        "follows": ngettext(
            "%(n)s time somebody begins to follow a student up",
            "%(n)s times somebody begins to follow a student up",
            counts["follows"],
        ),
        "lasts": ngettext(
            "%(n)s place has another last day",
            "%(n)s places have another last day",
            counts["lasts"],
        ),
        "ends": ngettext("%(n)s place ends", "%(n)s places end", counts["ends"]),
    }
    return [text % {"n": counts[key]} for key, text in sentences.items() if counts[key]]


def _fault(one: rosters.Fault) -> str:
    return str(FAULTS[one.code]).format(about=one.about)


def _notes(plan: rosters.Plan, name: Names, ignored: tuple[str, ...]) -> Iterator[str]:
    if ignored:
        yield gettext("Columns that are passed over: %(names)s.") % {"names": _listed(ignored)}
    if any(end.is_move for end in plan.ends):
        yield gettext(
            "Who changes groups: what they put on the old group's boards stays there, and they "
            "do not see it any more. Their journal goes along, and nobody new reads older texts."
        )
    if plan.faults:
        return
    for one in plan.cautions:
        yield _caution(one, plan, name)


def _caution(one: rosters.Caution, plan: rosters.Plan, name: Names) -> str:
    if one.code == "no_counsellor":
        text = ngettext(
            "%(n)s student has no counsellor: %(names)s.",
            "%(n)s students have no counsellor: %(names)s.",
            one.number,
        )
        return text % {"n": one.number, "names": _listed(tuple(map(name, one.people)))}
    text = {
        "size": ngettext(
            "%(group)s has %(n)s student. 6 to 12 are advised.",
            "%(group)s has %(n)s students. 6 to 12 are advised.",
            one.number,
        ),
        "teachers": ngettext(
            "%(group)s has %(n)s teacher. Two are advised.",
            "%(group)s has %(n)s teachers. Two are advised.",
            one.number,
        ),
    }[one.code]
    return text % {"n": one.number, "group": _title(one.group, plan)}


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - LONGEST_LIST
    rest = [gettext("%(n)s more") % {"n": more}] if more > 0 else []
    return ", ".join([*names[:LONGEST_LIST], *rest])


def _title(key: rosters.GroupKey | None, plan: rosters.Plan) -> str:
    if key is None:
        return gettext("In no group of this file")
    facts = {"group": plan.names[key], "year": key[1]}
    return gettext("%(group)s, year %(year)s") % facts


def _groups(plan: rosters.Plan, name: Names) -> list[dict[str, Any]]:
    """Every group that changes, by its name, with who joins, leaves, and follows up whom."""
    found: dict[rosters.GroupKey | None, list[dict[str, str]]] = defaultdict(list)
    for key, change in (*_seats(plan, name), *_followings(plan, name)):
        found[key].append(change)
    found |= {key: found.get(key, []) for key in plan.groups}
    ordered = sorted(found, key=lambda key: (key is None, key and (plan.names[key], key[1])))
    return [
        {"title": _title(key, plan), "is_new": key in plan.groups, "changes": found[key]}
        for key in ordered
    ]


Change = tuple[rosters.GroupKey | None, dict[str, str]]


def _seats(plan: rosters.Plan, name: Names) -> Iterator[Change]:
    for one in plan.begins:
        if isinstance(one.place, rosters.Seat):
            text = str(JOINS[one.place.role]) + _days(one.since, one.until)
            yield one.place.group, {"who": name(one.place.who), "text": text}
    for last in plan.lasts:
        if isinstance(last.place, rosters.Seat):
            text = gettext("stays") + _days(None, last.until)
            yield last.place.group, {"who": name(last.place.who), "text": text}
    for end in plan.ends:
        if isinstance(end.place, rosters.Seat):
            text = gettext("goes to another group") if end.is_move else gettext("leaves")
            yield end.place.group, {"who": name(end.place.who), "text": text}


def _followings(plan: rosters.Plan, name: Names) -> Iterator[Change]:
    """By group and adult, in numbers: hundreds of lines would hide what matters."""
    counted: Counter[tuple[Any, ...]] = Counter()
    sentences = (("begins", plan.begins), ("lasts", plan.lasts), ("ends", plan.ends))
    for kind, changes in sentences:
        for one in changes:
            if isinstance(place := one.place, rosters.Following):
                home = plan.homes.get(place.student)
                counted[home, place.who, place.is_deputy, kind] += 1
    for (home, who, is_deputy, kind), number in counted.items():
        text = _follow_text(kind, is_deputy, number) % {"n": number}
        yield home, {"who": name(who), "text": text}


def _follow_text(kind: str, is_deputy: bool, number: int) -> str:
    if kind == "lasts":
        return ngettext(
            "follows up %(n)s student until another day",
            "follows up %(n)s students until another day",
            number,
        )
    if kind == "ends":
        return ngettext(
            "no longer follows up %(n)s student", "no longer follows up %(n)s students", number
        )
    if is_deputy:
        return ngettext(
            "is deputy for %(n)s student from then on",
            "is deputy for %(n)s students from then on",
            number,
        )
    return ngettext(
        "follows up %(n)s student from then on", "follows up %(n)s students from then on", number
    )


def _days(since: datetime | None, until: datetime | None) -> str:
    """From and until which day, where it is not from now on and for good."""
    words = []
    if since:
        words.append(gettext("from %(day)s") % {"day": _day(since)})
    if until:  # the moment just after the last day
        words.append(gettext("until %(day)s") % {"day": _day(until - timedelta(seconds=1))})
    return "".join(f", {one}" for one in words)


def _day(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y")


COHORTS = {
    "new": _("a new group"),
    "linked": _("follows the cohort of that name from now on"),
    "renamed": _("was called {before}"),
    "joins": _("joins as a student"),
    "leaves": _("leaves"),
}


def cohort_lines(changes: Iterable[Any], people: dict[int, str]) -> list[dict[str, Any]]:
    """What the cohorts would change, by group."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in changes:
        text = str(COHORTS[one.what]).format(before=one.before)
        found[one.group].append({"who": people.get(one.user_id, ""), "text": text})
    return [{"title": title, "is_new": False, "changes": lines} for title, lines in found.items()]
