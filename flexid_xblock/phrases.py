"""Sentences used at more than one door, in the reader's language.

Every refusal code a room can raise has its one clear sentence here; a test
compares the two.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

YEARS = {
    0: _("Welcome"),
    1: _("Year 1: the group"),
    2: _("Year 2: the person"),
    3: _("After the two years: helping with a group"),
}
REFUSALS = {
    "not_found": _("There is nothing here for you. Perhaps the address is wrong."),
    "unknown_activity": _("This activity does not exist in the course."),
    "unknown_version": _("This activity does not exist in the course."),
    "unknown_module": _("This module does not exist in the course."),
    "unknown_prompt": _("This question does not belong to this activity."),
    "unknown_override": _("This change names a text that the activity does not have."),
    "unknown_column": _("This card does not fit this board. Load the page again."),
    "signed_out": _("You are logged out. Log in in a new tab, then come back here."),
    "csrf": _("The page is too old to be trusted. Load it again; your text is kept."),
    "ticket_missing": _("Open this from the course page, then you can begin."),
    "ticket_broken": _("The course page sent something broken. Load the page again."),
    "ticket_expired": _("The page has been open for a long time and must be renewed."),
    "ticket_foreign": _("This page was opened by another person. Log in as yourself."),
    "ticket_elsewhere": _("This page belongs to another activity. Load it again."),
    "not_enrolled": _("You are not in this course now, so you cannot begin something new."),
    "notice_first": _("Read the note about who reads what first. Then you can write."),
    "changed_elsewhere": _("This text was changed on another page. Both texts are kept."),
    "readers_changed": _("Your counsellor has changed. Look at the names and choose again."),
    "no_reader": _("No counsellor is chosen for you yet. You can keep this for now."),
    "nothing_sent": _("This text is not sent to anybody."),
    "restore_first": _("You deleted this text. Bring it back first, then you can write."),
    "bad_response": _("Something in this does not fit the activity. Load the page again."),
    "unknown_choice": _("One of your choices is not in this activity. Load the page again."),
    "locked": _("You closed this until a later day. You can read it then."),
    "no_lock": _("This cannot be closed until a later day."),
    "bad_day": _("Choose a day after today, and within five years."),
    "thread_closed": _("The student has closed this conversation. Nothing new can be added."),
    "already_sent": _("This message is sent. Take it back first, then you can change it."),
    "already_read": _("The student can read this message already. You can send another one."),
    "hold_ended": _("This copy is not kept any more; it is gone."),
    "withdraw_first": _("This text is sent. Take it back first."),
    "empty_text": _("There is no text yet."),
    "nothing_to_find": _("Write a word that you want to find."),
    "too_long": _("The text is too long. Make it shorter; nothing is lost."),
    "reason_short": _("Write at least 20 characters, so that others can understand why."),
    "reason_missing": _("Write a short reason. The student will read it."),
    "meeting_closed": _("The meeting is closed. Your text is still here."),
    "no_teacher": _("This group has no teacher now: you can read, and add nothing."),
    "paused": _("A teacher has paused your writing for a while. Your text is still here."),
    "no_nickname": _("Choose your nickname in this group first. Your text is still here."),
    "unknown_language": _("This language cannot be used here. Choose one from the list."),
    "not_returned": _("This card was not given back to you, so it stays as it is."),
    "no_talk_here": _("No talk belongs to this question, so there is no next step to write down."),
    "newer_step": _("A newer next step has been written down. Read that one, then choose."),
    "own_card": _("This is your own card."),
    "claimed_already": _("A colleague looks at this card now. You can still decide about it."),
    "settled_otherwise": _("Somebody has decided about this card already. Load the page again."),
    "note_missing": _("Write a short, kind note. The student will read it."),
    "card_changed": _("The card was written anew meanwhile. Read it again, then translate it."),
    "translated_already": _("Somebody else has put this card into this language already."),
    "meeting_begun": _(
        "This meeting has begun already. You can change how it is held, but not the plan."
    ),
    "unknown_form": _("This meeting does not have that length. Load the page again."),
    "unknown_moderation": _("There is no such way to look at cards. Load the page again."),
    "unknown_stage": _("This stage is not in the form that was chosen. Load the page again."),
    "not_this_stage": _("The group is in another stage now. Look at the page again."),
    "no_round": _("This stage has no round."),
    "not_your_turn": _("The talking piece is not with you now."),
    "unknown_ballot": _("There is no such vote in this stage."),
    "unknown_option": _("This is not one of the choices. Load the page again."),
    "ballot_closed": _("This vote is not open now. Votes that were cast are counted."),
    "no_circle": _("This stage has no dilemma circle."),
    "unknown_step": _("The circle has no such step. Load the page again."),
    "not_now": _("This is done in another step of the circle."),
    "side_first": _("First choose the side whose reasons you collect."),
    "other_side": _("Choose a reason of another side than yours."),
    "nickname_taken": _("Somebody in this group is called that already. Choose another nickname."),
    "nickname_length": _("A nickname has 2 to 30 characters."),
    "asked_already": _("You have asked this already, with another reason. Load the page again."),
    "nobody_to_ask": _("Nobody at school can get this now. Please call a number under Help."),
    "person_gone": _("This person cannot get it now. Your words are still here: choose again."),
    "sent_otherwise": _("You have sent this before, in other words. Load the page to see it."),
    "answered_already": _("This is answered already. Load the page to see the answer."),
    "tell_past": _("This moment is over. Choose a later one, or none to tell at once."),
    "tell_too_late": _("The student must know within 90 days. Choose an earlier day."),
    "written_already": _("This was saved already, with other words. Copy yours, then load again."),
    "no_colleague": _("This login name belongs to no counsellor of this course. Look again."),
    "cover_period": _(
        "Choose a last day that is not before the first one, and at most half a year later."
    ),
    "cover_over": _("The last day of this cover has gone by. It can only be refused now."),
    "time_range": _("Choose a time that is still to come, in the next 60 days."),
    "time_overlaps": _("You have another time then. Choose one that begins after it, or before."),
    "time_known": _("You have offered this already. Load the page to see it."),
    "time_booked": _("A student has just booked this time. Load the page to see who."),
    "time_taken": _("Somebody else just took this time. Here are the others."),
    "time_gone": _("This time was taken back. Here are the others."),
    "time_over": _("This time has begun or is over. Here are the others."),
    "time_one": _("You have a time with this adult already. Cancel it first, then choose again."),
    "concern_closed": _("This record is closed. Open it again, or begin a new one."),
    "part_unknown": _("A correction must name a part of this record. Choose one from the list."),
    "not_met_yet": _("This meeting has not begun yet."),
    "asked_otherwise": _("You were asked something else here. Load the page and look again."),
    "no_group_chosen": _("Choose at least one group first."),
    "closing_day": _("Choose a day from 30 days ago to 14 days from now."),
    "year_closed": _("This year is closed on another day. Open it again first, then choose a day."),
    "no_such_year": _("This group is in no year of the course, so there is nothing to close."),
    "rule_changed": _("A colleague has changed this meanwhile. Load the page again, then look."),
    "rule_hours": _("Write when the school opens and closes. It closes later than it opens."),
    "rule_weekdays": _("Choose at least one day of the week."),
    "rule_holiday_days": _("Write the first and the last day of each holiday."),
    "rule_holiday_order": _("The last day of a holiday cannot be before the first."),
    "rule_never_open": _("With these days the school does not open for a whole year. Look again."),
    "rule_answer_days": _("The days until an answer are a whole number from 1 to 20."),
    "rule_help_hours": _("The hours until the deputies help are a whole number from 1 to 40."),
    "rule_number_first": _("The number for danger to life stays on the list, as the first."),
    "rule_number_digits": _("Write each number in digits, such as 116 111."),
    "rule_number_name": _("Each number of your own needs a name, with 80 characters at most."),
    "rule_number_country": _("Write the country of a number in two large letters, such as NO."),
    "rule_number_language": _("Write languages as codes with a space between, such as nb en."),
    "rule_number_hours": _("Write from when to when somebody answers this number."),
    "rule_number_checked": _(
        "Write the day on which somebody last called or looked up each number. "
        "It cannot be in the future."
    ),
    "rule_guardians_long": _("Write at most 600 characters in each language."),
    "switched_off": _("Your school has switched this off here. What was written before is kept."),
    "second_person": _("Another person must sign this: not the one who began it."),
    "decided_already": _("Somebody has decided this already. Load the page to see it."),
    "proposal_over": _("This was asked more than 14 days ago. If it is still needed, ask anew."),
    "proposal_stale": _(
        "Something has changed since this was asked, so nothing was done. "
        "If it is still needed, it must be asked anew."
    ),
    "no_account": _(
        "Nobody here has this login name or e-mail address. Write it whole, letter by letter."
    ),
    "group_name_taken": _("Another group of this year has that name already. Choose another one."),
    "group_closed": _("The year of this group is closed: nobody joins it any more."),
    "follows_cohort": _("This group follows a cohort of the platform. Change it there."),
    "in_this_group": _("This person is in this group already, as something else."),
    "in_another_group": _("This student is in another group. Open that one and move the student."),
    "is_adult": _("This person has a task for adults in this course and cannot be its student."),
    "helper_day": _("Choose a day that is still to come in this school year."),
    "is_student": _("This person is a student of this course. Choose an adult."),
    "assignment_period": _("Choose a last day that is not before the first one."),
    "not_oneself": _("Nobody can give this to herself or himself."),
    "no_file": _("Nothing is stored here about this person as a student."),
    "export_over": _("This was used already, or the 15 minutes are over. Ask anew."),
    "own_password": _("Choose a password of your own first. The page for it is under /password/."),
    "accounts_elsewhere": _("Accounts are made by the people who run this site."),
    "roster_faults": _("There is still something to mend in the file. Nothing was changed."),
    "roster_changed": _(
        "Something has changed since you looked at this. Choose the file again, and look once more."
    ),
    "nothing_changes": _("Nothing would change: all of this is so already."),
    "cohorts_unread": _("The cohorts of this course cannot be read now. Nothing was changed."),
    "no_cohorts": _("This course has no cohorts. Nothing was changed."),
    "undo_over": _("This is more than 7 days ago. Change what is wrong by hand."),
    "key_missing": _(
        "Texts cannot be opened or saved now: the key file is missing. "
        "The person who runs this site must put it back from its safe copy."
    ),
    "key_different": _(
        "Texts cannot be opened or saved now: the key file is not the one these texts "
        "were locked with. The person who runs this site must put the old one back."
    ),
    "curriculum_broken": _(
        "The texts of the course cannot be read now. The people who run this site must look."
    ),
    "key_gone": _("This text cannot be opened any more: its key was erased."),
    "cannot_open": _("This text cannot be opened now. The people who run this site must look."),
    "bad_json": _("The page sent something that cannot be read. Nothing was changed."),
    "bad_fields": _("The page sent something incomplete. Nothing was changed."),
    "not_acceptable": _("This address answers in JSON only."),
    "not_json": _("Text is only taken from our own pages. Nothing was changed."),
    "revision_missing": _("The page did not say which text it has. Load it again."),
    "log_unavailable": _("Nothing can be opened now: the reading could not be written down."),
    "bad_method": _("This address cannot do that."),
    "too_large": _("This is too much at once. Nothing was changed."),
    "too_fast": _("That was a lot in a short time. Wait a moment and try again; nothing is lost."),
    "not_a_student": _("You see this as staff; nothing is saved."),
    "adults_stay": _(
        "You work in this course: what you wrote to students is theirs to keep. "
        "What is yours goes when the school closes your account."
    ),
    "nothing_to_delete": _("There is nothing of yours here to delete."),
    "demo_only": _("Only a demo school takes invented people. Start it with FLEXID_DEMO=1."),
    "not_set_up": _("This is being set up on this site. Please come back later; nothing is lost."),
    "letters_refused": _(
        "Some letters in this cannot be stored here, perhaps a small picture. "
        "Leave them out, or ask the people who run this site."
    ),
    "broken": _("Something went wrong here. Your text is still on this page."),
}


def sentence(code: str) -> str:
    """The sentence for a refusal, in the active language."""
    return str(REFUSALS.get(code, REFUSALS["broken"]))


def year_name(year: int) -> str:
    """A group's year of the course in two words; the third is the leader course."""
    return gettext("Leader course") if year == 3 else gettext("Year %(year)s") % {"year": year}


def role_name(role: str) -> str:
    """What a role is called, in the active language."""
    return {
        "student": gettext("student"),
        "helper": gettext("helper leader"),
        "teacher": gettext("teacher"),
        "counsellor": gettext("counsellor"),
        "deputy": gettext("deputy counsellor"),
        "coordinator": gettext("coordinator"),
        "lead": gettext("safeguarding lead"),
        "other": gettext("another counsellor"),
        "admin": gettext("administrator of the site"),
    }[role]
