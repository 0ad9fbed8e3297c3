"""The one Django app, and its registration as an Open edX plugin."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.translation import gettext_lazy as _

# Plain strings on purpose: naming the platform's constants would import it.
_LMS, _STUDIO = "lms.djangoapp", "cms.djangoapp"
# Our pages show what students wrote, so Studio has none of them.
_URLS = {
    "namespace": "flexid",
    "app_name": "flexid",
    "regex": r"^flexid/",
    "relative_path": "urls",
}
# Once with the platform's own settings, and again after the operator's file: what we add to,
# that file replaces whole.
_SETTINGS = {kind: {"relative_path": "settings.common"} for kind in ("common", "production")}


class FlexidConfig(AppConfig):
    """Flex-ID in LMS, Studio and the embedded school."""

    name = "flexid_xblock"
    label = "flexid_xblock"
    verbose_name = _("Flex-ID")
    default_auto_field = "django.db.models.BigAutoField"

    plugin_app = {
        "url_config": {_LMS: _URLS},
        "settings_config": {_LMS: _SETTINGS, _STUDIO: _SETTINGS},
    }

    def ready(self) -> None:
        """Listen to the platform, and let Django's checks look at our settings and tables too."""
        # Not sooner: rooms have models, and the platform imports this before its apps are there.
        from flexid_xblock import edge  # noqa: PLC0415
        from flexid_xblock.access import api as access  # noqa: PLC0415
        from flexid_xblock.tables import check_letters  # noqa: PLC0415

        access.rosters.join_host(edge.host)
        checks.register(_look_again, "flexid")
        checks.register(check_letters, checks.Tags.database)
        if getattr(settings, "FLEXID_HOST", "") == "openedx":
            from flexid_xblock import receivers  # noqa: PLC0415

            receivers.connect()


def _look_again(app_configs: object, **kwargs: Any) -> list[checks.CheckMessage]:
    """What an operator should look at again; see ``care.help``, ``retention``, ``receivers``."""
    from flexid_xblock import receivers  # noqa: PLC0415 - as above
    from flexid_xblock.access.api import switches  # noqa: PLC0415
    from flexid_xblock.care.api import check_settings  # noqa: PLC0415
    from flexid_xblock.privacy.api import retention  # noqa: PLC0415

    found = [*check_settings(), *switches.faults(), *retention.check_settings()]
    return [*found, *receivers.check()]
