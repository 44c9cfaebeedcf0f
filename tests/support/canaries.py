"""Canaries: words to type, and the search for them in every file of a browser's profile.

Sought in each file as it lies on the disk, and inside whatever `opening_stores` opens, in every
form of `forms_of`.
"""

import base64
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from tests.support import opening_stores as stores

# What only the browser itself needs, and is never written with a page's words in it.
SKIPPED = ("BrowserMetrics", "component_crx_cache", "ShaderCache", "GrShaderCache")


def canary(field: str) -> str:
    """A word found nowhere else, which says which field it was typed into."""
    return f"{field[:8]}zq{secrets.token_hex(4)}"


def forms_of(word: str) -> set[bytes]:
    """UTF-8, UTF-16 (both ends), percent-encoded, hexadecimal, and base64 at each alignment."""
    plain, found = word.encode(), set[bytes]()
    encodings = [plain, word.encode("utf-16-le"), word.encode("utf-16-be")]
    for each in encodings:
        found |= {each, each.hex().encode(), each.hex().upper().encode()}
        found |= {_base64_inside(each, lead) for lead in range(3)}
    found.add("".join(f"%{byte:02X}" for byte in plain).encode())
    found.add(quote(word).encode())
    return found


def _base64_inside(plain: bytes, lead: int) -> bytes:
    """What base64 makes of it after `lead` bytes, without what its neighbours change."""
    coded = base64.b64encode(b"\0" * lead + plain)
    return coded[(0, 2, 3)[lead] : (lead + len(plain)) * 8 // 6]


def find_canaries(profile: Path, words: Iterable[str]) -> list[str]:
    """`word in file` for every word that the profile holds, in whatever form."""
    sought = {word: forms_of(word) for word in words}
    found = set()
    for file in sorted(profile.rglob("*")):
        if not file.is_file() or any(part in SKIPPED for part in file.parts):
            continue
        for text in texts_in(file):
            found |= {
                f"{word} in {file.relative_to(profile)}"
                for word, forms in sought.items()
                if any(form in text for form in forms)
            }
    return sorted(found)


def texts_in(file: Path) -> Iterator[bytes]:
    """The file as it is, and everything that can be opened inside it."""
    raw = file.read_bytes()
    yield raw
    yield from stores.deflated(raw)
    yield from stores.brotli_body(raw)
    yield from stores.moz_lz4(raw)
    yield from stores.blink_values(raw)
    for block in stores.leveldb_blocks(raw):
        yield block
        yield from stores.blink_values(block)
    if raw.startswith(stores.SQLITE):
        for value in stores.sqlite_values(file):
            yield value
            yield from stores.deflated(value)
