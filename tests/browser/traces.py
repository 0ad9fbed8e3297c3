"""Where a text has left traces: its words, searched as bytes in every way they may be written."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

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


# Wherever a page could leave something on a phone.
KEPT = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href, name,
  document.title, await indexedDB.databases(), await caches.keys(),
])"""


def on_device(page: Page, words: tuple[str, ...]) -> list[str]:
    """Which of the words the browser would still have when this page is closed."""
    state = json.dumps(page.context.storage_state(), ensure_ascii=False)
    return betraying(words, f"{page.evaluate(KEPT)} {state}".encode())


def asked_for(page: Page) -> list[str]:
    """The addresses of everything that a page asks from now on, with what comes with them."""
    seen: list[str] = []
    page.on("request", lambda one: seen.append(f"{one.url} {one.headers}"))
    return seen
