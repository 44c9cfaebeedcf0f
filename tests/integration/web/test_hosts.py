"""The product answers for its own hosts only, and its redirects name none."""

from pathlib import Path

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.privacy import PRIVACY
from webapp.app import create_app
from webapp.config import Config
from webapp.web import assets

OURS = "https://esafety.example.org"
FOREIGN = ["evil.example", "esafety.example.org.evil.example", "evil.example:443", "[2001:db8::1]"]
PAGES = ["/", "/unit", "/unit/", "/unit/sign-in?next=/unit/", "/nothing-here", "/healthz"]
VERBS = ["GET", "POST"]
DOORS = ["/sync/v1/openapi.json", "/sync/v1/reports", "/sync/nothing-here"]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("instance")
    env = {"INSTANCE_DIR": str(folder), "PUBLIC_URL": OURS, **PRIVACY}
    app = create_app(Config.from_environment(env))
    app.test_client_class = HouseClient
    return app


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_refused_to_another_host(product: Flask, path: str, host: str) -> None:
    answer = product.test_client().get(path, headers={"Host": host})
    assert (answer.status_code, answer.location) == (421, None)
    assert "E-safety has another address" in answer.text


@pytest.mark.parametrize("host", ["bad host", "[::1", "a@127.0.0.1", "", "localhost:http"])
def test_a_host_that_is_none_is_refused(product: Flask, host: str) -> None:
    assert product.test_client().get("/away", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["a" * 64, "a" * 5_000, "a..b"])
@pytest.mark.parametrize("path", [*PAGES, *DOORS])
def test_a_host_that_no_name_server_could_know_is_refused(
    product: Flask, path: str, host: str
) -> None:
    client = product.test_client()
    answers = [client.open(path, method=method, headers={"Host": host}) for method in VERBS]
    assert [answer.status_code for answer in answers] == [421, 421]


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", DOORS)
def test_a_phone_is_told_in_our_own_form(product: Flask, path: str, host: str) -> None:
    answer = product.test_client().get(path, headers={"Host": host})
    assert (answer.status_code, answer.get_json()) == (421, {"error": "not_this_host"})


def test_a_forged_host_cannot_post(product: Flask) -> None:
    answer = product.test_client().post("/unit/sign-in", headers={"Host": "evil.example"})
    assert answer.status_code == 421


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Forwarded-Server"]
)
def test_a_forwarded_host_is_not_believed(product: Flask, header: str) -> None:
    forged = {"Host": "esafety.example.org", header: "host=evil.example"}
    answer = product.test_client().get("/unit", headers=forged)
    assert (answer.status_code, answer.location) == (308, "/unit/")


@pytest.mark.parametrize(
    "host",
    ["esafety.example.org", "Esafety.Example.ORG:443", "127.0.0.1:41", "localhost", "[::1]:8000"],
)
def test_our_hosts_are_answered_and_a_redirect_stays_there(product: Flask, host: str) -> None:
    client = product.test_client()
    assert client.get("/away", headers={"Host": host}).status_code == 200
    assert client.get("/sync/v1/openapi.json", headers={"Host": host}).status_code == 200
    assert client.get("/unit?a=b", headers={"Host": host}).location == "/unit/?a=b"
    twice = client.get("/", headers={"Host": host}, environ_overrides={"PATH_INFO": "//unit"})
    assert twice.location == "/unit/"


def test_files_of_the_build_do_not_depend_on_the_host(product: Flask) -> None:
    forged = {"Host": "evil.example"}
    with product.test_client().get(assets.asset_url("app.js"), headers=forged) as answer:
        assert answer.status_code == 200
        assert "Access-Control-Allow-Origin" not in answer.headers
