"""The stand-in's addresses, and the school's, since our templates are drawn in its frame here."""

from flexid_xblock.school.urls import urlpatterns as school
from tests.standin.urls import urlpatterns as platform

urlpatterns = [*platform, *(one for one in school if str(one.pattern) != "flexid/")]
