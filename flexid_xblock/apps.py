"""The one Django app, and its registration as an Open edX plugin."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Plain strings on purpose: naming the platform's constants would import it.
_COMMON = {
    "url_config": {
        "namespace": "flexid",
        "app_name": "flexid",
        "regex": r"^flexid/",
        "relative_path": "urls",
    },
    "settings_config": {"common": {"relative_path": "settings.common"}},
}


class FlexidConfig(AppConfig):
    """Flex-ID in LMS, Studio and the embedded school."""

    name = "flexid_xblock"
    label = "flexid_xblock"
    verbose_name = _("Flex-ID")
    default_auto_field = "django.db.models.BigAutoField"

    plugin_app = {
        name: dict.fromkeys(("lms.djangoapp", "cms.djangoapp"), value)
        for name, value in _COMMON.items()
    }
