"""What is kept as a short code, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# By the way to the place; a code without a word is an author's own and stands as it is.
WORDS: dict[str, dict[str, Any]] = {
    "entries[].state": {
        "draft": _("Not finished; only you can read it"),
        "sent": _("Sent"),
        "kept": _("Kept for you"),
        "passed": _("You chose: not this one."),
        "withdrawn": _("You took this back. Only you can read it now."),
        "deleted": _("Deleted"),
    },
    "responses[].state": {
        "draft": _("Not finished; only you can read it"),
        "kept": _("Kept for you"),
        "passed": _("You chose: not this one."),
        "locked": _("Closed until a later day"),
        "deleted": _("Deleted"),
    },
    "cards[].display": {
        "named": _("With your name"),
        "nickname": _("With your nickname"),
        "unnamed": _("Without your name"),
    },
    "cards[].state": {
        "waiting": _("Waits for a teacher"),
        "shown": pgettext_lazy("card", "Shown to the group"),
        "returned": pgettext_lazy("card", "Given back to you"),
        "hidden": pgettext_lazy("card", "Taken from the group"),
        "taken_back": pgettext_lazy("card", "You took it back"),
    },
    "cards[].history[].what": {
        "approved": _("shown to the group"),
        "hidden": _("taken from the group"),
        "reports": _("taken from the group, since two asked for it"),
        "returned": _("given back to you"),
        "rewritten": _("written anew"),
        "restored": _("shown again"),
        "taken_back": _("taken back by you"),
        "paused": _("your writing was paused"),
        "name_seen": _("a teacher looked at who wrote it"),
    },
    "help_requests[].topic": {
        "talk": _("I want to talk"),
        "correction": _("Something about me is wrong"),
    },
    "help_requests[].urgency": {
        "now": _("As soon as you can"),
        "today": _("Today"),
        "week": _("This week"),
    },
    "talk_times[].place": {
        "school": _("At school, in the room of this adult"),
        "phone": _("By phone"),
        "agree": _("The two of you agree on where"),
    },
    "certificates[].what": {
        "year1": _("Year 1: the group"),
        "year2": _("Year 2: the person"),
        "leader": _("After the two years: helping with a group"),
    },
    "told_of_readers[].kind": {
        "assignment": _("an adult who follows you up"),
        "membership": _("a teacher of your group"),
        "notice": _("all who could read you when you read the notice"),
    },
    "proposals[].kind": {
        "group": _("a group"),
        "member": _("who is in a group"),
        "counsellor": _("who follows you up"),
        "roster": _("the groups of a term"),
        "export": _("a file with everything about you, closed, for you alone"),
    },
    "proposals[].outcome": {
        "waiting": _("Not decided yet"),
        "done": _("done"),
        "refused": _("refused"),
        "withdrawn": _("taken back"),
        "stale": _("not possible any more"),
        "undone": _("done, and taken back later"),
    },
    "attendance[].state": {
        "there": _("There"),
        "partly": _("Partly there"),
        "away": _("Away"),
        "made_up": _("Made up for it"),
    },
    "turns[].state": {
        "waiting": pgettext_lazy("turn", "Not yet"),
        "holding": pgettext_lazy("turn", "Now"),
        "done": pgettext_lazy("turn", "Done"),
    },
    "votes[].vote": {"first": _("The first vote"), "second": _("The second vote")},
    "reactions[].kind": {
        "same_here": _("Same here"),
        "thank_you": _("Thank you"),
        "strong": _("That is strong"),
        "i_wonder": _("I wonder"),
    },
    "reports[].reason": {
        "hurts": _("It hurts me or somebody"),
        "about": _("It is about a person"),
        "worried": _("I am worried about somebody"),
        "other": _("Something else"),
    },
    "reports[].outcome": {
        "": _("Not decided yet"),
        "hidden": _("The card was taken from the group"),
        "kept": _("The card stayed"),
    },
    "reads[].action": {
        "open": _("Opened, or tried to"),
        "seal": _("Put into a closed file for you; nobody could read it"),
    },
    "reads[].kind": {
        "entry": _("what you sent"),
        "help_request": _("your wish to talk"),
        "hold": _("a copy of a text of yours that two adults keep"),
        "card": _("the name behind a card of yours"),
        "evidence": _("a copy of a card of yours that two adults keep"),
        "case": _("notes that the adults who follow you up write for their work"),
        "file": _("a file with everything about you, closed, for you alone"),
        "sent": _("what you sent"),
        "reply": _("Messages about it"),
        "response": _("What you made"),
        "permit": _("Why somebody was let in"),
        "export": _("Why the file was asked for"),
    },
    "reads[].purpose": {
        "follow_up": _("to follow you up"),
        "break_glass": _("they saw a danger"),
        "help_request": _("you asked to talk"),
        "hold": _("to keep a copy, two adults together"),
        "case_note": _("to follow you up"),
        "author": _("to see who wrote a card"),
        "sealed_file": _("the school was asked for your data"),
    },
}
