"""Headers: what is shown is fenced in, data is what it says, unit pages are kept nowhere."""

from pathlib import Path

import pytest
from flask import Flask

from webapp.app import create_app
from webapp.config import Config

# By hand, so that a header that goes or softens is noticed.
STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
OUR_OWN = {"script", "style", "img", "font", "connect", "manifest", "worker"}
POLICY = {
    "default-src": "'none'",
    **{f"{kind}-src": "'self'" for kind in OUR_OWN},
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    env = {"PUBLIC_URL": "https://esafety.example.org"}
    folder: Path = tmp_path_factory.mktemp("instance")
    return create_app(Config.from_environment({"INSTANCE_DIR": str(folder), **env}))


def test_a_page_carries_every_header_also_when_it_is_a_refusal(product: Flask) -> None:
    headers = product.test_client().get("/nothing-here").headers
    assert {name: headers.get(name) for name in STRICT} == STRICT


def test_nothing_inline_and_no_other_host_may_run(product: Flask) -> None:
    said = product.test_client().get("/away").headers["Content-Security-Policy"]
    assert dict(directive.strip().split(" ", 1) for directive in said.split(";")) == POLICY


def test_data_is_never_taken_for_a_page(product: Flask) -> None:
    headers = product.test_client().get("/manifest.webmanifest").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_of_the_unit_is_kept_nowhere(product: Flask) -> None:
    headers = product.test_client().get("/unit/nothing-here").headers
    assert headers["Cache-Control"] == "no-store"


def test_over_https_browsers_stay_there(product: Flask) -> None:
    assert "max-age" in product.test_client().get("/away").headers["Strict-Transport-Security"]
