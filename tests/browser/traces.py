"""Where a text has left traces: its words, searched as bytes in every way they may be written."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

URL_SAFE = bytes.maketrans(b"+/", b"-_")


def spellings(words: str) -> set[bytes]:
    """The bytes that would betray these words."""
    plain = {words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
    escaped = {json.dumps(words)[1:-1].encode(), quote(words).encode()}
    pieces = {piece for raw in plain for piece in base64_pieces(raw)}
    return plain | escaped | pieces | {piece.translate(URL_SAFE) for piece in pieces}


def base64_pieces(raw: bytes) -> set[bytes]:
    """What base64 makes of it, wherever in a text it begins; both ends, mixed, are cut off."""
    cuts = {0: 0, 1: 2, 2: 3}
    return {b64encode(b"\0" * shift + raw)[cut:-4] for shift, cut in cuts.items()}


def betraying(words: tuple[str, ...], content: bytes) -> list[str]:
    """Which of the words are in these bytes."""
    return [word for word in words if any(form in content for form in spellings(word))]


def in_files(folder: Path, words: tuple[str, ...]) -> dict[str, list[str]]:
    """File by file what is betrayed; ``{}`` is what a school promises."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = {str(path.relative_to(folder)): betraying(words, path.read_bytes()) for path in files}
    return {name: words for name, words in found.items() if words}
