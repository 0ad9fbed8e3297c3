"""A student's own file as a page that opens by a passphrase in any browser, made while it is sent.

Both forms of her file are in it, cut into pieces of one length, each closed. No clear
word of it is stored or sent, and each text stands in her log before it opens.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

import flexid_xblock
from flexid_xblock.access.api import Relation, exporting
from flexid_xblock.audit import api as audit
from flexid_xblock.content import api as content
from flexid_xblock.desk import takeaway
from flexid_xblock.domain.actors import Actor
from flexid_xblock.edge import host
from flexid_xblock.vault.api import ROUNDS, Envelope, envelope

CHUNK = 16 * 1024  # bytes; the length of a file tells no more than how many of these it has
FORMS = ("page", "data")
_SCRIPT = Path(flexid_xblock.__file__).parent / "static/flexid/js/openfile.js"


def pieces(maker: Actor, handing: exporting.Handing) -> Iterator[str]:
    """The closed file; what cannot be opened at all is refused before anything is sent."""
    filing = audit.Filing(
        maker_id=maker.real_user_id,
        role=Relation.ADMIN.value,
        student_id=handing.student_id,
        ref=str(handing.id),
    )
    filing.begin()
    language = host().language_of(handing.student_id) or settings.LANGUAGE_CODE
    # Whose eyes the file is for: it goes closed to her, and nobody else can open it.
    student = Actor(user_id=handing.student_id, real_user_id=handing.student_id, language=language)
    cover = envelope(handing.passphrase)
    with translation.override(language):
        before, after = takeaway.halves("closed", _about(cover, language))
        with audit.filed(filing):
            texts = [(form, takeaway.pieces(student, form)) for form in FORMS]
    closed = (
        _tag(form, cover.close(piece, is_last=is_last))
        for form, piece, is_last in _with_last(texts, filing)
    )
    return chain([before], closed, [after])


def _with_last(
    texts: list[tuple[str, Iterator[str]]], filing: audit.Filing
) -> Iterator[tuple[str, bytes, bool]]:
    """Every piece with its form, and whether it is the last of all."""
    found = ((form, piece) for form, text in texts for piece in _chunks(text, filing))
    form, piece = next(found)
    for following in found:
        yield form, piece, False
        form, piece = following
    yield form, piece, True


def _chunks(text: Iterator[str], filing: audit.Filing) -> Iterator[bytes]:
    """A form in pieces of one length; what is filled up with is nothing to a page or to data."""
    waiting = b""
    for part in _witnessed(text, filing):
        waiting += part.encode()
        while len(waiting) >= CHUNK:
            yield waiting[:CHUNK]
            waiting = waiting[CHUNK:]
    yield waiting.ljust(CHUNK)


def _witnessed(text: Iterator[str], filing: audit.Filing) -> Iterator[str]:
    """The same, where each step stands in her log before it opens anything."""
    while True:
        with audit.filed(filing):
            part = next(text, None)
        if part is None:
            return
        yield part


def _tag(form: str, closed: bytes) -> str:
    piece = b64encode(closed).decode()
    return f'<script type="text/plain" data-form="{form}">{piece}</script>\n'


def _about(cover: Envelope, language: str) -> dict[str, Any]:
    script, mark = _script()
    return {
        "language": language,
        "direction": content.direction(language),
        "made_at": timezone.now(),
        "salt": b64encode(cover.salt).decode(),
        "rounds": ROUNDS,
        "script": mark_safe(script),  # noqa: S308 - our own file
        "script_mark": mark,
    }


@cache
def _script() -> tuple[str, str]:
    """What opens the file, and the mark by which the file lets it run and nothing else."""
    script = _SCRIPT.read_text(encoding="utf-8")
    return script, b64encode(hashlib.sha256(script.encode()).digest()).decode()
