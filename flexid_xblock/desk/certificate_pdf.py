"""A certificate as a PDF, drawn with the same words as the page.

Only where the libraries of the extra ``school`` are installed, and only with letters that our
font has: elsewhere the page that is printed is the way. The page is mirrored from right to left.
"""

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import segno
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

FONTS = Path(__file__).parent / "fonts"  # Vazirmatn: Latin and Arabic, under the OFL beside it
_NEEDED = ("fpdf", "uharfbuzz")
_WIDTH, _HEIGHT, _MARGIN = 210, 297, 24  # millimetres of A4
_TEAL, _INK, _SOFT, _LINE = (15, 76, 79), (23, 47, 48), (56, 73, 74), (197, 131, 81)
_QR, _FOOT = 30, 232
_MANY = 8  # more themes stand closer


def can_write(words: str) -> bool:
    """Whether a PDF can be made here, with every letter of these words."""
    if not all(find_spec(name) for name in _NEEDED):
        return False
    return _letters().issuperset(ord(letter) for letter in words if not letter.isspace())


def drawn(paper: dict[str, Any]) -> bytes:
    """The PDF of what ``desk.certificates.papers`` tells, in the active language."""
    sheet = _Sheet(paper["direction"])
    _frame(sheet)
    _head(sheet, paper)
    _facts(sheet, paper)
    _themes(sheet, paper)
    _signatures(sheet)
    _foot(sheet, paper)
    sheet.pdf.set_title(gettext("Certificate"))
    sheet.pdf.set_lang(paper["language"])
    return bytes(sheet.pdf.output())


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    fonts = import_module("fontTools.ttLib")
    with fonts.TTFont(FONTS / "Vazirmatn-Regular.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())


class _Sheet:
    """One page of A4 that is written from where its language begins."""

    def __init__(self, direction: str) -> None:
        self.direction, self.is_rtl = direction, direction == "rtl"
        self.pdf = import_module("fpdf").FPDF(format="A4")
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.pdf.add_font("house", style, FONTS / f"Vazirmatn-{name}.ttf")
        self.pdf.set_auto_page_break(False)
        self.pdf.add_page()

    def left(self, start: float, width: float) -> float:
        """Where a piece begins on paper that stands so far from the side where one begins."""
        return _WIDTH - start - width if self.is_rtl else start

    def write(
        self,
        text: str,
        *,
        at: tuple[float, float],
        width: float,
        size: float,
        bold: bool = False,
        ink: tuple[int, int, int] = _INK,
        centre: bool = False,
        direction: str = "",
    ) -> float:
        """Write in a column, breaking lines; how far down it went."""
        start, top = at
        self.pdf.set_font("house", "B" if bold else "", size)
        self.pdf.set_text_color(*ink)
        self.pdf.set_text_shaping(True, direction=direction or self.direction)
        self.pdf.set_xy(self.left(start, width), top)
        side = "R" if self.is_rtl else "L"
        self.pdf.multi_cell(width, size * 0.56, text, align="C" if centre else side)
        return float(self.pdf.get_y())


def _frame(sheet: _Sheet) -> None:
    """A thin line round the page, and a row of arches, for the bridge builders."""
    pdf = sheet.pdf
    pdf.set_draw_color(*_TEAL)
    pdf.set_line_width(0.5)
    pdf.rect(11, 11, _WIDTH - 22, _HEIGHT - 22)
    pdf.set_draw_color(*_LINE)
    pdf.set_line_width(0.6)
    for place in range(12):
        pdf.arc(_WIDTH / 2 - 48 + place * 8, 40, 8, 180, 360)
    pdf.line(_WIDTH / 2 - 48, 44.6, _WIDTH / 2 + 48, 44.6)


def _head(sheet: _Sheet, paper: dict[str, Any]) -> None:
    middle: dict[str, Any] = {"width": _WIDTH - 2 * _MARGIN, "centre": True}
    if paper["school"]:
        sheet.write(paper["school"], at=(_MARGIN, 24), size=14, ink=_SOFT, **middle)
    if paper["is_withdrawn"]:
        sheet.write(
            gettext("Withdrawn: not valid any more"), at=(_MARGIN, 32), size=12, bold=True, **middle
        )
    sheet.write(gettext("Certificate"), at=(_MARGIN, 52), size=32, bold=True, ink=_TEAL, **middle)
    below = sheet.write(paper["name"], at=(_MARGIN, 74), size=24, bold=True, **middle)
    below = sheet.write(gettext("for taking part in"), at=(_MARGIN, below + 3), size=12, **middle)
    course = paper["course"]
    title = {"size": 17, "bold": True, "direction": course.direction, **middle}
    below = sheet.write(course.text, at=(_MARGIN, below + 2), **title)
    sheet.write(str(paper["year"]), at=(_MARGIN, below + 1), size=13, **middle)


def _facts(sheet: _Sheet, paper: dict[str, Any]) -> None:
    days = [date_format(paper[name], "j F Y") for name in ("first_day", "last_day")]
    hours = number_format(round(paper["hours"], 1)).rstrip("0").rstrip(".,٫")
    facts = (
        (gettext("When"), " – ".join(dict.fromkeys(days)), 76),
        (gettext("Meetings"), str(paper["meetings"]), 40),
        (gettext("Hours together"), hours, 40),
    )
    start = float(_MARGIN)
    for name, said, width in facts:
        sheet.write(name, at=(start, 128), width=width, size=10, ink=_SOFT)
        sheet.write(said, at=(start, 134), width=width, size=12, bold=True)
        start += width + 3


def _themes(sheet: _Sheet, paper: dict[str, Any]) -> None:
    sheet.write(gettext("Themes"), at=(_MARGIN, 148), width=80, size=10, ink=_SOFT)
    size = 12 if len(paper["themes"]) <= _MANY else 10
    top = 154.0
    for theme in paper["themes"]:
        sheet.pdf.set_fill_color(*_LINE)
        sheet.pdf.rect(sheet.left(_MARGIN + 1, 0.9), top + 0.6, 0.9, size * 0.45, style="F")
        where: dict[str, Any] = {"at": (_MARGIN + 5, top), "width": _WIDTH - 2 * _MARGIN - 5}
        top = sheet.write(theme.text, size=size, direction=theme.direction, **where) + 0.4


def _signatures(sheet: _Sheet) -> None:
    names = (gettext("Place and day"), gettext("Teacher"), gettext("For the school"))
    sheet.pdf.set_draw_color(*_SOFT)
    sheet.pdf.set_line_width(0.2)
    for place, name in enumerate(names):
        start = _MARGIN + place * 56
        left = sheet.left(start, 50)
        sheet.pdf.line(left, _FOOT - 8, left + 50, _FOOT - 8)
        sheet.write(name, at=(start, _FOOT - 6), width=50, size=9, ink=_SOFT)


def _foot(sheet: _Sheet, paper: dict[str, Any]) -> None:
    top = _FOOT + 8
    _scan(sheet, paper["address"], top)
    start, width = _MARGIN + _QR + 6, _WIDTH - 2 * _MARGIN - _QR - 6
    about: dict[str, Any] = {"width": width, "size": 10, "ink": _SOFT}
    said = gettext(
        "Is it valid? Scan the code or open this address. It says yes or no, and no name."
    )
    below = sheet.write(said, at=(start, top + 2), **about)
    below = sheet.write(paper["address"], at=(start, below + 1), direction="ltr", **about)
    sheet.write(gettext("Nobody gets marks in this course."), at=(start, below + 1), **about)


def _scan(sheet: _Sheet, address: str, top: float) -> None:
    """The code to scan, square by square."""
    matrix = segno.make(address, error="m", micro=False).matrix
    side, left = _QR / len(matrix), sheet.left(_MARGIN, _QR)
    sheet.pdf.set_fill_color(0, 0, 0)
    for down, row in enumerate(matrix):
        for along, is_dark in enumerate(row):
            if is_dark:
                # A hair wider than it is, or a screen shows white lines between them.
                at = (left + along * side, top + down * side)
                sheet.pdf.rect(*at, side * 1.03, side * 1.03, style="F")
