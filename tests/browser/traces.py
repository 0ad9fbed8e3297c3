"""Where a text has left traces: its words, searched as bytes in every way they may be written."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote


def spellings(words: str) -> set[bytes]:
    """The bytes that would betray these words."""
    plain = {words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
    escaped = {json.dumps(words)[1:-1].encode(), quote(words).encode()}
    return plain | escaped | {piece for raw in plain for piece in base64_pieces(raw)}


def base64_pieces(raw: bytes) -> set[bytes]:
    """What base64 makes of it wherever it begins; both ends mix with neighbours and are cut off."""
    return {
        b64encode(b"\0" * shift + raw)[(0, 2, 3)[shift] : -4].rstrip(b"=") for shift in range(3)
    }


def betraying(words: tuple[str, ...], content: bytes) -> list[str]:
    """Which of the words are in these bytes."""
    return [word for word in words if any(form in content for form in spellings(word))]


def in_files(folder: Path, words: tuple[str, ...]) -> dict[str, list[str]]:
    """File by file what is betrayed; ``{}`` is what a school promises."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = {str(path.relative_to(folder)): betraying(words, path.read_bytes()) for path in files}
    return {name: words for name, words in found.items() if words}
