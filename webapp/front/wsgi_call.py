"""Calls a WSGI application with a request that has come whole. Pure."""

import io
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple, Protocol
from wsgiref.types import WSGIApplication, WSGIEnvironment

UNPREFIXED = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


class Headers(Protocol):
    """The part of granian's headers that we use; names are in lower case."""

    def get(self, key: str, default: Any = None) -> Any:
        """The first value."""

    def items(self) -> list[tuple[str, str]]:
        """Every name and value, repeated ones too."""


class Scope(Protocol):
    """The part of RSGI's scope that we use; `client` and `server` are `address:port`."""

    http_version: str
    client: str
    server: str
    scheme: str
    method: str
    path: str
    query_string: str

    @property
    def headers(self) -> Headers:
        """The request's headers."""


class StoredFile:
    """A body that is too long to collect: the front reads it a piece at a time, and closes it."""

    PIECE = 256 * 1024

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._file.read(self.PIECE):
            yield piece
        self.close()

    def close(self) -> None:
        """Close the file; a temporary one is gone then."""
        self._file.close()


class Answer(NamedTuple):
    """A whole response."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | StoredFile


def call(application: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Run the application and collect its answer; closes what it returns, but a StoredFile."""
    status, headers = 500, [("", "")]

    def start_response(line: str, fields: list[tuple[str, str]], exc_info: object = None) -> Any:
        nonlocal status, headers
        status, headers = int(line[:3]), fields
        return parts.append

    parts: list[bytes] = []
    returned: Iterable[bytes] = application(environ, start_response)
    if isinstance(returned, StoredFile):
        return Answer(status, headers, returned)
    try:
        parts.extend(returned)
    finally:
        if close := getattr(returned, "close", None):
            close()
    return Answer(status, headers, b"".join(parts))


def environ_of(scope: Scope, body: bytes) -> WSGIEnvironment:
    """The WSGI environment. A header with an underscore is dropped: it could pass for another."""
    server, _, port = scope.server.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" not in name:
            _add_header(environ, name, value)
    return environ


def _add_header(environ: WSGIEnvironment, name: str, value: str) -> None:
    key = UNPREFIXED.get(name) or "HTTP_" + name.upper().replace("-", "_")
    if key not in environ:
        environ[key] = value
    elif key not in UNPREFIXED.values():
        environ[key] += ("; " if name == "cookie" else ",") + value
