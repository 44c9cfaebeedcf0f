"""What the phone fetches: the worker that names its pack, the pack, the manifest."""

import json
from typing import Any

import brotli
import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.pack_pages import (
    FEW,
    FEW_OF_THE_LIBRARY,
    pages_in,
    read_body,
    texts_in,
)
from webapp.offline.publishing import publish_packs_if_changed

DEFINITION = "self.PACK="


@pytest.fixture
def pack_hash(few_pages: Flask) -> str:
    return publish_packs_if_changed(few_pages).pack_hash


def definition_of(client: HouseClient) -> dict[str, Any]:
    first_line = client.get("/worker.js").get_data(as_text=True).splitlines()[0]
    return json.loads(first_line.removeprefix(DEFINITION).removesuffix(";"))


def status_of(client: HouseClient, address: str) -> int:
    """The status; closes the file that a static answer holds open."""
    with client.get(address) as response:
        return response.status_code


def text_at(client: HouseClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_the_worker_begins_with_the_pack_it_is_for(client: HouseClient, pack_hash: str) -> None:
    response = client.get("/worker.js")
    assert response.content_type == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert definition_of(client)["hash"] == pack_hash
    _, code = response.get_data(as_text=True).split("\n", 1)
    assert "addEventListener" in code


def test_the_worker_imports_the_script_that_pages_load(client: HouseClient, pack_hash: str) -> None:
    script = next(name for name in definition_of(client)["assets"] if name.endswith("/app.js"))
    lines = text_at(client, "/worker.js").splitlines()
    assert lines[1] == f'importScripts("{script}");'
    assert f'<script defer src="{script}"></script>' in text_at(client, "/")


def test_a_browser_that_asks_whether_the_import_has_changed_is_not_sent_it_again(
    client: HouseClient, pack_hash: str
) -> None:
    for asset in definition_of(client)["assets"]:
        with client.get(asset) as first:
            tag = first.headers.get("ETag")
        assert bool(tag) == asset.endswith("/app.js")
        if tag:
            again = client.get(asset, headers={"If-None-Match": tag})
            assert (again.status_code, again.data) == (304, b"")
            assert "immutable" in again.headers["Cache-Control"]


def test_a_browser_that_has_the_worker_is_not_sent_it_again(
    client: HouseClient, pack_hash: str
) -> None:
    tag = client.get("/worker.js").headers["ETag"]
    again = client.get("/worker.js", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/worker.js", headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_every_asset_it_names_is_there_without_a_redirect(
    client: HouseClient, pack_hash: str
) -> None:
    definition = definition_of(client)
    assert {status_of(client, asset) for asset in definition["assets"]} == {200}
    assert definition["library"]["assets"] == []


def test_the_library_brings_its_files_as_they_are_served(
    client: HouseClient, pack_hash: str
) -> None:
    pack = read_body(text_at(client, f"/pack/{definition_of(client)['library']['hash']}"))
    texts = texts_in(pack)
    assert {path.rpartition("/")[2] for path in pack["types"]} == {
        "library.css",
        "search.js",
        "manifest.webmanifest",
    }
    for path, content_type in pack["types"].items():
        with client.get(path) as served:
            assert texts[path] == served.get_data(as_text=True)
            assert content_type == served.content_type


def test_it_names_the_library_which_is_a_pack_of_its_own(
    client: HouseClient, pack_hash: str
) -> None:
    library = definition_of(client)["library"]["hash"]
    assert list(pages_in(read_body(text_at(client, f"/pack/{library}")))) == FEW_OF_THE_LIBRARY
    assert list(pages_in(read_body(text_at(client, f"/pack/{pack_hash}")))) == FEW


def test_before_the_first_pack_the_worker_waits(client: HouseClient, published: Flask) -> None:
    assert client.get("/worker.js").status_code == 503


@pytest.mark.parametrize(("accepted", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None)])
def test_the_pack_has_the_encoding_that_the_browser_accepts(
    client: HouseClient, pack_hash: str, accepted: str, sent: str | None
) -> None:
    response = client.get(f"/pack/{pack_hash}", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == sent
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.mimetype == "text/plain"


@pytest.mark.parametrize("unknown", ["0" * 32, "%00", "%ff", "a b"])
def test_an_unknown_pack_is_not_found(client: HouseClient, pack_hash: str, unknown: str) -> None:
    assert client.get(f"/pack/{unknown}").status_code == 404


def test_the_manifest_names_nothing_alarming_and_its_icons_are_there(
    client: HouseClient, published: Flask
) -> None:
    response = client.get("/manifest.webmanifest")
    manifest = response.get_json(force=True)
    assert response.mimetype == "application/manifest+json"
    assert (manifest["name"], manifest["start_url"]) == ("E-safety", "/")
    in_page, *files = manifest["icons"]
    assert in_page["src"].startswith("data:image/svg+xml,")
    assert {icon["purpose"] for icon in files} == {"any", "maskable"}
    assert {status_of(client, icon["src"]) for icon in files} == {200}


def test_the_manifest_opens_the_path_and_the_form_and_shows_neutral_screens(
    client: HouseClient, published: Flask
) -> None:
    manifest = client.get("/manifest.webmanifest").get_json(force=True)
    shortcuts = {shortcut["name"]: shortcut["url"] for shortcut in manifest["shortcuts"]}
    assert shortcuts["What should I do?"] == "/steps/"
    assert shortcuts["Report"] == "/report"
    assert {status_of(client, screen["src"]) for screen in manifest["screenshots"]} == {200}
    assert "share_target" not in manifest


def test_a_browser_that_asks_for_an_icon_is_led_to_one(
    client: HouseClient, published: Flask
) -> None:
    with client.get("/favicon.ico", follow_redirects=True) as icon:
        assert (icon.status_code, icon.mimetype) == (200, "image/png")


def test_the_neutral_page_says_nothing_of_the_product(
    client: HouseClient, published: Flask
) -> None:
    page = client.get("/away").get_data(as_text=True)
    assert "<script" not in page
    assert "safe" not in page.lower()


def test_public_pages_are_compressed(client: HouseClient, published: Flask) -> None:
    response = client.get("/", headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert b"What should I do?" in brotli.decompress(response.data)


def test_unit_pages_are_never_compressed(client: HouseClient, published: Flask) -> None:
    response = client.get("/unit/sign-in", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in response.headers
