"""Our addresses in a platform's site, as its plugin mechanism puts them there."""

from django.urls import include, re_path

from flexid_xblock.apps import FlexidConfig

_ours = FlexidConfig.plugin_app["url_config"]["lms.djangoapp"]
_module = f"{FlexidConfig.name}.{_ours['relative_path']}"

urlpatterns = [
    re_path(_ours["regex"], include((_module, _ours["app_name"]), namespace=_ours["namespace"])),
]
