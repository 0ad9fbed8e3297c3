"""Addresses of the embedded school."""

from django.urls import include, path

from flexid_xblock.school import accounts, gallery, passwords, views

urlpatterns = [
    path("", views.course_home, name="school_home"),
    path("login/", accounts.log_in, name="school_login"),
    path("logout/", accounts.log_out, name="school_logout"),
    path("password/", passwords.choose_password, name="school_password"),
    path("language/", accounts.choose_language, name="school_language"),
    path("module/<slug:module_key>/", views.module, name="school_module"),
    path("handler/<str:usage_id>/<slug:handler_name>/", views.handler, name="school_handler"),
    path("gallery/", gallery.gallery, name="school_gallery"),
    path("gallery/<slug:name>/", gallery.example, name="school_example"),
    path("gallery/<slug:name>/tree/", gallery.tree, name="school_tree"),
    path("gallery/tree/<str:activity_key>/", gallery.tree, name="school_activity_tree"),
    path("components/", views.components, name="school_components"),
    path("flexid/", include(("flexid_xblock.urls", "flexid"))),
]

handler400 = "flexid_xblock.school.errors.bad_request"
handler403 = "flexid_xblock.school.errors.forbidden"
handler404 = "flexid_xblock.school.errors.not_found"
handler500 = "flexid_xblock.school.errors.broken"
