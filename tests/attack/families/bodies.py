"""Hostile requests at the phones' door, each item between two good ones."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt

NAME = "hostile bodies at the phones' door"

FIELDS = ("id", "digest", "sealed", "saved_at", "build", "device", "seq", "sig", "new")
VALUES = (
    *(
        "null",
        "true",
        "0",
        "-0.0",
        "1e400",
        "-1",
        "9007199254740993",
        "1" * 5000,
        "1." + "0" * 5000,
    ),
    *('""', r'"\u0000"', r'"\ud800"', r'"\ud800\udc00"', f'"{"x" * 5000}"', '"ES\u202e"'),
    *("[]", "{}", "[" * 31 + "]" * 31, "[" * 5000 + "]" * 5000, '{"a":1,"a":2}', "NaN", "Infinity"),
)
BARE = (
    b"1",
    b"null",
    b'"x"',
    b"[]",
    b"{}",
    b"[[]]",
    b'{"id":1,"id":2}',
    b'{"a":' * 40 + b"1" + b"}" * 40,
)
BODIES = {
    "nothing": b"",
    "a list": b"[]",
    "an object": b"{}",
    "items of another type": b'{"items":{}}',
    "items twice": b'{"items":[],"items":[]}',
    "cut off": b'{"items":[{"id":"',
    "something after it": b'{"items":[]} x',
    "UTF-16": '{"items":[]}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + b'{"items":[]}',
    "bytes that are not UTF-8": b'{"items":["\xff\xfe"]}',
    "a surrogate in UTF-8": b'{"items":["\xed\xa0\x80"]}',
    "NUL": b'\0{"items":[]}',
    "100,000 brackets": b"[" * 100_000,
    "100,000 brackets in items": b'{"items":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "200,000 digits": b'{"items":[],"waiting":' + b"9" * 200_000 + b"}",
    "a huge exponent": b'{"items":[],"waiting":1e999999999}',
    "51 items": b'{"items":[' + b",".join([b"{}"] * 51) + b"]}",
    "201 claims": b'{"items":[],"have":[' + b",".join([b"{}"] * 201) + b"]}",
    "odd claims": rb'{"items":[],"have":[1,null,{"id":"\u0000","digest":"x"},{"id":{}}]}',
    "blanks to the limit": b" " * 262_000 + b'{"items":[]}',
    "over the limit": b" " * 263_000,
    "100,000 names": json.dumps(
        {"items": [], **dict.fromkeys(map(str, range(20_000)), 1)}
    ).encode(),
}
GOOD = b'{"items":[]}'
HEADERS: dict[str, dict[str, Any]] = {
    "no type": {"Content_Type": None},
    "text": {"Content_Type": "text/plain"},
    "a form": {"Content_Type": wire.FORM},
    "UTF-16 as its name": {"Content_Type": "application/json; charset=utf-16"},
    "an odd charset": {"Content_Type": 'application/json; charset="\x01"'},
    "compressed": {"Content_Type": wire.JSON, "Content_Encoding": "gzip"},
    "another site's page": {"Content_Type": wire.JSON, "Sec_Fetch_Site": "cross-site"},
    "another host": {"Content_Type": wire.JSON, "Host": "evil.example"},
    "an odd host": {"Content_Type": wire.JSON, "Host": "[::1"},
    "a host of letters": {"Content_Type": wire.JSON, "Host": "ünïcode"},
    "a host with a path": {"Content_Type": wire.JSON, "Host": "127.0.0.1/unit"},
    "a range": {"Content_Type": wire.JSON, "Range": "bytes=-1"},
    "expectation": {"Content_Type": wire.JSON, "Expect": "something"},
    "a long cookie": {"Content_Type": wire.JSON, "Cookie": "a=" + "x" * 30_000},
    "long headers": {"Content_Type": wire.JSON, "X_Long": "x" * 60_000},
    "underscores": {"Content_Type": wire.JSON, "Content__Length": "9"},
    "forwarded": {"Content_Type": wire.JSON, "X_Forwarded_Host": "evil", "Forwarded": "host=evil"},
}


def attack(target: Target) -> Iterator[Try]:
    """Send everything."""
    for name, item in odd_items(target):
        yield _between_good_ones(target, name, item)
    for name, body in BODIES.items():
        sent = wire.request("POST", wire.REPORTS, body, Content_Type=wire.JSON)
        yield attempt(name, target.ask(sent), is_ours=True)
    for name, headers in HEADERS.items():
        body = gzip.compress(GOOD) if name == "compressed" else GOOD
        yield attempt(name, target.ask(wire.request("POST", wire.REPORTS, body, **headers)))


def odd_items(target: Target) -> Iterator[tuple[str, bytes]]:
    """A sound item with one value changed; and values that are not items."""
    for field in FIELDS:
        item = target.good_report()
        for value in VALUES:
            others = {name: given for name, given in item.items() if name != field}
            raw = json.dumps(others)[:-1] + f', "{field}": {value}}}'
            yield f"{field}: {value[:20]}", raw.encode()
    for bare in BARE:
        yield bare[:20].decode(), bare
    yield "the same key twice", json.dumps(target.good_report()).encode()[:-1] + b',"id":"x"}'
    yield "over 32 kB", json.dumps({**target.good_report(), "new": "x" * 33_000}).encode()


def _between_good_ones(target: Target, name: str, item: bytes) -> Try:
    """Both neighbours must be stored, unless no JSON can be read around the item at all."""
    first, last = target.good_report(), target.good_report()
    answer = target.ask(wire.post_items(first, item, last))
    found = attempt(name, answer, is_ours=True)
    if found.fault or answer.status == 400:
        return found
    codes = [result["code"] for result in answer.json()["results"]]
    harmed = len(codes) != 3 or codes[0] != "stored" or codes[2] != "stored"
    return found._replace(fault=f"a neighbour was harmed: {codes}" if harmed else "")
