"""The faulty network and the phone behave as the journeys assume."""

import json
import threading
from collections.abc import Callable, Iterator
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

import pytest

from tests.browser.phone import Phone
from tests.support import faulty_network as faults
from tests.support.faulty_network import SYNC, FaultyNetwork


class StubProduct(BaseHTTPRequestHandler):
    """A stub of the product that records the bodies posted to it."""

    posted: list[bytes] = []

    def do_GET(self) -> None:
        self._respond(b"<!doctype html><title>Here</title><h1>Here</h1>")

    def do_POST(self) -> None:
        self.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        self._respond(json.dumps({"results": []}).encode())

    def _respond(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def network() -> Iterator[FaultyNetwork]:
    stub = ThreadingHTTPServer(("127.0.0.1", 0), StubProduct)
    threading.Thread(target=stub.serve_forever, args=(0.05,), daemon=True).start()
    StubProduct.posted.clear()
    network = FaultyNetwork(stub.server_port)
    yield network
    network.close()
    stub.shutdown()
    stub.server_close()


def post(network: FaultyNetwork) -> bytes:
    request = Request(network.address + SYNC, data=b"{}", method="POST")
    with urlopen(request, timeout=5) as answer:
        return bytes(answer.read())


def test_a_good_network_passes_everything_on(network: FaultyNetwork) -> None:
    assert post(network) == b'{"results": []}'
    assert network.count() == len(StubProduct.posted) == 1


def test_a_cut_after_commit_reaches_the_product_and_loses_the_answer(
    network: FaultyNetwork,
) -> None:
    network.answers(faults.cut_after_commit, faults.pass_on)
    with pytest.raises(OSError):
        post(network)
    assert len(StubProduct.posted) == 1
    post(network)
    assert len(StubProduct.posted) == 2


@pytest.mark.parametrize("fault", [faults.cut_before, faults.foreign_page(503)])
def test_a_fault_keeps_the_request_from_the_product(
    network: FaultyNetwork, fault: faults.Fault
) -> None:
    network.answers(fault)
    with pytest.raises(OSError):
        post(network)
    assert StubProduct.posted == []


def test_a_portal_redirects_to_a_page_with_status_200(network: FaultyNetwork) -> None:
    network.answers(faults.redirect_to_portal)
    assert b"Something between you and the site" in post(network)
    assert StubProduct.posted == []


def test_a_truncated_answer_is_incomplete(network: FaultyNetwork) -> None:
    network.answers(faults.truncate)
    with pytest.raises(IncompleteRead):
        post(network)


def test_a_trickle_arrives_whole(network: FaultyNetwork) -> None:
    network.answers(faults.trickle)
    assert post(network) == b'{"results": []}'


@pytest.mark.usefixtures("own_browser")
def test_storage_survives_a_restart_and_a_kill(
    network: FaultyNetwork, make_phone: Callable[..., Phone]
) -> None:
    phone = make_phone(network.address)
    phone.page.goto("/")
    phone.page.evaluate("localStorage.setItem('kept', 'yes')")
    phone.restart().page.goto("/")
    assert phone.page.evaluate("localStorage.getItem('kept')") == "yes"
    phone.kill()
    phone.start().page.goto("/")
    assert phone.page.evaluate("localStorage.getItem('kept')") == "yes"
