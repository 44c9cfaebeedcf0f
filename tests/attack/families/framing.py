"""Requests whose ends can be read in two ways, are missing, or are of another protocol."""

import random
from collections.abc import Iterator

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support import reports

NAME = "framing and request smuggling"
SEED = 20261126

HEAD = b"POST /sync/v1/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
TE_SPELLINGS = (
    *(b"Transfer-Encoding: chunked", b"Transfer-Encoding: Chunked", b"transfer-encoding:\tchunked"),
    *(b"Transfer-Encoding: chunked, identity", b"Transfer-Encoding: identity, chunked"),
    *(
        b"Transfer-Encoding: xchunked",
        b"Transfer-Encoding : chunked",
    ),
    *(b" Transfer-Encoding: chunked", b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"),
    *(b"X: y\nTransfer-Encoding: chunked", b"Transfer-Encoding:\r\n chunked"),
)
LENGTHS = (
    b"-1",
    b"+5",
    b"0x5",
    b"5, 5",
    b"5,6",
    b"5 5",
    b"",
    b"1e3",
    b"9" * 30,
    b"5\r\nContent-Length: 6",
)
RAW = {
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
    "TLS": bytes.fromhex("16030100a5010000a10303") + b"\1" * 160,
    "HTTP/0.9": b"GET /\r\n\r\n",
    "HTTP/3.0": b"GET / HTTP/3.0\r\nHost: 127.0.0.1\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
    "another site's address": b"GET http://evil.example/unit/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "NUL in a header": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\0b\r\n\r\n",
    "a bare line feed": b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
    "no method": b" / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "an odd method": b"\xff\xfe / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "an odd path": b"GET /\xff\xfe%ff%00%zz/../../etc HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    "200 headers": HEAD + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n",
    "one-byte chunks": HEAD + TE_SPELLINGS[0] + b"\r\n\r\n" + b"1\r\na\r\n" * 20_000 + b"0\r\n\r\n",
    "half a chunk": HEAD + TE_SPELLINGS[0] + b"\r\n\r\nffffffffffffffff\r\na",
}


def attack(target: Target) -> Iterator[Try]:
    """Send everything; what is hidden behind a request of two lengths must not be stored."""
    hidden = {spelling: reports.uuid7() for spelling in TE_SPELLINGS}
    for spelling, report_id in hidden.items():
        yield _smuggle(target, spelling, report_id)
    for length in LENGTHS:
        sent = HEAD + b"Content-Length: " + length + b'\r\n\r\n{"items":[]}'
        yield attempt(f"length {length[:12]!r}", target.ask(sent, patience=15))
    for name, sent in RAW.items():
        yield attempt(name, target.ask(sent, patience=15))
    noise = random.Random(SEED)
    for number in range(20):
        sent = noise.randbytes(400) + b"\r\n\r\n"
        yield attempt(f"noise {number} of seed {SEED}", target.ask(sent, patience=15))
    for spelling, report_id in hidden.items():
        stored = _was_stored(target, report_id)
        yield Try(f"hidden by {spelling.decode()}", fault="it was stored" if stored else "")


def _smuggle(target: Target, spelling: bytes, report_id: str) -> Try:
    """Two lengths, and behind the shorter one a whole request with a report of its own."""
    hidden = wire.post_items(reports.sealed_report(report_id=report_id, public=target.public))
    sent = HEAD + spelling + b"\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + hidden
    return attempt(spelling.decode(), target.ask(sent, patience=15))


def _was_stored(target: Target, report_id: str) -> bool:
    return bool(target.rows("SELECT 1 FROM arrival WHERE id = :id", id=report_id))
