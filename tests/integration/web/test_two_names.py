"""Where the unit has a name of its own, neither side is at the other's name."""

from pathlib import Path

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.privacy import PRIVACY
from webapp.app import create_app
from webapp.config import Config

REPORTERS, UNIT = {"Host": "esafety.example.org"}, {"Host": "unit.example.org:443"}
HERE = {"Host": "127.0.0.1:8000"}
SIGN_IN = "/unit/sign-in"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("instance")
    names = {"PUBLIC_URL": "https://esafety.example.org", "UNIT_URL": "https://unit.example.org"}
    app = create_app(Config.from_environment({"INSTANCE_DIR": str(folder), **PRIVACY, **names}))
    app.test_client_class = HouseClient
    return app


@pytest.mark.parametrize("path", ["/unit", "/unit/", SIGN_IN, "/unit/set-up/x", "/unit/nothing"])
def test_the_units_pages_are_not_at_the_reporters_name(product: Flask, path: str) -> None:
    for method in ("GET", "POST"):
        answer = product.test_client().open(path, method=method, headers=REPORTERS)
        assert (answer.status_code, answer.location) == (421, None)
        assert "unit.example.org" not in answer.text and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/away", "/steps/", "/report", "/worker.js", "/united"])
def test_the_reporters_pages_are_not_at_the_units_name(product: Flask, path: str) -> None:
    assert product.test_client().get(path, headers=UNIT).status_code == 421


def test_phones_are_answered_at_the_reporters_name_only(product: Flask) -> None:
    client, address = product.test_client(), "/sync/v1/openapi.json"
    assert client.get(address, headers=REPORTERS).status_code == 200
    refused = client.get(address, headers=UNIT)
    assert (refused.status_code, refused.get_json()) == (421, {"error": "not_this_host"})


def test_each_side_is_at_its_own(product: Flask) -> None:
    client = product.test_client()
    assert client.get("/away", headers=REPORTERS).status_code == 200
    assert client.get("/unit", headers=UNIT).location == "/unit/"


def test_the_units_bare_name_leads_to_the_unit(product: Flask) -> None:
    assert product.test_client().get("/", headers=UNIT).location == "/unit/"


@pytest.mark.parametrize("host", [REPORTERS, UNIT, HERE])
def test_what_machines_ask_for_is_at_both(product: Flask, host: dict[str, str]) -> None:
    client = product.test_client()
    assert client.get("/.well-known/security.txt", headers=host).status_code != 421
    assert client.get("/favicon.ico", headers=host).status_code == 302


def test_this_machine_has_both(product: Flask) -> None:
    client = product.test_client()
    assert client.get("/away", headers=HERE).status_code == 200
    assert client.get("/unit", headers=HERE).location == "/unit/"
