"""The WSGI environment of a request, and the answer of an application, as PEP 3333 has them."""

from types import SimpleNamespace
from typing import Any
from wsgiref.validate import validator

import pytest

from webapp.front.wsgi_call import call, environ_of


class Headers(list[tuple[str, str]]):
    def items(self) -> list[tuple[str, str]]:
        return list(self)


def scope(*headers: tuple[str, str], **more: Any) -> Any:
    usual = {
        "http_version": "1.1",
        "client": "10.1.2.3:41000",
        "server": "127.0.0.1:8000",
        "scheme": "http",
        "method": "POST",
        "path": "/",
        "query_string": "",
    }
    return SimpleNamespace(**{**usual, **more}, headers=Headers(headers))


def application(environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read(9)]


def test_the_environment_and_the_call_keep_to_the_standard() -> None:
    environ = environ_of(scope(("content-length", "2"), ("host", "x")), b"ab")
    answer = call(validator(application), environ)
    assert answer == (200, [("Content-Type", "text/plain")], b"ab")


def test_the_request_line_and_both_ends_are_named() -> None:
    environ = environ_of(scope(path="/é?", query_string="q=%20"), b"")
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/é?"
    assert (environ["SCRIPT_NAME"], environ["QUERY_STRING"]) == ("", "q=%20")
    assert (environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("127.0.0.1", "8000")
    assert (environ["REMOTE_ADDR"], environ["REQUEST_METHOD"]) == ("10.1.2.3", "POST")
    assert environ["SERVER_PROTOCOL"] == "HTTP/1.1"


def test_an_ipv6_address_loses_its_brackets() -> None:
    environ = environ_of(scope(client="[::1]:41000", server="[::1]:8000"), b"")
    assert (environ["REMOTE_ADDR"], environ["SERVER_NAME"]) == ("::1", "::1")


def test_headers_get_their_names_and_repeated_ones_are_joined() -> None:
    repeated = [("x-a", "1"), ("x-a", "2"), ("cookie", "a=1"), ("cookie", "b=2")]
    environ = environ_of(scope(("content-type", "text/plain"), *repeated), b"")
    assert environ["CONTENT_TYPE"] == "text/plain"
    assert (environ["HTTP_X_A"], environ["HTTP_COOKIE"]) == ("1,2", "a=1; b=2")
    assert "HTTP_CONTENT_TYPE" not in environ


def test_a_header_with_an_underscore_cannot_pass_for_another() -> None:
    environ = environ_of(scope(("x_forwarded_for", "1.2.3.4"), ("content_length", "9")), b"")
    assert "HTTP_X_FORWARDED_FOR" not in environ
    assert "HTTP_CONTENT_LENGTH" not in environ


class Iterable:
    """What an application returns; fails half-way if asked to."""

    def __init__(self, *, fails: bool) -> None:
        self.fails, self.closed = fails, False

    def __iter__(self) -> Any:
        yield b"a"
        if self.fails:
            raise ZeroDivisionError
        yield b"b"

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("fails", [False, True])
def test_what_the_application_returns_is_always_closed(fails: bool) -> None:
    returned = Iterable(fails=fails)

    def streams(_environ: Any, start_response: Any) -> Iterable:
        start_response("404 Not Found", [])
        return returned

    if fails:
        with pytest.raises(ZeroDivisionError):
            call(streams, {})
    else:
        assert call(streams, {}) == (404, [], b"ab")
    assert returned.closed
