"""``python -m flexid_xblock.school``: set the school up and serve it."""

import sys

from flexid_xblock.school.start import main

sys.exit(main())
