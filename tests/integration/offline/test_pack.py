"""The packs: every offline page in two bodies, complete, small, and addressed by their hash."""

import gzip
import hashlib

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from tests.support.client import HouseClient
from tests.support.pack_pages import FEW, pages_in, read_body
from tests.support.query_plans import recorded
from webapp.guidance import editions
from webapp.offline.pack import (
    BuiltPack,
    PageUnfit,
    build_pack,
    build_packs,
    render_body,
)
from webapp.offline.pack_contents import core_paths, library_paths
from webapp.triage.tree import build_tree

LARGEST_CORE, LARGEST_LIBRARY = 40_000, 65_000


def body_of(pack: BuiltPack) -> str:
    return brotli.decompress(pack.body_br).decode()


def test_its_address_is_the_hash_of_exactly_its_bytes(few_pages: Flask) -> None:
    pack = build_pack(few_pages, FEW)
    assert pack.hash == hashlib.sha256(brotli.decompress(pack.body_br)).hexdigest()[:32]


def test_both_encodings_hold_the_same_bytes(few_pages: Flask) -> None:
    pack = build_pack(few_pages, FEW)
    assert gzip.decompress(pack.body_gzip) == brotli.decompress(pack.body_br)


def test_the_same_pages_give_the_same_pack(few_pages: Flask) -> None:
    assert build_pack(few_pages, FEW) == build_pack(few_pages, FEW)


def test_a_page_in_the_pack_is_the_page_as_served(few_pages: Flask, client: HouseClient) -> None:
    pack = read_body(body_of(build_pack(few_pages, FEW)))
    assert sorted(pack["pages"]) == FEW
    assert pages_in(pack) == {path: client.get(path).get_data(as_text=True) for path in FEW}


def test_all_pages_are_of_one_edition_which_is_found_once(few_pages: Flask) -> None:
    with recorded() as asked:
        render_body(few_pages, FEW, "2026.4.0")
    editions = [one for one, _ in asked if "FROM edition " in f"{one} ".replace("\n", " ")]
    assert len(editions) == 1 and len(FEW) > 1


def test_it_has_the_headers_of_a_page_once(few_pages: Flask, client: HouseClient) -> None:
    headers = read_body(body_of(build_pack(few_pages, FEW)))["headers"]
    online = client.get("/").headers
    assert headers["content-security-policy"] == online["Content-Security-Policy"]
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert not {"set-cookie", "cache-control", "content-length", "vary"} & headers.keys()


def test_a_page_that_does_not_answer_stops_the_pack(published: Flask) -> None:
    with pytest.raises(PageUnfit, match="/nothing-here answers 404"):
        build_pack(published, ["/", "/nothing-here"])


def test_a_page_with_a_control_character_stops_the_pack(
    few_pages: Flask,
) -> None:
    few_pages.test_client_class = FlaskClient  # without the tests' own checks of a page
    few_pages.jinja_env.globals["board_name"] = "The\2Board"
    with pytest.raises(PageUnfit, match="control character"):
        build_pack(few_pages, FEW)


def test_a_page_that_sets_a_cookie_stops_the_pack(
    few_pages: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bake(response: Response) -> Response:
        response.set_cookie("name", "value")
        return response

    done_after = few_pages.after_request_funcs
    monkeypatch.setitem(done_after, None, [*done_after.get(None, []), bake])
    with pytest.raises(PageUnfit, match="sets a cookie"):
        build_pack(few_pages, FEW)


def test_the_packs_have_every_page_a_worker_may_need_and_no_page_twice(published: Flask) -> None:
    kept = [*core_paths(), *library_paths()]
    needed = {"/", "/steps/", "/contacts", "/my-lead", "/report", "/reports", "/no-signal", "/away"}
    assert needed <= set(kept)
    assert len(set(kept)) == len(kept) > 330
    assert not [path for path in kept if path.startswith(("/unit", "/sync", "/pack", "/healthz"))]


def test_every_page_of_the_path_is_in_the_core_up_to_the_steps_for_one_area(
    published: Flask,
) -> None:
    tree = build_tree(editions.current().content)
    core, later = set(core_paths()), set(library_paths())
    for page in (tree.start, *tree.pages.values()):
        is_combined = len(page.path.areas) > 1
        assert page.address in (later if is_combined else core), page.path


# Its size does not depend on the database, and each page of it is checked in test_every_page.py.
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_the_core_is_small_enough_for_a_first_visit_and_the_library_follows_soon(
    published: Flask,
) -> None:
    published.test_client_class = FlaskClient
    built = build_packs(published)
    assert len(built.core.body_br) <= LARGEST_CORE
    assert len(built.library.body_br) <= LARGEST_LIBRARY
