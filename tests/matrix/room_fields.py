"""The keys of group sessions that the API takes or gives, and the operation of each."""


def each(prefix: str, keys: str) -> str:
    """Every key with what it hangs on."""
    return " ".join(prefix + key for key in keys.split())


_MEETING = "id group activity open"
_SETTINGS = "id activity state planned_for form moderation revealed"
_AGREED = each("agreement.", "number rules[] agreed yes of")
_OPTIONS = "tell-everyone keep-both one-adult-first own-idea"
_EVIDENCE = "id card group asked_by asked_at approved_by approved_at ended may_end reason"
_FILE = "id meeting with_names approved until"
_PLACED = "id state mixed revision"

_LIVE = {
    "meeting.see": " ".join(
        (
            each("meeting.", "id activity state open form moderation revealed over until"),
            "now whole gone[] teachers[]",
            each("stage.", "key since minutes number of"),
            _AGREED,
            each("me.", "role why_not"),
        )
    ),
    "meeting.lead": "meeting.code unmixed",
    "meeting.welcome": "present present[]",
    "round.take": f"round.over round.may_hand_on {each('round.turns[].', 'place name state mine')}",
    "vote.cast": "ballots[].totals.shown ballots[].totals.answered"
    f" {each('ballots[].', 'stage key open my_vote')}"
    f" {each('ballots[].totals.options.', _OPTIONS)}",
    "circle.take": "circle.picked[]"
    f" {each('circle.', 'stage step since minutes my_side my_pick')}"
    f" {' '.join(f'circle.sides.{one}[]' for one in _OPTIONS.split())}",
    "nickname.choose": "me.nickname",
    "card.write": each("me.", "may_write paused_until pause_note card_waits"),
    "card.read": " ".join(
        (
            each("cards[].", "id column display revision name text language is_mine mixed"),
            each("cards[].", "reactions[]"),
            each("cards[].translations[].", "id language text by"),
        )
    ),
    "card.react": "cards[].my_reactions[]",
    "card.report": "cards[].my_report",
    "card.read_hidden": each("cards[].", "state reason"),
    "card.change_own": "cards[].name_seen",
    "card.moderate": f"cards[].desk.reports[] {each('cards[].desk.', 'claimed is_restored')}",
}

ROOM_ANSWERS: dict[str, dict[str, str]] = {
    "GET current_meeting": {
        "meeting.see": f"{each('meeting.', _MEETING)} planned_for note_due",
        "card.write": "name",
        "self.notice": "notice_seen",
    },
    "GET meeting_by_code": {"meeting.see": "url"},
    "GET live": _LIVE,
    "PUT group_meeting": {"meeting.open": _MEETING},
    "PUT meeting_plan": {"meeting.lead": _SETTINGS},
    "PUT meeting_settings": {"meeting.lead": _SETTINGS},
    "PUT stage": {"meeting.lead": "key since minutes number of"},
    "PUT mixing": {"meeting.lead": "unmixed"},
    "PUT round": {"meeting.lead": "running"},
    "PUT circle_step": {"meeting.lead": "step"},
    "PUT ballot": {"meeting.lead": "open"},
    "PUT meeting_state": {"meeting.close": _MEETING},
    "PUT presence": {"meeting.attend": "present"},
    "PUT round_turn": {"round.take": "place"},
    "PUT circle_side": {"circle.take": "option"},
    "PUT circle_pick": {"circle.take": "card"},
    "PUT ballot_vote": {"vote.cast": "option"},
    "GET agreement": {"meeting.see": _AGREED},
    "PUT agreement": {"agreement.write": _AGREED},
    "PUT agreement_yes": {"agreement.agree": _AGREED},
    "PUT nickname": {"nickname.choose": "nickname"},
    "PUT card": {"card.write": _PLACED},
    "PUT card_text": {"card.change_own": _PLACED},
    "PUT card_taking_back": {"card.change_own": "id"},
    "PUT card_reaction": {"card.react": "id kind on"},
    "PUT card_report": {"card.report": "id my_report"},
    "PUT card_translation": {"card.translate": "id language revision"},
    "GET card_history": {
        "card.read_hidden": each("acts[].", "kind at by reason"),
        "card.moderate": each("reports[].", "reason words outcome"),
    },
    "PUT card_claim": {"card.moderate": "id claimed"},
    "PUT card_approval": {"card.moderate": "id"},
    "PUT visibility": {"card.moderate": "id hidden"},
    "PUT card_return": {"card.moderate": "id"},
    "PUT card_pause": {"meeting.mute": "id"},
    "PUT group_pause": {"meeting.mute": "id"},
    "PUT pause_ending": {"meeting.mute": "id"},
    "PUT card_author": {"card.see_author": "name"},
    "PUT card_reporters": {"card.see_reporter": "names[]"},
    "PUT card_hand_over": {"card.hand_over": "id status"},
    "GET kept_cards": {"evidence.approve": each("kept[].", _EVIDENCE)},
    "GET evidence": {"evidence.approve": _EVIDENCE},
    "GET evidence_copy": {"evidence.approve": f"{_EVIDENCE} copy"},
    "PUT evidence": {"evidence.keep": "id"},
    "PUT evidence_approval": {"evidence.approve": "id"},
    "PUT evidence_ending": {"evidence.keep": "id"},
    "PUT attendance": {"attendance.mark": "student state revision"},
    "PUT afterword": {"afterword.write": "meeting revision"},
    "PUT board_export": {"meeting.export": _FILE},
    "PUT board_export_approval": {"meeting.export": _FILE},
}

# What a person takes along of her own from the meetings.
IN_EXPORT = {
    "card.change_own": " ".join(
        (
            each("cards[]", ".course .activity .column .display .language .text .state .created"),
            each("cards[].history[]", ".what .at .reason"),
        )
    ),
    "meeting.attend": " ".join(
        (
            each("meetings[]", ".course .activity .since"),
            "attendance[].activity attendance[].state",
        )
    ),
    "card.report": each("reports[].", "card reason words at outcome"),
    "card.react": "reactions[].card reactions[].kind",
    "card.translate": each("translations[].", "card language created"),
    "vote.cast": each("votes[].", "stage vote option"),
    "circle.take": "sides[].stage sides[].option picks[].stage picks[].card",
    "round.take": "turns[].stage turns[].state",
    "agreement.agree": each("agreements[].", "group number at"),
    "nickname.choose": each("nicknames[].", "course group name"),
    "card.write": each("pauses[].", "course group from until note"),
    "evidence.keep": each(
        "kept_cards[].", "id course card asked_by asked_at approved_by approved_at ended_at"
    ),
}

ROOM_BODIES: dict[str, str] = {
    "meetings.StateBody": "open",
    "meetings.PlanBody": "course planned_for form moderation",
    "meetings.SettingsBody": "form moderation revealed",
    "meetings.StageBody": "stage after",
    "meetings.EmptyBody": "",
    "groupwork.RunningBody": "running",
    "groupwork.TurnBody": "place",
    "groupwork.StepBody": "step after",
    "groupwork.OptionBody": "option",
    "groupwork.PickBody": "card",
    "groupwork.BallotBody": "open",
    "groupwork.AgreementBody": "course rules after",
    "groupwork.NicknameBody": "course name",
    "cards.CardBody": "column display text language",
    "cards.TextBody": "text language",
    "cards.ReactionBody": "on",
    "cards.ReportBody": "reason words",
    "cards.TranslationBody": "id text after",
    "cards.Empty": "",
    "moderation.ClaimBody": "claimed",
    "moderation.VisibilityBody": "hidden reason",
    "moderation.ReturnBody": "note",
    "moderation.CardPauseBody": "id minutes note",
    "moderation.GroupPauseBody": "course member minutes note",
    "moderation.ReasonBody": "reason",
    "moderation.HandOverBody": "id category own_words action",
    "evidence.EvidenceBody": "card reason",
    "after.MarkBody": "state note",
    "after.AfterwordBody": "text",
    "after.ExportBody": "meeting with_names",
    "after.ExportApprovalBody": "with_names",
}
