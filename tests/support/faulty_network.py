"""A real network between phone and product that can fail in every way that networks fail."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}
TRICKLES = 10
PORTAL = "/portal-of-the-hall"
SYNC = "/sync/v1/reports"


class Exchange(BaseHTTPRequestHandler):
    """One request on its way; a fault is a function that deals with it."""

    protocol_version = "HTTP/1.1"
    network: "FaultyNetwork"

    def _carry(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.network.take(self.command, self.path)
        try:
            fault(self)
        except OSError:
            self.hang_up()

    do_GET = do_POST = do_HEAD = _carry

    def ask(self) -> tuple[HTTPResponse, bytes]:
        """Let the product answer, and return its answer."""
        product = HTTPConnection("127.0.0.1", self.network.product_port, timeout=30)
        with closing(product):
            product.request(self.command, self.path, self.body or None, dict(self.headers))
            answer = product.getresponse()
            return answer, answer.read()

    def give(
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
        for piece in _pieces(body[:upto]) if self.command != "HEAD" else []:
            self.wfile.write(piece)
            time.sleep(pause)
        if upto is not None:
            self.hang_up()

    def hang_up(self) -> None:
        """Close the connection without another word."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(2)

    def log_message(self, *_: object) -> None:
        """Quiet."""


Fault = Callable[[Exchange], None]


class FaultyNetwork:
    """Stands before the product on a port of its own. Well until told otherwise."""

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

    def is_cut(self) -> None:
        """Nothing gets through any more, whatever is asked for."""
        self.answers(cut_before, path="/")

    def is_well(self) -> None:
        """Everything gets through again."""
        self._faults.clear()

    def count(self, path: str = SYNC) -> int:
        """How many requests to `path` have come so far."""
        return sum(request.split()[1].startswith(path) for request in self.requests)

    def waits_for_a_request(self, path: str = SYNC, *, after: int = 0) -> None:
        """Return as soon as more than `after` requests to `path` have come; within ten seconds."""
        deadline = time.monotonic() + 10
        while self.count(path) <= after:
            if time.monotonic() > deadline:
                raise AssertionError(f"No request to {path} came: {self.requests}")
            time.sleep(0.02)

    def take(self, method: str, path: str) -> Fault:
        """The fault that the next request to `path` meets."""
        self.requests.append(f"{method} {path}")
        if path == PORTAL:
            return portal_page
        for prefix, faults in self._faults.items():
            if path.startswith(prefix):
                return faults.pop(0) if len(faults) > 1 else faults[0]
        return pass_on


def pass_on(exchange: Exchange) -> None:
    """No fault: the product's own answer."""
    answer, body = exchange.ask()
    exchange.give(answer.status, body, _kept(answer))


def cut_before(exchange: Exchange) -> None:
    """The connection breaks before the product hears anything."""
    exchange.hang_up()


def cut_after_commit(exchange: Exchange) -> None:
    """The product takes the report in; its answer is lost."""
    exchange.ask()
    exchange.hang_up()


def truncated(exchange: Exchange) -> None:
    """The product's answer breaks off half-way."""
    answer, body = exchange.ask()
    exchange.give(answer.status, body, _kept(answer), upto=len(body) // 2)


def slowly(exchange: Exchange) -> None:
    """The product's answer comes in a trickle, over about a second."""
    answer, body = exchange.ask()
    exchange.give(answer.status, body, _kept(answer), pause=1 / TRICKLES)


def held_until(release: threading.Event, *, arrives: bool = True) -> Fault:
    """The answer hangs until `release` is set; with `arrives` the product has already heard."""

    def hold(exchange: Exchange) -> None:
        if arrives:
            answer, body = exchange.ask()
            release.wait(60)
            exchange.give(answer.status, body, _kept(answer))
        else:
            release.wait(60)
            pass_on(exchange)

    return hold


def foreign(status: int, **headers: str) -> Fault:
    """Somebody else's answer: a proxy's page with this status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = b"<!doctype html><title>Gateway</title><h1>Something between you and the site</h1>"
    return lambda exchange: exchange.give(status, body, {"Content-Type": "text/html", **named})


def our_error(status: int, error: str) -> Fault:
    """An error in the product's own words."""
    body = json.dumps({"error": error}).encode()
    return lambda exchange: exchange.give(status, body, {"Content-Type": "application/json"})


def redirect_to_portal(exchange: Exchange) -> None:
    """A public network's sign-in page: first a redirect, then a page that says 200."""
    exchange.give(302, b"", {"Location": PORTAL})


portal_page = foreign(200)


def _pieces(body: bytes) -> list[bytes]:
    size = max(1, -(-len(body) // TRICKLES))
    return [body[start : start + size] for start in range(0, len(body), size)]


def _kept(answer: HTTPResponse) -> dict[str, str]:
    return {n: v for n, v in answer.getheaders() if n.lower() not in HOP_BY_HOP}
