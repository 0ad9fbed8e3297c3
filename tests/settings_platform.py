"""The tests' settings, with what Open edX sets otherwise than the school.

The host stays the school, whose people and pages the tests know; what the platform's
own host does is tried against stand-ins.
"""

from flexid_xblock.settings.common import SCHOOL_CALENDAR
from tests.settings import *  # noqa: F403

# As openedx/envs/common.py has them, in its order and spelling; the school has three.
LANGUAGE_CODE = "en"
_CODES = (
    "en rtl eo am ar az bg-bg bn-bd bn-in bs ca ca@valencia cs cy da de-de el en-uk en@lolcat"
    " en@pirate es-419 es-ar es-ec es-es es-mx es-pe et-ee eu-es fa fa-ir fi-fi fil fr gl gu he"
    " hi hr hu hy-am id it-it ja-jp kk-kz km-kh kn ko-kr lt-lt ml mn mr ms nb ne nl-nl or pl"
    " pt-br pt-pt ro ru si sk sl sq sr sv sw ta te th tr-tr uk ur vi uz zh-cn zh-hk zh-tw"
)
LANGUAGES = [(code, code) for code in _CODES.split()]
LANGUAGES_BIDI = ("he", "ar", "fa", "ur", "fa-ir", "rtl")
LANGUAGE_COOKIE_NAME = "openedx-language-preference"
TIME_ZONE = "UTC"
FLEXID_SCHOOL_CALENDAR = {**SCHOOL_CALENDAR, "time_zone": "Europe/Oslo"}  # as the README asks there

DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = None  # our own limits are the only ones
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
# Apart, since tests forget what was counted, and would log everybody out.
CACHES |= {"sessions": {**CACHES["default"], "LOCATION": "sessions"}}  # noqa: F405
SESSION_CACHE_ALIAS = "sessions"
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_THROTTLE_RATES": {"user": "60/minute"},
}
