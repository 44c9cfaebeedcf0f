"""Speaks HTTP byte by byte, so that a test can send what no client would."""

import socket
import time
from collections.abc import Iterable
from typing import NamedTuple, Self

PATIENCE_SECONDS = 30


class Reply(NamedTuple):
    """One answer; `head` has the status line and the headers, in lower case."""

    status: int
    head: str
    body: bytes


class Connection:
    """One connection to a server on this machine. Use as a context manager."""

    def __init__(self, port: int, *, patience: float = PATIENCE_SECONDS) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
        self._stream = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it, whatever was not sent or read."""
        self._stream.close()
        self._socket.close()

    def send(self, data: bytes) -> Self:
        """Send these bytes."""
        self._socket.sendall(data)
        return self

    def drip(self, pieces: Iterable[bytes], *, every: float) -> Self:
        """Send pieces with a pause after each; stop where the server hangs up."""
        try:
            for piece in pieces:
                self.send(piece)
                time.sleep(every)
        except OSError:
            pass
        return self

    def reply(self, *, has_body: bool = True) -> Reply:
        """Read one answer; it has no body where the request was HEAD."""
        head = "".join(iter(self._line, "\r\n")).lower()
        length = head.partition("content-length:")[2].partition("\r\n")[0]
        body = self._stream.read(int(length or 0)) if has_body else b""
        return Reply(int(head.split()[1]), head, body)

    def rest(self) -> bytes:
        """Whatever comes until the server hangs up."""
        return self._stream.read()

    def _line(self) -> str:
        line = self._stream.readline().decode("latin-1")
        if not line:
            raise ConnectionError("the server hung up")
        return line


def head(method: str, path: str, *headers: str) -> bytes:
    """A request up to its body."""
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode()


def exchange(port: int, request: bytes) -> Reply:
    """Send one request on a connection of its own, and read the answer."""
    with Connection(port) as connection:
        return connection.send(request).reply()
