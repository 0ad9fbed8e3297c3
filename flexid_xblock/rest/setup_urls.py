"""The addresses of setting up, of a student's file by two, and of the end of a year."""

from django.urls import path

from flexid_xblock.rest import certificates, files, setup

urlpatterns = [
    path("setup/groups/<uuid:group_id>/", setup.Group.as_view(), name="setup_group"),
    path("setup/groups/<uuid:group_id>/people/", setup.Place.as_view(), name="setup_place"),
    path(
        "setup/groups/<uuid:group_id>/people/<int:user_id>/leaving/",
        setup.Leaving.as_view(),
        name="setup_leaving",
    ),
    path(
        "setup/groups/<uuid:group_id>/people/<int:user_id>/move/",
        setup.Move.as_view(),
        name="setup_move",
    ),
    path(
        "setup/groups/<uuid:group_id>/counsellors/",
        setup.Assigning.as_view(),
        name="setup_assigning",
    ),
    path(
        "setup/groups/<uuid:group_id>/counsellors/<int:counsellor_id>/ending/",
        setup.Ending.as_view(),
        name="setup_ending",
    ),
    path(
        "setup/proposals/<uuid:proposal_id>/decision/",
        setup.Decision.as_view(),
        name="setup_decision",
    ),
    path("files/", files.FileAsking.as_view(), name="file_asking"),
    path(
        "files/<uuid:proposal_id>/passphrase/",
        files.FilePassphrase.as_view(),
        name="file_passphrase",
    ),
    path("files/<uuid:proposal_id>/", files.File.as_view(), name="file"),
    path("years/closing/", certificates.YearsClosing.as_view(), name="years_closing"),
    path(
        "groups/<uuid:group_id>/year/opening/",
        certificates.YearOpening.as_view(),
        name="year_opening",
    ),
    path(
        "certificates/<uuid:certificate_id>/withdrawal/",
        certificates.CertificateWithdrawal.as_view(),
        name="certificate_withdrawal",
    ),
]
