"""Strangers who sign in by the hundred: phones and browsers that the unit knows are served."""

import urllib.parse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.cast import TOKEN
from tests.support.product import Product, copy_of
from tests.support.raw_http import Connection, Reply, exchange, head
from tests.support.unit_browser import EMAIL, UnitBrowser, first_person
from webapp.people.hashing import TooManySigningIn

STRANGERS = 200


@pytest.fixture
def product(first_start: Path, tmp_path: Path) -> Iterator[Product]:
    product = copy_of(first_start, tmp_path).start()
    yield product
    product.stop()


def attempt(browser: UnitBrowser, email: str) -> bytes:
    """A stranger's request to sign in, with the token of their page."""
    token = TOKEN.search(browser.opens("/unit/sign-in").text)
    assert token
    body = urllib.parse.urlencode(
        {"email": email, "password": "wrong wrong wrong", "csrf_token": token[1]}
    ).encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    cookies = f"Cookie: {browser.cookie_header()}"
    return head("POST", "/unit/sign-in", f"Content-Length: {len(body)}", kind, cookies) + body


def is_refused(reply: Reply) -> bool:
    return reply.status == 503 and TooManySigningIn.sentence in reply.body.decode()


def test_a_flood_of_strangers_keeps_out_neither_phones_nor_known_browsers(product: Product) -> None:
    known = first_person(product)
    stranger = UnitBrowser(product.address)
    with ExitStack() as stack:
        flood = [stack.enter_context(Connection(product.port)) for _ in range(STRANGERS)]
        for number, connection in enumerate(flood):
            connection.send(attempt(stranger, f"stranger{number % 50}@example.org"))
        assert exchange(product.port, head("GET", "/sync/v1/keys")).status == 200
        assert exchange(product.port, head("GET", "/")).status == 200
        for _ in range(3):
            assert known.signs_in(EMAIL).path == "/unit/"
        replies = [connection.reply() for connection in flood]
    refused = [reply for reply in replies if is_refused(reply)]
    assert {reply.status for reply in replies} == {200, 503}
    assert len(refused) == sum(reply.status == 503 for reply in replies)
    assert all("retry-after: " in reply.head for reply in refused)
