"""Writes a pack's body: the chunks, then a head with each page as characters, one a chunk. Pure.

Its parts are separated by a control character, and a page is a string, because both compress better
than JSON's quotes and numbers (docs/decisions/0028). Its twin is service_worker/pack-body.js.
"""

import json
from collections.abc import Mapping
from typing import Any

FORMAT = 4
SEPARATOR = "\2"
# In a page this character is chunk 0, the next is chunk 1. Most packs then need two bytes a chunk.
FIRST = 0xA1
# Where characters end that are one code unit in JavaScript.
_SURROGATES = 0xD800


class TooManyChunks(Exception):
    """There are more chunks than characters to name them."""


def write_body(head: Mapping[str, Any], pages: Mapping[str, list[int]], chunks: list[str]) -> str:
    """The body as text. `pages` and `chunks` are those of chunks.split(). Raises TooManyChunks."""
    if FIRST + len(chunks) > _SURROGATES:
        raise TooManyChunks(f"{len(chunks)} chunks")
    named = {path: "".join(chr(FIRST + index) for index in page) for path, page in pages.items()}
    head = {"format": FORMAT, **head, "pages": named}
    return SEPARATOR.join([*chunks, json.dumps(head, ensure_ascii=False, separators=(",", ":"))])
