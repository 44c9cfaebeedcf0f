"""The front, served by granian as the product is, around a small application."""

import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.product import Product
from tests.support.raw_http import Connection, exchange, head
from tests.support.small_front import LONG_FILE, LONGEST_BODY

ROOT = Path(__file__).parents[3]
PROGRAM = (sys.executable, "-m", "tests.support.small_front")
HTTP_2_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    folder = tmp_path_factory.mktemp("front")
    server = Product(folder, program=PROGRAM, PYTHONPATH=str(ROOT), LOG_LEVEL="DEBUG").start()
    yield server
    server.stop()


@pytest.fixture
def connection(server: Product) -> Iterator[Connection]:
    with Connection(server.port) as connection:
        yield connection


def post(length: int, *headers: str, path: str = "/") -> bytes:
    return head("POST", path, f"Content-Length: {length}", *headers)


def test_a_body_arrives_whole_and_the_connection_stays_open(connection: Connection) -> None:
    for body in (b"abc", b"x" * LONGEST_BODY, b""):
        reply = connection.send(post(len(body)) + body).reply()
        assert (reply.status, reply.body) == (200, b"answer:" + body)


def test_a_body_in_pieces_arrives_whole(connection: Connection) -> None:
    reply = connection.send(post(6)).drip([b"ab", b"cd", b"ef"], every=0.05).reply()
    assert reply.body == b"answer:abcdef"


def test_a_long_file_arrives_whole(server: Product) -> None:
    with urllib.request.urlopen(f"{server.address}/file", timeout=30) as answer:
        assert answer.read() == LONG_FILE


def test_a_repeated_header_of_an_answer_stays_repeated(connection: Connection) -> None:
    reply = connection.send(head("GET", "/")).reply()
    assert "set-cookie: a=1\r\nset-cookie: b=2\r\n" in reply.head


def test_an_answer_to_head_has_a_length_and_no_body(connection: Connection) -> None:
    reply = connection.send(head("HEAD", "/")).reply(has_body=False)
    assert "content-length: 7\r\n" in reply.head
    assert connection.send(head("GET", "/")).reply().body == b"answer:"


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_without_a_body_has_none(connection: Connection, status: int) -> None:
    reply = connection.send(head("GET", f"/{status}")).reply()
    assert (reply.status, reply.body) == (status, b"")
    assert connection.send(head("GET", "/")).reply().body == b"answer:"


def test_a_body_that_stops_ends_in_408(connection: Connection) -> None:
    assert connection.send(post(9) + b"abc").reply().status == 408


def test_a_body_that_drips_ends_in_408(connection: Connection) -> None:
    assert connection.send(post(900)).drip([b"a"] * 25, every=0.1).reply().status == 408


def test_a_slow_but_steady_body_is_served(connection: Connection) -> None:
    reply = connection.send(post(300)).drip([b"a" * 20] * 15, every=0.1).reply()
    assert (reply.status, reply.body) == (200, b"answer:" + b"a" * 300)


def test_who_sends_a_body_that_is_too_long_can_read_the_refusal(connection: Connection) -> None:
    reply = connection.send(post(10_000_000) + b"x" * 10_000_000).reply()
    assert (reply.status, reply.body) == (413, b"too large")


def test_a_chunked_body_is_refused(server: Product) -> None:
    chunked = head("POST", "/", "Transfer-Encoding: chunked")
    for more in (b"", b"1\r\na\r\n" * 10, b"3\r\nabc\r\n0\r\n\r\n"):
        assert exchange(server.port, chunked + more).status == 411


def test_a_chunked_body_beside_a_length_is_refused(server: Product) -> None:
    both = post(3, "Transfer-Encoding: chunked")
    assert exchange(server.port, both + b"0\r\n\r\n").status in (400, 411)


def test_http_2_is_not_spoken(connection: Connection) -> None:
    assert b"\x00\x00" not in connection.send(HTTP_2_PREFACE).rest()


@pytest.mark.parametrize("protocol", ["h2c", "websocket"])
def test_another_protocol_is_not_spoken(connection: Connection, protocol: str) -> None:
    upgrade = ["Connection: Upgrade", f"Upgrade: {protocol}", "Sec-WebSocket-Version: 13"]
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    assert connection.send(head("GET", "/", *upgrade, key)).reply().status == 200


@pytest.mark.parametrize("path", ["/", "/204", "/file"])
def test_the_server_does_not_name_itself(connection: Connection, path: str) -> None:
    assert "\r\nserver: \r\n" in connection.send(head("GET", path)).reply(has_body=False).head


def test_nor_where_it_refuses(server: Product) -> None:
    for refused in (head("POST", "/", "Transfer-Encoding: chunked"), b"nonsense\r\n\r\n"):
        assert "granian" not in exchange(server.port, refused).head


def test_an_application_that_fails_harms_no_later_request(server: Product) -> None:
    assert exchange(server.port, head("GET", "/fails")).status == 500
    assert exchange(server.port, head("GET", "/")).status == 200


def test_connections_cut_half_way_harm_nobody(server: Product) -> None:
    for _ in range(50):
        with Connection(server.port) as connection:
            connection.send(post(9) + b"abc")
    assert exchange(server.port, post(1) + b"x").body == b"answer:x"


def test_a_request_in_progress_is_answered_before_the_end(server: Product) -> None:
    with Connection(server.port) as connection:
        connection.send(head("GET", "/takes-a-second"))
        time.sleep(0.2)
        server.stop()
        assert connection.reply().status == 200
    server.start()


def test_slow_bodies_do_not_delay_the_end(server: Product) -> None:
    with Connection(server.port) as slow:
        slow.send(post(9) + b"abc")
        began = time.monotonic()
        server.stop()
    assert time.monotonic() - began < 15
    assert "panicked" not in server.log.read_text()
    server.start()
