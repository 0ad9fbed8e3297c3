"""Load and render each block where it is installed; print where, and each block's name.

Run by test_packaging.py with another environment's Python, so it may import
nothing from this folder. FLEXID_DATA names the folder of a school to make.
"""

import os
from importlib.metadata import distribution

os.environ["DJANGO_SETTINGS_MODULE"] = "flexid_xblock.school.settings"
os.environ["FLEXID_DEMO"] = "1"
# Given, since the key file is written after the settings were read; the server starts anew for it.
os.environ["FLEXID_SECRET_KEY"] = "for a school that is thrown away"

import django
from django.conf import settings
from django.utils.html import escape

import flexid_xblock
from flexid_xblock.school import start

ACTIVITIES = {
    "flexid_activity": "who-am-i.circles",
    "flexid_journal": "who-am-i.journal",
    "flexid_module": "who-am-i.opening",
    "flexid_session": "who-am-i.meeting",
}


def set_up_school() -> None:
    """What the first `make run` does, short of serving."""
    start.make_folders(settings.DATA)
    django.setup()
    start.prepare()


def shown(activity: str) -> str:
    """What Ana sees of the block of this activity."""
    from django.contrib.auth.models import User

    from flexid_xblock.school.runtime import SchoolRuntime

    runtime = SchoolRuntime(User.objects.get(username="ana"), settings.FLEXID_SCHOOL_COURSE)
    return runtime.render(runtime.get_block(activity), "student_view").body_html()


def title(activity: str) -> str:
    """The authored title that its block must show."""
    from flexid_xblock.content import api as content

    return content.words(content.source(activity), "en").text["title"]


def use_blocks() -> None:
    """Each entry point loads, publishes no files of ours, and shows its title."""
    blocks = [e for e in distribution("flexid-xblock").entry_points if e.group == "xblock.v1"]
    for block in sorted(blocks, key=lambda block: block.name):
        activity = ACTIVITIES[block.name]
        if block.load().resources_dir is not None:
            raise AssertionError(f"{block.name} publishes the package")
        if escape(title(activity)) not in shown(activity):
            raise AssertionError(f"{block.name} does not show its title")
        print(block.name)


if __name__ == "__main__":
    set_up_school()
    print(flexid_xblock.__file__)
    use_blocks()
