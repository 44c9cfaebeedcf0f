"""Hundreds of slow senders against the product as people run it, and everybody else."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import reports
from tests.support.product import Product, copy_of
from tests.support.raw_http import Connection, exchange, head

CONNECTIONS = 300
PATHS = ("/sync/v1/reports", "/report/check", "/unit/sign-in")


@pytest.fixture(scope="module")
def product(first_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    product = copy_of(first_start, tmp_path_factory.mktemp("product"), LOG_LEVEL="DEBUG").start()
    yield product
    product.stop()


def post(path: str, *headers: str, length: int) -> bytes:
    return head("POST", path, f"Content-Length: {length}", *headers)


def delivers_a_report(product: Product) -> None:
    public = product.get_json("/sync/v1/keys")["keys"][0]
    body = json.dumps({"items": [reports.sealed_report(public=public)]}).encode()
    request = post("/sync/v1/reports", "Content-Type: application/json", length=len(body))
    [result] = json.loads(exchange(product.port, request + body).body)["results"]
    assert result["code"] == "stored"


def test_others_are_answered_beside_slow_bodies_which_then_end_in_408(product: Product) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(Connection(product.port)) for _ in range(CONNECTIONS)]
        for number, connection in enumerate(slow):
            connection.send(post(PATHS[number % len(PATHS)], length=1000) + b"{")
        for _ in range(3):
            delivers_a_report(product)
            assert "<title>E-safety</title>" in product.get("/")
            assert "Sign in" in product.get("/unit/sign-in")
        door, page, units = (connection.reply() for connection in slow[: len(PATHS)])
        assert {connection.reply().status for connection in slow[len(PATHS) :]} == {408}
    assert (door.status, json.loads(door.body)) == (408, {"error": "too_slow"})
    assert "That took too long to reach us" in page.body.decode()
    assert "content-security-policy" in page.head
    assert all("cache-control: no-store" in reply.head for reply in (door, page, units))


def test_a_chunked_body_is_refused_in_the_words_of_each_side(product: Product) -> None:
    door = exchange(product.port, head("POST", PATHS[0], "Transfer-Encoding: chunked"))
    page = exchange(product.port, head("POST", PATHS[1], "Transfer-Encoding: chunked"))
    assert (door.status, json.loads(door.body)) == (411, {"error": "no_length"})
    assert (page.status, "<h1" in page.body.decode()) == (411, True)


def test_a_body_far_over_its_limit_is_refused_in_the_words_of_each_side(product: Product) -> None:
    body = b" " * 5_000_000
    json_type = "Content-Type: application/json"
    form_type = "Content-Type: application/x-www-form-urlencoded"
    door = exchange(product.port, post(PATHS[0], json_type, length=len(body)) + body)
    page = exchange(product.port, post(PATHS[1], form_type, length=len(body)) + body)
    assert (door.status, json.loads(door.body)) == (413, {"error": "too_large"})
    assert (page.status, "That is too large to send." in page.body.decode()) == (413, True)
