"""The platform's addresses of blocks, and ours below them, in one site for LMS and Studio."""

from django.urls import include, path, re_path

from tests.standin import views

_BLOCK = r"^courses/(?P<course_id>[^/]+)/xblock/(?P<usage_id>[^/]+)"
_HANDLER = r"(?P<name>[^/]*)(?:/(?P<suffix>.*))?$"

urlpatterns = [
    path("xblock/<str:usage_id>", views.unit),
    re_path(rf"{_BLOCK}/handler/{_HANDLER}", views.handler),
    re_path(rf"{_BLOCK}/handler_noauth/{_HANDLER}", views.handler_noauth),
    re_path(rf"^xblock/(?P<usage_id>[^/]+)/handler/{_HANDLER}", views.editor_handler),
    path("container_embed/<str:usage_id>", views.studio_unit),
    re_path(rf"^preview/xblock/(?P<usage_id>[^/]+)/handler/{_HANDLER}", views.studio_handler),
    path("xblocks/v2/<str:usage_id>/embed/", views.library_unit),
    path(
        "api/xblock/v2/xblocks/<str:usage_id>/handler/<str:user_id>-<str:token>/<str:name>/",
        views.library_handler,
    ),
    path("flexid/", include(("flexid_xblock.urls", "flexid"))),
]
