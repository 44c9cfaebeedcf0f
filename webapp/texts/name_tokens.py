"""Keeps name tokens: keyed hashes of the words by which a report can be found.

So a report is found by whole words that somebody typed into it, and no table has the words. The
key is a file beside the storage keys (hash_keys.py); with another key all tokens are made again.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from sqlalchemy import Connection, Table, delete, insert

from webapp.texts.hash_keys import read_key, replace_key
from webapp.texts.models import NameToken
from webapp.vocabulary.name_kind import NameKind

FILE = "index-key"
BYTES = 12
# Another one whenever reports are found by other words than before: their tokens are made again.
MADE_AS = b"2"

TABLE = cast(Table, NameToken.__table__)

Name = tuple[NameKind, str]
"""A word of a report, and what it is the name of."""


class Hashed(NamedTuple):
    """The tokens of a report with their kinds, and the number of the key they are hashed under."""

    by: int
    tokens: frozenset[tuple[bytes, NameKind]]


def hash_names(names: Iterable[Name]) -> Hashed:
    """The tokens of these names. Raises StorageKeyAway."""
    key = read_key(FILE)
    return Hashed(_number(key), frozenset((_hash(key, word), kind) for kind, word in names))


def hash_words(words: Iterable[str]) -> list[bytes]:
    """The token of each word, in order. Raises StorageKeyAway."""
    key = read_key(FILE)
    return [_hash(key, word) for word in words]


def current_key() -> int:
    """Its number: another for another key, or for other words. Raises StorageKeyAway."""
    return _number(read_key(FILE))


def replace() -> None:
    """Make a new key. The tokens of all reports must be made again. Raises StorageKeyAway."""
    replace_key(FILE)


def keep(connection: Connection, tokens: Mapping[int, Hashed]) -> None:
    """Insert the tokens of reports by number, in the caller's transaction."""
    rows = [
        {"token": token, "kind": kind, "report_number": number}
        for number, hashed in tokens.items()
        for token, kind in hashed.tokens
    ]
    if rows:
        connection.execute(insert(TABLE), rows)


def remove(connection: Connection, numbers: Collection[int]) -> None:
    """Delete every token of these reports, in the caller's transaction."""
    connection.execute(delete(TABLE).where(TABLE.c.report_number.in_(numbers)))


def _hash(key: bytes, word: str) -> bytes:
    return hmac.digest(key, word.encode("utf-8", "surrogatepass"), "sha256")[:BYTES]


@lru_cache(maxsize=1)
def _number(key: bytes) -> int:
    return int.from_bytes(hashlib.sha256(key + MADE_AS).digest()[:4]) >> 1
