"""Builds the packs: offline pages in one body each, addressed by the hash of its bytes."""

import gzip
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import brotli
from flask import Flask
from werkzeug.test import TestResponse

from webapp.guidance import editions
from webapp.offline import chunks
from webapp.offline.pack_body import write_body
from webapp.offline.pack_contents import core_paths, library_files, library_paths
from webapp.web import assets
from webapp.web.once import FOUND
from webapp.web.side import FOR_PACK

Get = Callable[[str], TestResponse]

# Characters with a meaning in a body.
RESERVED = re.compile("[\0\2]")
# Headers about one transfer, not about the page.
TRANSFER_HEADERS = {"content-length", "content-encoding", "cache-control", "date", "etag", "vary"}


class PageUnfit(Exception):
    """A page of the pack does not answer 200, sets a cookie, or does not fit a body."""


@dataclass(frozen=True)
class BuiltPack:
    """A pack ready to serve: its hash, its build and edition, and both encodings."""

    hash: str
    build: str
    edition: str
    body_br: bytes
    body_gzip: bytes


@dataclass(frozen=True)
class BuiltPacks:
    """The two packs of one publication."""

    core: BuiltPack
    library: BuiltPack


def build_packs(app: Flask) -> BuiltPacks:
    """Both packs. Takes some seconds. Raises PageUnfit."""
    core = build_pack(app, core_paths())
    library = build_pack(app, library_paths(), library_files(assets.build()))
    return BuiltPacks(core, library)


def build_pack(app: Flask, paths: list[str], files: Sequence[str] = ()) -> BuiltPack:
    """Render each page and compress them, with the text of `files`, as one body.

    Deterministic: the same pages give the same hash. Raises PageUnfit.
    """
    edition = editions.current().name
    body = render_body(app, paths, edition, files)
    return BuiltPack(
        hash=hashlib.sha256(body).hexdigest()[:32],
        build=assets.build(),
        edition=edition,
        **_compress(body),
    )


def render_body(app: Flask, paths: list[str], edition: str, files: Sequence[str] = ()) -> bytes:
    """The uncompressed body: pages and files as indexes into shared chunks, headers once."""
    get = _make_get(app)
    fetched = {path: _fetch(get, path) for path in paths}
    headers = next(iter(fetched.values()))[1]
    unlike = [path for path, (_, its_headers) in fetched.items() if its_headers != headers]
    if unlike:
        raise PageUnfit(f"These pages have headers of their own: {', '.join(unlike)}")
    others = {path: _read(get, path) for path in files}
    types = {path: its_headers["content-type"] for path, (_, its_headers) in others.items()}
    head = {"build": assets.build(), "edition": edition, "headers": headers, "types": types}
    texts = {path: text for path, (text, _) in (fetched | others).items()}
    return write_body(head, *chunks.split(texts)).encode()


def _make_get(app: Flask) -> Get:
    """Asks for pages as if in one request: the edition of all is the same, and found once."""
    environ = {**FOR_PACK, FOUND: dict[str, Any]()}
    return partial(app.test_client(use_cookies=False).get, environ_overrides=environ)


def _fetch(get: Get, path: str) -> tuple[str, dict[str, str]]:
    text, headers = _read(get, path)
    if not headers["content-type"].startswith("text/html"):
        raise PageUnfit(f"{path} is not a page")
    return text, {name: headers[name] for name in sorted(headers.keys() - TRANSFER_HEADERS)}


def _read(get: Get, path: str) -> tuple[str, dict[str, str]]:
    """What is answered at `path`, and its headers in small letters."""
    with get(path) as response:
        text = response.get_data(as_text=True)
    if response.status_code != 200:
        raise PageUnfit(f"{path} answers {response.status}")
    headers = {name.lower(): value for name, value in response.headers}
    if "set-cookie" in headers:
        raise PageUnfit(f"{path} sets a cookie")
    if RESERVED.search(text):
        raise PageUnfit(f"{path} contains a control character")
    return text, headers


def _compress(body: bytes) -> dict[str, bytes]:
    return {
        "body_br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=11, lgwin=24, lgblock=17),
        "body_gzip": gzip.compress(body, 9, mtime=0),
    }
