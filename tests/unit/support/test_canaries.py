"""The search for canaries finds them in every form and in every store that it says it opens."""

import base64
import gzip
import sqlite3
import zlib
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from tests.support.canaries import canary, find_canaries
from tests.support.opening_stores import unpack_lz4, unpack_snappy

WORD = "namezq01234567"
TEXT = f"before {WORD} after".encode()
# Literals of one byte less than the text, then the last byte, as each format writes them.
LZ4 = bytes([0xF0, len(TEXT) - 15]) + TEXT
SNAPPY = bytes([len(TEXT), (len(TEXT) - 1) << 2]) + TEXT
KEY = b"http://site/"
ENTRY = bytes.fromhex("305c72a71b6dfbfc05000000") + bytes([len(KEY), 0, 0, 0]) + bytes(8) + KEY


def table() -> bytes:
    """A LevelDB table of one snappy block and its index."""
    data = SNAPPY + b"\x01" + bytes(4)
    handle = bytes([0, len(SNAPPY)])
    index = bytes([0, 1, len(handle)]) + b"k" + handle + bytes(4) + b"\x01\0\0\0"
    place = len(data)
    footer = bytes([0, 0, place, len(index)])
    return data + index + bytes(5) + footer.ljust(40, b"\0") + bytes.fromhex("57fb808b247547db")


def coded(plain: bytes, lead: int) -> bytes:
    return base64.b64encode(b"x" * lead + plain)


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(TEXT, id="utf-8"),
        pytest.param(TEXT.decode().encode("utf-16-le"), id="utf-16-le"),
        pytest.param(TEXT.decode().encode("utf-16-be"), id="utf-16-be"),
        pytest.param(TEXT.hex().encode(), id="hex"),
        pytest.param(quote(TEXT).encode(), id="percent"),
        *(coded(TEXT, lead) for lead in range(3)),
        *(coded(TEXT.decode().encode("utf-16-le"), lead) for lead in range(3)),
        pytest.param(b"\0" * 7 + gzip.compress(TEXT), id="gzip"),
        pytest.param(b"\0" * 7 + zlib.compress(TEXT), id="zlib"),
        pytest.param(ENTRY + brotli.compress(TEXT), id="Brotli in Chromium's cache"),
        pytest.param(brotli.compress(TEXT), id="Brotli in Firefox's cache"),
        pytest.param(b"mozLz40\0" + bytes(4) + LZ4, id="mozLz4"),
        pytest.param(b"\0" * 7 + b"\xff\x11\x02" + SNAPPY, id="snappy in IndexedDB"),
        pytest.param(table(), id="LevelDB"),
    ],
)
def test_it_is_found_in_every_form(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(stored)
    assert find_canaries(tmp_path, [WORD, canary("name")]) == [f"{WORD} in deep/file"]


def test_it_is_found_in_a_compressed_value_of_a_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "object.sqlite") as database:
        database.execute("CREATE TABLE object_data (data BLOB)")
        packed = bytes([len(TEXT), 8 << 2]) + TEXT[:9] + bytes([(len(TEXT) - 10) << 2]) + TEXT[9:]
        database.execute("INSERT INTO object_data VALUES (?)", [packed])
    database.close()
    assert find_canaries(tmp_path, [WORD]) == [f"{WORD} in object.sqlite"]


def test_a_reference_to_earlier_bytes_is_followed() -> None:
    assert unpack_snappy(b"\x08" + b"\x0cabcd" + bytes([3 << 2 | 2, 4, 0])) == b"abcdabcd"
    assert unpack_snappy(b"\x08" + b"\x0cabcd" + bytes([1, 4])) == b"abcdabcd"
    assert unpack_lz4(b"\x40abcd\x04\0" + b"\x10e") == b"abcdabcde"


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(TEXT)
    assert find_canaries(tmp_path, [canary("name")]) == []
