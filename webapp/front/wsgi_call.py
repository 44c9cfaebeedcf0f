"""Calls a WSGI application with a request that has come whole. Pure."""

import io
import sys
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol
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


class Answer(NamedTuple):
    """A whole response."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def call(application: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Run the application and collect its answer; closes what it returns."""
    status, headers = 500, [("", "")]

    def start_response(line: str, fields: list[tuple[str, str]], exc_info: object = None) -> Any:
        nonlocal status, headers
        status, headers = int(line[:3]), fields
        return parts.append

    parts: list[bytes] = []
    returned: Iterable[bytes] = application(environ, start_response)
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
