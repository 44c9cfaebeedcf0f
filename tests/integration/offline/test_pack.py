"""The pack: every offline page in one body, complete, small, and addressed by its hash."""

import gzip
import hashlib
import json
from typing import Any

import brotli
import pytest
from flask import Flask

from tests.integration.offline.conftest import FEW
from tests.support.client import HouseClient
from tests.support.pack_pages import pages_in
from webapp.offline import pack as packs
from webapp.offline.pack import PageUnfit, build_pack
from webapp.offline.pack_contents import page_paths

LARGEST_ON_THE_WIRE = 45_000


def opened(body: bytes) -> dict[str, Any]:
    return json.loads(body)


def test_its_address_is_the_hash_of_exactly_its_bytes(few_pages: Flask) -> None:
    pack = build_pack(few_pages)
    assert pack.hash == hashlib.sha256(brotli.decompress(pack.body_br)).hexdigest()[:32]


def test_both_encodings_hold_the_same_bytes(few_pages: Flask) -> None:
    pack = build_pack(few_pages)
    assert gzip.decompress(pack.body_gzip) == brotli.decompress(pack.body_br)


def test_the_same_pages_give_the_same_pack(few_pages: Flask) -> None:
    assert build_pack(few_pages) == build_pack(few_pages)


def test_a_page_in_the_pack_is_the_page_as_served(few_pages: Flask, client: HouseClient) -> None:
    pack = opened(brotli.decompress(build_pack(few_pages).body_br))
    assert sorted(pack["pages"]) == FEW
    assert pages_in(pack) == {path: client.get(path).get_data(as_text=True) for path in FEW}


def test_it_has_the_headers_of_a_page_once(few_pages: Flask, client: HouseClient) -> None:
    headers = opened(brotli.decompress(build_pack(few_pages).body_br))["headers"]
    online = client.get("/").headers
    assert headers["content-security-policy"] == online["Content-Security-Policy"]
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert not {"set-cookie", "cache-control", "content-length", "vary"} & headers.keys()


def test_a_page_that_does_not_answer_stops_the_pack(
    published: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "page_paths", lambda: ["/", "/nothing-here"])
    with pytest.raises(PageUnfit, match="/nothing-here answers 404"):
        build_pack(published)


def test_a_page_that_sets_a_cookie_stops_the_pack(few_pages: Flask) -> None:
    @few_pages.after_request
    def _bake(response):  # type: ignore[no-untyped-def]
        response.set_cookie("name", "value")
        return response

    with pytest.raises(PageUnfit, match="sets a cookie"):
        build_pack(few_pages)


def test_the_pack_has_every_page_a_worker_may_need(published: Flask) -> None:
    kept = page_paths()
    needed = {"/", "/steps/", "/contacts", "/my-lead", "/report", "/reports", "/no-signal", "/away"}
    assert needed <= set(kept)
    assert len(kept) > 330
    assert not [path for path in kept if path.startswith(("/unit", "/sync", "/pack", "/healthz"))]


def test_the_whole_pack_is_small_enough_for_a_first_visit(published: Flask) -> None:
    assert len(build_pack(published).body_br) <= LARGEST_ON_THE_WIRE
