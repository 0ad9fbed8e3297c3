"""What gunicorn serves."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexid_xblock.school.settings")
application = get_wsgi_application()

from flexid_xblock.content import api as content  # noqa: E402 - Django comes first
from flexid_xblock.domain.errors import Unavailable  # noqa: E402

# The whole course is read once, before the workers are forked; that takes most of a second.
with suppress(Unavailable):  # where it is not whole, the pages say so
    content.course()
