"""Headers: a strict policy on pages, no sniffing of data, no caching of unit pages."""

from pathlib import Path

import pytest
from flask import Flask

from tests.support.privacy import PRIVACY
from webapp.app import create_app
from webapp.config import Config
from webapp.web import headers

# By hand, so that a header that goes or softens is noticed.
STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(),clipboard-read=(),display-capture=(),geolocation=(),hid=(),microphone=(),"
        "midi=(),payment=(),serial=(),usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
OUR_OWN = {"script", "style", "connect", "manifest", "worker"}
POLICY = {
    "default-src": "'none'",
    **{f"{kind}-src": "'self'" for kind in OUR_OWN},
    "img-src": "'self' data:",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    env = {"PUBLIC_URL": "https://esafety.example.org"}
    folder: Path = tmp_path_factory.mktemp("instance")
    return create_app(Config.from_environment({"INSTANCE_DIR": str(folder), **PRIVACY, **env}))


def test_every_page_has_every_header_including_an_error_page(product: Flask) -> None:
    headers = product.test_client().get("/nothing-here").headers
    assert {name: headers.get(name) for name in STRICT} == STRICT


def test_inline_scripts_and_other_hosts_are_forbidden(product: Flask) -> None:
    said = product.test_client().get("/away").headers["Content-Security-Policy"]
    assert dict(directive.strip().split(" ", 1) for directive in said.split(";")) == POLICY


def test_a_worker_keeps_the_policy_that_it_obeys() -> None:
    worker = headers.HEADERS["text/javascript"]
    assert worker["Content-Security-Policy"] == headers.CONTENT_SECURITY_POLICY
    assert {"Referrer-Policy", "X-Content-Type-Options"} <= worker.keys()


def test_data_cannot_be_sniffed_as_a_page(product: Flask) -> None:
    headers = product.test_client().get("/manifest.webmanifest").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_unit_pages_are_never_cached(product: Flask) -> None:
    headers = product.test_client().get("/unit/nothing-here").headers
    assert headers["Cache-Control"] == "no-store"


def test_https_sets_hsts_for_this_host_and_not_for_its_subdomains(product: Flask) -> None:
    for path in ("/away", "/unit/sign-in", "/sync/v1/openapi.json"):
        headers = product.test_client().get(path).headers
        assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_no_other_site_may_read_an_answer(product: Flask) -> None:
    elsewhere = {"Origin": "https://elsewhere.example"}
    for path in ("/away", "/unit/sign-in", "/sync/v1/openapi.json", "/manifest.webmanifest"):
        headers = product.test_client().get(path, headers=elsewhere).headers
        assert [name for name, _ in headers if name.startswith("Access-Control-")] == []


def test_a_cookie_says_by_its_name_that_it_came_over_https(product: Flask) -> None:
    cookie = product.test_client().get("/unit/sign-in").headers["Set-Cookie"]
    assert cookie.startswith("__Secure-unit=")
    assert {"Secure", "HttpOnly", "Path=/unit", "SameSite=Lax"} <= set(cookie.split("; "))
