"""The addresses of a term's roster."""

from django.urls import path

from flexid_xblock.rest import rosters

urlpatterns = [
    path("roster/look/", rosters.Look.as_view(), name="roster_look"),
    path("roster/", rosters.Roster.as_view(), name="roster"),
    path("roster/<uuid:proposal_id>/undoing/", rosters.Undoing.as_view(), name="roster_undoing"),
    path("roster/<uuid:proposal_id>/slips/", rosters.Slips.as_view(), name="roster_slips"),
    path("roster/cohorts/look/", rosters.CohortsLook.as_view(), name="roster_cohorts_look"),
    path("roster/cohorts/", rosters.Cohorts.as_view(), name="roster_cohorts"),
]
