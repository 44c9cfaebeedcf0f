"""Answers only for our own hosts, and redirects without naming one (docs/decisions/0031).

The unit's pages may have a name of their own; then neither side is at the other's.
Files below /assets/ are served before Flask whatever the host: they are public and name none.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, redirect, request
from werkzeug.routing import RequestRedirect

from webapp.config import Config
from webapp.reach import hostname_of
from webapp.web.side import UNIT, is_units

# Not 400: phones take that for a fault of their report, and this one is not theirs.
MISDIRECTED = 421
# What both sides have: checks of the machine, and what browsers and finders of holes ask for.
SHARED = frozenset({"/healthz", "/favicon.ico", "/.well-known/security.txt"})


def answer_only_for(app: Flask, config: Config, *, refuse: Callable[[], Response]) -> None:
    """Let `refuse` answer each request for a host that its page is not at, whatever the port.

    Call it before anything else that looks at a request. Flask's TRUSTED_HOSTS has no IPv6.
    """
    reporters, unit = config.reporters_hosts, config.unit_hosts

    @app.before_request
    def _refuse_other_hosts() -> Response | None:
        host = hostname_of(f"//{request.host}")
        if request.path == "/" and host in unit - reporters:
            return make_response(redirect(f"{UNIT}/"))
        if host not in _hosts_of_page():
            return refuse()
        if isinstance(request.routing_exception, RequestRedirect):
            return _redirect_within(request.routing_exception)
        return None

    def _hosts_of_page() -> frozenset[str]:
        if request.path in SHARED:
            return reporters | unit
        return unit if is_units(request) else reporters


def _redirect_within(redirection: RequestRedirect) -> Response:
    """The same redirect as a path. Behind a proxy we know neither the scheme nor the port."""
    path = urlsplit(redirection.new_url)._replace(scheme="", netloc="").geturl()
    return make_response(redirect(path, redirection.code))
