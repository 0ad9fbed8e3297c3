"""What somebody asked for in setting up, as a sentence; each kind of change says it itself."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from flexid_xblock.access import api as access
from flexid_xblock.access.api import proposals
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.desk import roster_words
from flexid_xblock.desk.page import named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.phrases import role_name, year_name

Names = dict[Any, str]
What = dict[str, Any]
Said = tuple[str, dict[str, str]]  # the words, and the names in them
_GROUPS = ("group_id", "to_group_id")


def rows(actor: Actor, found: Iterable[ProposalInfo]) -> list[dict[str, Any]]:
    """Proposals for a page: two queries for all of them."""
    infos = list(found)
    ids = {one for info in infos for one in (info.asked_by, info.decided_by) if one}
    people = named(ids | {one for info in infos for one in proposals.people(info)}) if infos else {}
    groups = access.group_names({UUID(one) for info in infos for one in _groups_in(info.what)})
    names: Names = {**people, **{str(pk): name for pk, name in groups.items()}}
    return [
        {
            **by_whom(actor, info, people),
            "kind": info.kind,
            "sentence": _sentence(info, names),
            "period": _period(info.what),
        }
        for info in infos
    ]


def by_whom(actor: Actor, info: ProposalInfo, people: Mapping[int, str]) -> dict[str, Any]:
    """Of any proposal: who asked, who decided, when, and what became of it."""
    return {
        "id": info.id,
        "asker": people.get(info.asked_by or 0, ""),
        "asked_at": info.asked_at,
        "decider": people.get(info.decided_by or 0, ""),
        "decided_at": info.decided_at,
        "outcome": info.outcome,
        "is_mine": info.asked_by == actor.real_user_id,
    }


def is_about(info: ProposalInfo, group_id: UUID, students: Iterable[int]) -> bool:
    """Whether a proposal is about a group or somebody in it."""
    return str(group_id) in _groups_in(info.what) or bool(proposals.people(info) & set(students))


def _groups_in(what: What) -> list[str]:
    return [what[name] for name in _GROUPS if what.get(name)]


def _sentence(info: ProposalInfo, names: Names) -> SafeString:
    words, known = _SAID.get(info.kind, _many)(info.what, names)
    return _with(words, known)


def _with(words: str, known: dict[str, str]) -> SafeString:
    """Words with names in them, each isolated, so that no script turns its neighbours round."""
    isolated = {
        key: one if isinstance(one, SafeString) else format_html("<bdi>{}</bdi>", one)
        for key, one in known.items()
    }
    return mark_safe(conditional_escape(words) % isolated)  # noqa: S308 - both are escaped


def _group(what: What, names: Names) -> Said:
    known = {"group": _called(what, names), "name": what["name"]}
    if what["act"] == "rename":
        return gettext("%(group)s gets another name: %(name)s."), known
    year = {"year": year_name(what["year"])}
    return gettext("A new group: %(name)s (%(year)s)."), {**known, **year}


def _member(what: What, names: Names) -> Said:
    known = {
        "person": names.get(what["user_id"]) or gettext("Somebody who has left"),
        "group": _called(what, names),
        "to": _called(what, names, "to_group_id"),
        "role": role_name(what.get("role", "student")),
    }
    if what["act"] == "move":
        return gettext("%(person)s moves from %(group)s to %(to)s."), known
    if what["act"] == "end":
        return gettext("%(person)s leaves %(group)s."), known
    return gettext("%(person)s joins %(group)s: %(role)s."), known


def _counsellor(what: What, names: Names) -> Said:
    known = {
        "adult": names.get(what["counsellor_id"]) or gettext("Somebody who has left"),
        "whom": _whom(what, names),
    }
    if what["act"] == "end":
        return gettext("%(adult)s no longer follows up %(whom)s."), known
    if what["deputy"]:
        return gettext("%(adult)s becomes deputy counsellor of %(whom)s."), known
    return gettext("%(adult)s becomes counsellor of %(whom)s."), known


def _whom(what: What, names: Names) -> str:
    if what["group_id"] is None:
        return ", ".join(names.get(one) or "?" for one in what["students"])
    count = len(what["students"])
    words = ngettext("%(group)s (%(count)s student)", "%(group)s (%(count)s students)", count)
    return _with(words, {"group": _called(what, names), "count": str(count)})


def _called(what: What, names: Names, key: str = "group_id") -> str:
    return names.get(what.get(key)) or gettext("a group that is gone")


def _roster(what: What, names: Names) -> Said:
    numbers = ", ".join(roster_words.numbers(what["counts"]))
    return gettext("A roster from a file: %(numbers)s."), {"numbers": numbers}


def _many(what: What, names: Names) -> Said:
    return gettext("Several changes at once."), {}


def _period(what: What) -> str:
    """From when until when, where that was said."""
    since, until = _day(what.get("since")), _day(what.get("until"))
    if since and until:
        return gettext("From %(since)s to %(until)s.") % {"since": since, "until": until}
    if since:
        return gettext("From %(since)s.") % {"since": since}
    return gettext("Until %(until)s.") % {"until": until} if until else ""


def _day(given: str | None) -> str:
    moment = parse_datetime(given) if given else None
    return date_format(localtime(moment), "j F Y") if moment else ""


_SAID: dict[str, Callable[[What, Names], Said]] = {
    "group": _group,
    "member": _member,
    "counsellor": _counsellor,
    "roster": _roster,
}
