"""The tools of these tests do what they claim, or the journeys would prove nothing."""

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


class Site(BaseHTTPRequestHandler):
    """A stand-in for the product that counts what it took in."""

    taken: list[bytes] = []

    def do_GET(self) -> None:
        self._give(b"<!doctype html><title>Here</title><h1>Here</h1>")

    def do_POST(self) -> None:
        self.taken.append(self.rfile.read(int(self.headers["Content-Length"])))
        self._give(json.dumps({"results": []}).encode())

    def _give(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def road() -> Iterator[FaultyNetwork]:
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, args=(0.05,), daemon=True).start()
    Site.taken.clear()
    road = FaultyNetwork(site.server_port)
    yield road
    road.close()
    site.shutdown()
    site.server_close()


def post(road: FaultyNetwork) -> bytes:
    request = Request(road.address + SYNC, data=b"{}", method="POST")
    with urlopen(request, timeout=5) as answer:
        return bytes(answer.read())


def test_a_good_network_passes_everything_on(road: FaultyNetwork) -> None:
    assert post(road) == b'{"results": []}'
    assert road.count() == len(Site.taken) == 1


def test_a_cut_after_commit_reaches_the_product_and_loses_the_answer(road: FaultyNetwork) -> None:
    road.answers(faults.cut_after_commit, faults.pass_on)
    with pytest.raises(OSError):
        post(road)
    assert len(Site.taken) == 1
    post(road)
    assert len(Site.taken) == 2


@pytest.mark.parametrize("fault", [faults.cut_before, faults.foreign(503)])
def test_a_fault_keeps_the_request_from_the_product(
    road: FaultyNetwork, fault: faults.Fault
) -> None:
    road.answers(fault)
    with pytest.raises(OSError):
        post(road)
    assert Site.taken == []


def test_a_portal_leads_to_a_page_that_says_200(road: FaultyNetwork) -> None:
    road.answers(faults.redirect_to_portal)
    assert b"Something between you and the site" in post(road)
    assert Site.taken == []


def test_a_truncated_answer_is_cut_short(road: FaultyNetwork) -> None:
    road.answers(faults.truncated)
    with pytest.raises(IncompleteRead):
        post(road)


def test_a_trickle_arrives_whole(road: FaultyNetwork) -> None:
    road.answers(faults.slowly)
    assert post(road) == b'{"results": []}'


def test_a_killed_phone_still_has_what_it_kept(
    road: FaultyNetwork, make_phone: Callable[..., Phone]
) -> None:
    phone = make_phone(road.address)
    phone.page.goto("/")
    phone.page.evaluate("localStorage.setItem('kept', 'yes')")
    phone.restart().page.goto("/")
    assert phone.page.evaluate("localStorage.getItem('kept')") == "yes"
    phone.kill()
    phone.start().page.goto("/")
    assert phone.page.evaluate("localStorage.getItem('kept')") == "yes"
