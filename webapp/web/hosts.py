"""Answers only for our own hosts, and redirects without naming one (docs/decisions/0031).

Files below /assets/ are served before Flask whatever the host: they are public and name none.
"""

from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, redirect, request
from werkzeug.routing import RequestRedirect

from webapp.reach import hostname_of

# Not 400: phones take that for a fault of their report, and this one is not theirs.
MISDIRECTED = 421


def answer_only_for(app: Flask, hosts: Collection[str], *, refuse: Callable[[], Response]) -> None:
    """Let `refuse` answer each request for a host that is not in `hosts`, whatever its port.

    Call it before anything else that looks at a request. Flask's TRUSTED_HOSTS has no IPv6.
    """

    @app.before_request
    def _refuse_other_hosts() -> Response | None:
        if hostname_of(f"//{request.host}") not in hosts:
            return refuse()
        if isinstance(request.routing_exception, RequestRedirect):
            return _redirect_within(request.routing_exception)
        return None


def _redirect_within(redirection: RequestRedirect) -> Response:
    """The same redirect as a path. Behind a proxy we know neither the scheme nor the port."""
    path = urlsplit(redirection.new_url)._replace(scheme="", netloc="").geturl()
    return make_response(redirect(path, redirection.code))
