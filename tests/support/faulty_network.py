"""A proxy between phone and product that can fail in every way that networks fail."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}
PIECES = 10
PORTAL = "/portal-of-the-hall"
SYNC = "/sync/v1/reports"


class Exchange(BaseHTTPRequestHandler):
    """One request through the proxy; a fault is a function that handles it."""

    protocol_version = "HTTP/1.1"
    network: "FaultyNetwork"

    def _handle(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.network.next_fault(self.command, self.path)
        try:
            fault(self)
        except OSError:
            self.hang_up()

    do_GET = do_POST = do_HEAD = _handle

    def forward(self) -> tuple[HTTPResponse, bytes]:
        """Forward the request to the product; return the response and its body."""
        product = HTTPConnection("127.0.0.1", self.network.product_port, timeout=30)
        with closing(product):
            product.request(self.command, self.path, self.body or None, dict(self.headers))
            answer = product.getresponse()
            return answer, answer.read()

    def respond(
        self,
        status: int,
        body: bytes,
        headers: dict[str, str],
        *,
        upto: int | None = None,
        pause: float = 0,
    ) -> None:
        """Answer; `upto` cuts the body after so many bytes, `pause` seconds part its pieces."""
        self.send_response_only(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in _split(body[:upto]) if self.command != "HEAD" else []:
            self.wfile.write(piece)
            time.sleep(pause)
        if upto is not None:
            self.hang_up()

    def hang_up(self) -> None:
        """Close the connection without answering."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(2)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


Fault = Callable[[Exchange], None]


class FaultyNetwork:
    """A proxy on its own port; passes everything on until it is given faults."""

    def __init__(self, product_port: int) -> None:
        self.product_port = product_port
        self.requests: list[str] = []
        self._faults: dict[str, list[Fault]] = {}
        handler = type("OurExchange", (Exchange,), {"network": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answers(self, *faults: Fault, path: str = SYNC) -> None:
        """Requests to `path` meet these faults in turn; the last one stays."""
        self._faults[path] = list(faults)

    def goes_down(self) -> None:
        """Breaks every connection from now on."""
        self.answers(cut_before, path="/")

    def recovers(self) -> None:
        """Forgets all faults, so that everything passes."""
        self._faults.clear()

    def count(self, path: str = SYNC) -> int:
        """How many requests to `path` have arrived so far."""
        return sum(request.split()[1].startswith(path) for request in self.requests)

    def waits_for_a_request(self, path: str = SYNC, *, after: int = 0) -> None:
        """Waits, at most ten seconds, until more than `after` requests to `path` have arrived."""
        deadline = time.monotonic() + 10
        while self.count(path) <= after:
            if time.monotonic() > deadline:
                raise AssertionError(f"No request to {path} arrived: {self.requests}")
            time.sleep(0.02)

    def next_fault(self, method: str, path: str) -> Fault:
        """Records a request and returns the fault that it meets."""
        self.requests.append(f"{method} {path}")
        if path == PORTAL:
            return portal_page
        for prefix, faults in self._faults.items():
            if path.startswith(prefix):
                return faults.pop(0) if len(faults) > 1 else faults[0]
        return pass_on


def pass_on(exchange: Exchange) -> None:
    """No fault: returns the product's answer."""
    answer, body = exchange.forward()
    exchange.respond(answer.status, body, _end_to_end_headers(answer))


def cut_before(exchange: Exchange) -> None:
    """Breaks the connection before the product receives anything."""
    exchange.hang_up()


def cut_after_commit(exchange: Exchange) -> None:
    """Lets the product store the report, and loses its answer."""
    exchange.forward()
    exchange.hang_up()


def truncate(exchange: Exchange) -> None:
    """Breaks off the product's answer half-way."""
    answer, body = exchange.forward()
    exchange.respond(answer.status, body, _end_to_end_headers(answer), upto=len(body) // 2)


def trickle(exchange: Exchange) -> None:
    """Sends the product's answer in pieces, over about a second."""
    answer, body = exchange.forward()
    exchange.respond(answer.status, body, _end_to_end_headers(answer), pause=1 / PIECES)


def hold_until(release: threading.Event, *, arrives: bool = True) -> Fault:
    """Holds the answer back until `release` is set; with `arrives`, the product has the request."""

    def hold(exchange: Exchange) -> None:
        if arrives:
            answer, body = exchange.forward()
            release.wait(60)
            exchange.respond(answer.status, body, _end_to_end_headers(answer))
        else:
            release.wait(60)
            pass_on(exchange)

    return hold


def foreign_page(status: int, **headers: str) -> Fault:
    """Answers with a page of somebody else, such as a gateway, with this status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = b"<!doctype html><title>Gateway</title><h1>Something between you and the site</h1>"
    return lambda exchange: exchange.respond(status, body, {"Content-Type": "text/html", **named})


def product_error(status: int, error: str) -> Fault:
    """Answers with an error as the product itself words it."""
    body = json.dumps({"error": error}).encode()
    return lambda exchange: exchange.respond(status, body, {"Content-Type": "application/json"})


def redirect_to_portal(exchange: Exchange) -> None:
    """Answers like a captive portal: a redirect, then a sign-in page with status 200."""
    exchange.respond(302, b"", {"Location": PORTAL})


portal_page = foreign_page(200)


def _split(body: bytes) -> list[bytes]:
    size = max(1, -(-len(body) // PIECES))
    return [body[start : start + size] for start in range(0, len(body), size)]


def _end_to_end_headers(answer: HTTPResponse) -> dict[str, str]:
    return {n: v for n, v in answer.getheaders() if n.lower() not in HOP_BY_HOP}
