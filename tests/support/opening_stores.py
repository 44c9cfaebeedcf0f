"""Opens what browsers compress: gzip, zlib, Brotli, mozLz4, snappy, LevelDB tables, SQLite values.

Each function takes the bytes of a file and yields what was inside; a damaged part is left out.
"""

import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import brotli

GZIP, SQLITE, MOZ_LZ4 = b"\x1f\x8b\x08", b"SQLite format 3\0", b"mozLz40\0"
ZLIB_STARTS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
LEVELDB_END = bytes.fromhex("57fb808b247547db")
# Blink compresses a large value of IndexedDB: version 17, "compressed with snappy".
BLINK_SNAPPY = b"\xff\x11\x02"
SIMPLE_CACHE_ENTRY = bytes.fromhex("305c72a71b6dfbfc")
SMALLEST = 8


def deflated(raw: bytes) -> Iterator[bytes]:
    """Every gzip and zlib stream, wherever it begins."""
    for start, window in [(GZIP, 31), *((one, 15) for one in ZLIB_STARTS)]:
        place = raw.find(start)
        while place >= 0:
            with suppress(zlib.error):
                found = zlib.decompressobj(window).decompress(raw[place:], 10_000_000)
                if len(found) >= SMALLEST:
                    yield found
            place = raw.find(start, place + 1)


def brotli_body(raw: bytes) -> Iterator[bytes]:
    """The body of an entry of Chromium's HTTP cache (after header and key), if it is Brotli.

    Firefox's entries begin with the body.
    """
    body = raw
    if raw.startswith(SIMPLE_CACHE_ENTRY):
        body = raw[24 + int.from_bytes(raw[12:16], "little") :]
    with suppress(brotli.error):
        yield brotli.Decompressor().process(body)


def moz_lz4(raw: bytes) -> Iterator[bytes]:
    """A file of Firefox's session store."""
    if raw.startswith(MOZ_LZ4):
        yield unpack_lz4(raw[12:])


def leveldb_blocks(raw: bytes) -> Iterator[bytes]:
    """Every block of a LevelDB table (.ldb), found through its index."""
    if not raw.endswith(LEVELDB_END):
        return
    footer = raw[-48:]
    _, place = _varint(footer, 0)
    _, place = _varint(footer, place)
    for handle in _entries(_block(raw, footer[place:])):
        yield _block(raw, handle)


def _block(raw: bytes, handle: bytes) -> bytes:
    offset, place = _varint(handle, 0)
    size, _ = _varint(handle, place)
    body = raw[offset : offset + size]
    return unpack_snappy(body) if raw[offset + size] == 1 else body


def _entries(block: bytes) -> Iterator[bytes]:
    """The values of a block's entries."""
    restarts = int.from_bytes(block[-4:], "little")
    place, end = 0, len(block) - 4 - 4 * restarts
    while place < end:
        _, place = _varint(block, place)
        own, place = _varint(block, place)
        size, place = _varint(block, place)
        yield block[place + own : place + own + size]
        place += own + size


def blink_values(raw: bytes) -> Iterator[bytes]:
    """Every value of IndexedDB that Blink compressed."""
    place = raw.find(BLINK_SNAPPY)
    while place >= 0:
        with suppress(IndexError, ValueError):
            yield unpack_snappy(raw[place + 3 :])
        place = raw.find(BLINK_SNAPPY, place + 1)


def sqlite_values(file: Path) -> Iterator[bytes]:
    """Every value of every table, and what is inside where Firefox has compressed it by snappy."""
    with tempfile.TemporaryDirectory() as folder, suppress(sqlite3.Error):
        for each in file.parent.glob(f"{file.name}*"):
            shutil.copy(each, folder)
        with closing(sqlite3.connect(Path(folder) / file.name)) as database:
            database.text_factory = bytes
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                with suppress(sqlite3.Error):
                    yield from _values(database, table.decode())


def _values(database: sqlite3.Connection, table: str) -> Iterator[bytes]:
    for row in database.execute(f'SELECT * FROM "{table}"'):
        for value in row:
            if isinstance(value, bytes):
                yield value
                with suppress(IndexError, ValueError):
                    yield unpack_snappy(value)


def unpack_lz4(block: bytes) -> bytes:
    """An LZ4 block."""
    out, place = bytearray(), 0
    while place < len(block):
        token = block[place]
        count, place = _length(block, place + 1, token >> 4)
        out += block[place : place + count]
        place += count
        if place >= len(block):
            break
        back = int.from_bytes(block[place : place + 2], "little")
        count, place = _length(block, place + 2, token & 15)
        _copy(out, back, count + 4)
    return bytes(out)


def _length(block: bytes, place: int, count: int) -> tuple[int, int]:
    if count == 15:
        while block[place] == 255:
            count, place = count + 255, place + 1
        count, place = count + block[place], place + 1
    return count, place


def unpack_snappy(raw: bytes) -> bytes:
    """Raw snappy, up to the length that it names. Raises IndexError or ValueError if it is not."""
    length, place = _varint(raw, 0)
    out = bytearray()
    while len(out) < length:
        tag = raw[place]
        if tag & 3 == 0:
            count, place = _literal(raw, place)
            out += raw[place : place + count]
            place += count
            continue
        count, back, place = _back_reference(raw, place)
        _copy(out, back, count)
    return bytes(out)


def _literal(raw: bytes, place: int) -> tuple[int, int]:
    count = raw[place] >> 2
    more = max(0, count - 59)
    if more:
        count = int.from_bytes(raw[place + 1 : place + 1 + more], "little")
    return count + 1, place + 1 + more


def _back_reference(raw: bytes, place: int) -> tuple[int, int, int]:
    tag = raw[place]
    if tag & 3 == 1:
        return (tag >> 2 & 7) + 4, (tag >> 5) << 8 | raw[place + 1], place + 2
    size = 2 if tag & 3 == 2 else 4
    back = int.from_bytes(raw[place + 1 : place + 1 + size], "little")
    return (tag >> 2) + 1, back, place + 1 + size


def _copy(out: bytearray, back: int, count: int) -> None:
    if not 0 < back <= len(out):
        raise ValueError("a reference before the beginning")
    for _ in range(count):
        out.append(out[-back])


def _varint(raw: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[place]
        value, shift, place = value | (byte & 127) << shift, shift + 7, place + 1
        if byte < 128:
            return value, place
