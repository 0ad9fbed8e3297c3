"""Every address of the API."""

from django.urls import path

from flexid_xblock.rest import entries, permits, persons, sessions

urlpatterns = [
    path("entries/", entries.Entries.as_view(), name="entries"),
    path("entries/<uuid:entry_id>/", entries.Entry.as_view(), name="entry"),
    path("entries/<uuid:entry_id>/decision/", entries.Decision.as_view(), name="decision"),
    path(
        "entries/<uuid:entry_id>/replies/<uuid:reply_id>/",
        entries.Reply.as_view(),
        name="reply",
    ),
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
    path("notice/", persons.Notice.as_view(), name="notice"),
    path("export/", persons.Export.as_view(), name="export"),
]
