"""The officer's papers as golden files; ``python -m tests.privacy.write_papers`` writes them."""

import io
import os
import re
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parent / "papers"
PAPERS = ("flexid_record_of_processing", "flexid_dpia_facts")


def as_shipped(settings: Any) -> None:
    """Whatever the machine of the tests has set, the papers speak of a new installation."""
    settings.FLEXID_HEADS_DIR, settings.FLEXID_KEY, settings.FLEXID_KEY_SERVICE = "/heads", "", ""
    settings.FLEXID_KEY_FILE, settings.FLEXID_LEGAL_BASIS = "/keys/vault.key", ""
    settings.FLEXID_DEMO = False


def masked(paper: str) -> str:
    """The paper without the counts of rows and people, which differ everywhere."""
    heading, _, rest = paper.partition("## How much there is")
    counts, mark, after = rest.partition("## Settings that matter here")
    return heading + ("## How much there is" if rest else "") + re.sub(
        r"\d+$", "N", counts, flags=re.MULTILINE
    ) + mark + after  # fmt: skip


def _write() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    as_shipped(settings)
    call_command("migrate", verbosity=0)
    for name in PAPERS:
        out = io.StringIO()
        call_command(name, stdout=out)
        (GOLDEN / f"{name}.md").write_text(masked(out.getvalue()), "utf-8")


if __name__ == "__main__":
    _write()
