"""Sends requests byte by byte, and times the answers."""

import json
import socket
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.support.raw_http import Connection

PATIENCE_SECONDS = 10
REPORTS = "/sync/v1/reports"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


class Answer(NamedTuple):
    """One answer; status 0 if the server hung up without one, -1 if nothing came in time."""

    status: int
    head: str
    body: bytes
    seconds: float

    def json(self) -> Any:
        """The body, parsed; None if it is not JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


def ask(port: int, sent: bytes, *, patience: float = PATIENCE_SECONDS) -> Answer:
    """Send these bytes on a connection of their own, and read one answer."""
    began = time.perf_counter()
    has_body = not sent.startswith(b"HEAD ")
    try:
        with Connection(port, patience=patience) as connection:
            reply = connection.send(sent).reply(has_body=has_body)
    except TimeoutError:
        return Answer(-1, "", b"", time.perf_counter() - began)
    except (OSError, ValueError, IndexError):
        return Answer(0, "", b"", time.perf_counter() - began)
    return Answer(*reply, time.perf_counter() - began)


def request(method: str, path: str, body: bytes = b"", **headers: str | None) -> bytes:
    """A whole request. A header's name has `_` for `-`; one that is None is left out."""
    usual = {"Host": "127.0.0.1", "Content_Length": str(len(body)) if body else None}
    fields = {**usual, **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value]
    start = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""])
    return start.encode("utf-8", "surrogateescape") + body


def post_items(*items: Any, have: Any = ()) -> bytes:
    """A phone's request; an item of bytes goes in unchanged."""
    slices = [item if isinstance(item, bytes) else json.dumps(item).encode() for item in items]
    beside = json.dumps({"have": list(have), "waiting": len(items)}).encode()
    body = b'{"items":[' + b",".join(slices) + b"]," + beside[1:]
    return request("POST", REPORTS, body, Content_Type=JSON)


def post_form(path: str, form: Any, **headers: str | None) -> bytes:
    """A browser's request with a form."""
    return request(
        "POST", path, urlencode(form, doseq=True).encode(), **{"Content_Type": FORM, **headers}
    )


def small_window(port: int) -> socket.socket:
    """A connection whose receiving buffer is as small as the system allows."""
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    found.connect(("127.0.0.1", port))
    return found
