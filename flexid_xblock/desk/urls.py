"""Every address of the desks."""

from django.urls import path

from flexid_xblock.desk import counsellor, glass, student, teacher

urlpatterns = [
    path("<str:course_key>/", student.own_page, name="student_page"),
    path("<str:course_key>/desk/teacher/", teacher.groups, name="teacher_desk"),
    path(
        "<str:course_key>/desk/teacher/meetings/<uuid:meeting_id>/",
        teacher.meeting,
        name="teacher_meeting",
    ),
    path("<str:course_key>/desk/emergency/", glass.asking, name="emergency_desk"),
    path("<str:course_key>/desk/safeguarding/", glass.leading, name="lead_desk"),
    path("<str:course_key>/desk/counsellor/", counsellor.queue, name="counsellor_desk"),
    path(
        "<str:course_key>/desk/counsellor/entries/<uuid:entry_id>/",
        counsellor.entry,
        name="counsellor_entry",
    ),
]
