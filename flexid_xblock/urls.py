"""All our addresses, below the prefix the host chose (``/flexid/``)."""

from django.urls import include, path

app_name = "flexid"

urlpatterns = [
    path("api/v1/", include("flexid_xblock.rest.urls")),
    path("", include("flexid_xblock.desk.urls")),
]
