"""Every address of the desks."""

from django.urls import path

from flexid_xblock.desk import (
    after,
    book,
    cases,
    concerns,
    coordinator,
    counsellor,
    cover,
    evidence,
    glass,
    holds,
    meeting,
    prepare,
    reading,
    screen,
    student,
    talk,
    teacher,
    times,
)

urlpatterns = [
    path("<str:course_key>/", student.own_page, name="student_page"),
    path("<str:course_key>/journal/", book.book, name="journal_book"),
    path("<str:course_key>/journal/print/", book.printed, name="journal_print"),
    path("<str:course_key>/talk/", talk.talk, name="talk"),
    path("<str:course_key>/times/", times.bookable, name="times"),
    path("<str:course_key>/desk/requests/<uuid:request_id>/", talk.opened, name="request_desk"),
    path("<str:course_key>/desk/coordinator/", coordinator.short_list, name="coordinator_desk"),
    path("<str:course_key>/desk/teacher/", teacher.groups, name="teacher_desk"),
    path("<str:course_key>/desk/teacher/guide/", teacher.guide, name="teacher_guide"),
    path(
        "<str:course_key>/desk/evidence/<uuid:evidence_id>/",
        evidence.kept_card,
        name="evidence_desk",
    ),
    path(
        "<str:course_key>/desk/teacher/meetings/<uuid:meeting_id>/",
        meeting.room,
        name="teacher_meeting",
    ),
    path(
        "<str:course_key>/desk/teacher/meetings/<uuid:meeting_id>/screen/",
        screen.wall,
        name="teacher_screen",
    ),
    path(
        "<str:course_key>/desk/teacher/meetings/<uuid:meeting_id>/after/",
        after.looking_back,
        name="teacher_after",
    ),
    path(
        "<str:course_key>/desk/teacher/groups/<uuid:group_id>/<str:activity_key>/",
        prepare.prepare,
        name="teacher_prepare",
    ),
    path(
        "<str:course_key>/desk/teacher/exports/<uuid:export_id>.txt",
        after.board_file,
        {"form": "txt"},
        name="board_text",
    ),
    path(
        "<str:course_key>/desk/teacher/exports/<uuid:export_id>.csv",
        after.board_file,
        {"form": "csv"},
        name="board_csv",
    ),
    path("<str:course_key>/desk/emergency/", glass.asking, name="emergency_desk"),
    path("<str:course_key>/desk/safeguarding/", glass.leading, name="lead_desk"),
    path("<str:course_key>/desk/counsellor/", counsellor.queue, name="counsellor_desk"),
    path(
        "<str:course_key>/desk/counsellor/entries/<uuid:entry_id>/",
        reading.entry,
        name="counsellor_entry",
    ),
    path(
        "<str:course_key>/desk/counsellor/entries/<uuid:entry_id>/texts/<int:number>/",
        reading.older,
        name="counsellor_older",
    ),
    path(
        "<str:course_key>/desk/counsellor/students/<int:student_id>/",
        reading.timeline,
        name="timeline",
    ),
    path("<str:course_key>/desk/counsellor/guide/", counsellor.guide, name="counsellor_guide"),
    path(
        "<str:course_key>/desk/counsellor/students/<int:student_id>/case/",
        cases.case,
        name="case_desk",
    ),
    path(
        "<str:course_key>/desk/counsellor/students/<int:student_id>/case/notes/",
        cases.colleagues,
        name="case_notes_desk",
    ),
    path("<str:course_key>/desk/counsellor/times/", times.offering, name="times_desk"),
    path("<str:course_key>/desk/counsellor/cover/", cover.covering, name="cover_desk"),
    path("<str:course_key>/desk/counsellor/hand-over/", cover.handing_over, name="hand_over_desk"),
    path("<str:course_key>/desk/concerns/", concerns.listing, name="concerns_desk"),
    path("<str:course_key>/desk/concerns/<uuid:concern_id>/", concerns.record, name="concern_desk"),
    path("<str:course_key>/desk/holds/<uuid:hold_id>/", holds.kept, name="hold_desk"),
    path("<str:course_key>/desk/worry/", concerns.worry, name="worry_desk"),
]
