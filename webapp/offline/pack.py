"""Builds the pack: all kept pages as one body, addressed by the hash of exactly these bytes."""

import gzip
import hashlib
import json
from dataclasses import dataclass

import brotli
from flask import Flask

from webapp.guidance import editions
from webapp.offline import chunks
from webapp.offline.kept import kept_paths
from webapp.web import assets

FORMAT = 1
# Headers of one answer on the wire, which say nothing about a kept page.
NOT_KEPT = {"content-length", "content-encoding", "cache-control", "date", "etag", "vary"}


class PageMissing(Exception):
    """A page that phones must keep gives no answer, sets a cookie, or has headers of its own."""


@dataclass(frozen=True)
class BuiltPack:
    """A pack ready to serve: its address, what it was made from, and its two encodings."""

    hash: str
    build: str
    edition: str
    body_br: bytes
    body_gzip: bytes


def build_pack(app: Flask) -> BuiltPack:
    """Ask the application for each kept page and put them into one body. Takes some seconds.

    The same pages give the same bytes, and so the same hash. Raises PageMissing.
    """
    edition = editions.current().name
    body = body_of(app, kept_paths(), edition)
    return BuiltPack(
        hash=hashlib.sha256(body).hexdigest()[:32],
        build=assets.build(),
        edition=edition,
        body_br=brotli.compress(body, mode=brotli.MODE_TEXT, quality=11, lgwin=24),
        body_gzip=gzip.compress(body, 9, mtime=0),
    )


def body_of(app: Flask, paths: list[str], edition: str) -> bytes:
    """The uncompressed bytes: pages as indexes into shared chunks, headers once."""
    fetched = {path: _fetch(app, path) for path in paths}
    headers = next(iter(fetched.values()))[1]
    odd = [path for path, (_, its_headers) in fetched.items() if its_headers != headers]
    if odd:
        raise PageMissing(f"These pages have headers of their own: {', '.join(odd)}")
    pages, shared = chunks.split({path: text for path, (text, _) in fetched.items()})
    pack = {
        "format": FORMAT,
        "build": assets.build(),
        "edition": edition,
        "headers": headers,
        "pages": pages,
        "chunks": shared,
    }
    return json.dumps(pack, ensure_ascii=False, separators=(",", ":")).encode()


def _fetch(app: Flask, path: str) -> tuple[str, dict[str, str]]:
    response = app.test_client(use_cookies=False).get(path)
    if response.status_code != 200 or response.mimetype != "text/html":
        raise PageMissing(f"{path} answers {response.status}")
    headers = {name.lower(): value for name, value in response.headers}
    if "set-cookie" in headers:
        raise PageMissing(f"{path} sets a cookie")
    kept = {name: headers[name] for name in sorted(headers.keys() - NOT_KEPT)}
    return response.get_data(as_text=True), kept
