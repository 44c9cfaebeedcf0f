"""A transport fault gets an HTTP error with our own body, and nothing of the batch is kept."""

import gzip
import io
import json

import pytest

from tests.support.reports import codes, post, post_body, sealed_report
from webapp.arrivals import claims
from webapp.arrivals.models import Arrival
from webapp.extensions import db

pytestmark = pytest.mark.postgresql


def good_items():
    return b",".join(json.dumps(sealed_report()).encode() for _ in range(2))


def good_body():
    return b'{"items":[' + good_items() + b"]}"


def assert_refused(answer, status):
    assert answer.status_code == status
    assert answer.content_type == "application/json"
    assert isinstance(answer.get_json()["error"], str)
    assert db.session.query(Arrival).count() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'"items"',
        b"{}",
        b'{"items":{}}',
        b'{"items":[%b],"items":[]}',
        b'{"items":[%b',
        b'{"items":[%b]}x',
        b'{"items":[%b,{"id":}]}',
        b'{"items":[%b,{"id":"\xff"}]}',
        b'{"items":[%b,"\x00"]}',
        b'\xef\xbb\xbf{"items":[%b]}',
        b'{"items":[%b,' + b"[" * 100_000 + b"]" * 100_000 + b"]}",
        b'{"x":' + b'{"a":' * 30_000 + b"1" + b"}" * 30_000 + b',"items":[%b]}',
    ],
)
def test_anything_else_is_not_understood(client, body) -> None:
    assert_refused(post_body(client, body.replace(b"%b", good_items())), 400)


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "nonsense"])
def test_another_charset_is_not_understood(client, charset) -> None:
    kind = f"application/json; charset={charset}"

    assert_refused(client.post("/sync/v1/reports", data=good_body(), content_type=kind), 400)


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_only_json_is_read(client, kind) -> None:
    assert_refused(client.post("/sync/v1/reports", data=good_body(), content_type=kind), 415)


def test_a_compressed_body_is_not_read(client) -> None:
    assert_refused(post_body(client, gzip.compress(good_body()), content_encoding="gzip"), 415)


def test_utf_8_may_be_named(client) -> None:
    kind = 'application/json; charset="UTF-8"'

    assert client.post("/sync/v1/reports", data=good_body(), content_type=kind).status_code == 200


def test_more_than_50_items_are_too_many(client) -> None:
    assert_refused(post(client, *[sealed_report() for _ in range(3)] * 17), 413)


def test_more_than_200_claims_are_too_many(client) -> None:
    claim = {"id": "a", "digest": "x" * 43}

    assert_refused(post(client, sealed_report(), have=[claim] * 201), 413)


def test_fifty_items_are_not_too_many(client) -> None:
    assert codes(post(client, *[sealed_report() for _ in range(50)])) == ["stored"] * 50


def test_a_body_over_its_limit_is_not_read_further(client) -> None:
    assert_refused(post_body(client, b" " * (256 * 1024) + good_body()), 413)


def test_a_body_without_a_length_is_not_read_further_either(client) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.taken += len(buffer)
            buffer[:] = b" " * len(buffer)
            return len(buffer)

    stream = Endless()
    chunked = {"wsgi.input": stream, "wsgi.input_terminated": True}
    headers = {"Transfer-Encoding": "chunked", "Content-Type": "application/json"}
    answer = client.post("/sync/v1/reports", headers=headers, environ_overrides=chunked)

    assert_refused(answer, 413)
    assert stream.taken < 1024 * 1024


def test_another_sites_page_may_not_post(client) -> None:
    assert_refused(post_body(client, good_body(), sec_fetch_site="cross-site"), 403)


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_page_may(client, site) -> None:
    assert post_body(client, good_body(), sec_fetch_site=site).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/sync/v1/reports", 405),
        ("DELETE", "/sync/v1/keys", 405),
        ("GET", "/sync/v1/nothing", 404),
        ("GET", "/sync/v2/reports", 404),
        ("GET", "/sync/v1//keys", 404),
        ("OPTIONS", "/sync/v1/reports", 405),
    ],
)
def test_errors_beside_the_endpoint_have_our_own_body_too(client, method, path, status) -> None:
    assert_refused(client.open(path, method=method), status)


def test_an_error_of_our_own_has_our_own_body(client, monkeypatch) -> None:
    monkeypatch.setattr(claims, "answer_claims", None)  # calling it fails

    assert_refused(post(client, have=[{"id": "a", "digest": "x" * 43}]), 500)


def test_no_cookie_is_asked_for_or_set(client) -> None:
    client.set_cookie("unit", "x", path="/")

    answer = post(client, sealed_report())

    assert codes(answer) == ["stored"]
    assert "Set-Cookie" not in answer.headers
