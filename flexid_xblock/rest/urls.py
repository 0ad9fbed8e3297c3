"""Every address of the API."""

from django.urls import path

from flexid_xblock.rest import (
    book,
    cases,
    choices,
    concerns,
    entries,
    holds,
    permits,
    persons,
    sessions,
    threads,
)
from flexid_xblock.rest import help as asking

urlpatterns = [
    path("entries/", entries.Entries.as_view(), name="entries"),
    path("entries/<uuid:entry_id>/", entries.Entry.as_view(), name="entry"),
    path("entries/<uuid:entry_id>/decision/", entries.Decision.as_view(), name="decision"),
    path("entries/<uuid:entry_id>/asking/", entries.Asking.as_view(), name="asking"),
    path("entries/<uuid:entry_id>/thread/", threads.Thread.as_view(), name="thread"),
    path("entries/<uuid:entry_id>/done/", threads.Done.as_view(), name="done"),
    path(
        "entries/<uuid:entry_id>/replies/<uuid:reply_id>/",
        threads.Reply.as_view(),
        name="reply",
    ),
    path(
        "entries/<uuid:entry_id>/replies/<uuid:reply_id>/draft/",
        threads.ReplyDraft.as_view(),
        name="reply_draft",
    ),
    path(
        "entries/<uuid:entry_id>/replies/<uuid:reply_id>/sending/",
        threads.ReplySending.as_view(),
        name="reply_sending",
    ),
    path("readers/<int:reader_id>/reading/", entries.Reading.as_view(), name="reading"),
    path("holds/<uuid:hold_id>/", holds.Hold.as_view(), name="hold"),
    path("holds/<uuid:hold_id>/approval/", holds.HoldApproval.as_view(), name="hold_approval"),
    path("holds/<uuid:hold_id>/ending/", holds.HoldEnding.as_view(), name="hold_ending"),
    path("meetings/", sessions.CurrentMeeting.as_view(), name="current_meeting"),
    path(
        "groups/<uuid:group_id>/meetings/<str:activity_key>/",
        sessions.GroupMeeting.as_view(),
        name="group_meeting",
    ),
    path("meetings/<uuid:meeting_id>/", sessions.MeetingState.as_view(), name="meeting_state"),
    path(
        "meetings/<uuid:meeting_id>/presence/",
        sessions.MeetingPresence.as_view(),
        name="presence",
    ),
    path("meetings/<uuid:meeting_id>/board/", sessions.MeetingBoard.as_view(), name="board"),
    path(
        "meetings/<uuid:meeting_id>/cards/<uuid:card_id>/",
        sessions.BoardCard.as_view(),
        name="card",
    ),
    path("cards/<uuid:card_id>/visibility/", sessions.CardVisibility.as_view(), name="visibility"),
    path("permits/<uuid:permit_id>/", permits.Permit.as_view(), name="permit"),
    path(
        "permits/<uuid:permit_id>/decision/",
        permits.PermitDecision.as_view(),
        name="permit_decision",
    ),
    path("permits/<uuid:permit_id>/review/", permits.PermitReview.as_view(), name="permit_review"),
    path("notes/<uuid:note_id>/", cases.Note.as_view(), name="note"),
    path("notes/<uuid:note_id>/kind/", cases.NoteKind.as_view(), name="note_kind"),
    path("notes/<uuid:note_id>/closing/", cases.NoteClosing.as_view(), name="note_closing"),
    path("follow-ups/<uuid:follow_up_id>/", cases.FollowUp.as_view(), name="follow_up"),
    path(
        "follow-ups/<uuid:follow_up_id>/done/",
        cases.FollowUpDone.as_view(),
        name="follow_up_done",
    ),
    path("covers/<uuid:cover_id>/", cases.Cover.as_view(), name="cover"),
    path("covers/<uuid:cover_id>/decision/", cases.CoverDecision.as_view(), name="cover_decision"),
    path("concerns/<uuid:concern_id>/", concerns.Concern.as_view(), name="concern"),
    path(
        "concerns/<uuid:concern_id>/parts/<uuid:part_id>/",
        concerns.ConcernPart.as_view(),
        name="concern_part",
    ),
    path(
        "concerns/<uuid:concern_id>/status/",
        concerns.ConcernStatus.as_view(),
        name="concern_status",
    ),
    path(
        "concerns/<uuid:concern_id>/signature/",
        concerns.ConcernSignature.as_view(),
        name="concern_signature",
    ),
    path("help-requests/", asking.HelpRequests.as_view(), name="help_requests"),
    path("help-requests/<uuid:request_id>/", asking.OneRequest.as_view(), name="help_request"),
    path(
        "help-requests/<uuid:request_id>/answer/",
        asking.RequestAnswer.as_view(),
        name="help_answer",
    ),
    path("notice/", persons.Notice.as_view(), name="notice"),
    path("search/", book.Search.as_view(), name="search"),
    path("closings/<int:reader_id>/", choices.Closing.as_view(), name="closing"),
    path("wish/", choices.Wish.as_view(), name="wish"),
    path(
        "wishes/<int:student_id>/settling/",
        choices.WishSettling.as_view(),
        name="wish_settling",
    ),
    path("export/", persons.Export.as_view(), name="export"),
]
