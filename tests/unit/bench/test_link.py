"""The link is as slow as it should be, and counts its traffic."""

import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.bench.lines import ROUND_TRIP, UP_BITS, Line
from tests.bench.shaper import Link

BODY = b"x" * 20_000


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # noqa: N802
        self.send_response(200)
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def link() -> Iterator[Link]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Link(server.server_address[1]) as slow:
        yield slow
    server.shutdown()
    server.server_close()


def fetch(link: Link) -> bytes:
    with urllib.request.urlopen(link.address, timeout=10) as answer:
        return bytes(answer.read())


def test_a_request_takes_the_time_of_its_round_trips_and_bytes(link: Link) -> None:
    start = time.monotonic()
    assert fetch(link) == BODY
    seconds = time.monotonic() - start
    assert link.passed().least_seconds() <= seconds + 0.005
    assert link.passed().least_seconds() > 2 * ROUND_TRIP + 0.1


def test_counts_requests_connections_and_bytes(link: Link) -> None:
    fetch(link)
    fetch(link)
    passed = link.passed()
    assert (passed.requests, passed.connections) == (["GET /"] * 2, 2)
    assert passed.down > 2 * len(BODY)
    assert passed.up > 0


def test_a_cut_link_lets_nothing_through_until_it_is_mended(link: Link) -> None:
    link.cut()
    with pytest.raises(OSError, match="refused"):
        fetch(link)
    link.mend()
    assert fetch(link) == BODY


def test_connections_share_one_line() -> None:
    line = Line(UP_BITS)
    first, second = line.book(7500, 0.0), line.book(7500, 0.0)
    assert (first, second) == (0.08, 0.16)
    assert line.book(7500, 1.0) == 1.08
