"""The phones' door, an application of its own: no session, sign-in, form or page in its reach."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask
from werkzeug.exceptions import HTTPException

from sync import endpoint
from sync.contract import Claim
from sync.memoise import remembered
from webapp.arrivals import claims, keeping
from webapp.arrivals.database_errors import told_to_phones
from webapp.arrivals.group_commit import Together
from webapp.incidents import queries as incidents
from webapp.keys import keyring
from webapp.offline import publishing
from webapp.web import headers

PREFIX = "/sync/"

Given = ParamSpec("Given")
Found = TypeVar("Found")


def open_beside(app: Flask, *, https: bool) -> None:
    """Let the door answer every address below PREFIX; what it asks for is done in `app`."""
    door = Flask("webapp.door", static_folder=None)
    door.url_map.merge_slashes = False  # a redirect would not be in our words
    door.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    headers.protect(door, https=https)
    door.register_blueprint(
        endpoint.make_blueprint(
            keep=_inside(app, Together(keeping.keep)),
            held=_inside(app, _held),
            keys=_inside(app, keyring.public_set),
            standing=remembered(_inside(app, _standing), seconds=1),
        )
    )
    door.register_error_handler(HTTPException, lambda error: endpoint.refusal(error.code or 500))
    pages = app.wsgi_app

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        is_for_phones = environ["PATH_INFO"].startswith(PREFIX)
        return (door.wsgi_app if is_for_phones else pages)(environ, start_response)

    app.wsgi_app = answer  # type: ignore[method-assign]


def _inside(app: Flask, ask: Callable[Given, Found]) -> Callable[Given, Found]:
    @wraps(ask)
    def asked(*given: Given.args, **named: Given.kwargs) -> Found:
        with app.app_context():
            return ask(*given, **named)

    return asked


def _held(asked: list[Claim]) -> list[dict[str, Any]]:
    return claims.held(asked, received_ids=incidents.received_ids)


@told_to_phones()
def _standing() -> tuple[str, str]:
    """The edition and the pack that phones should have now."""
    pack = publishing.newest_pack()
    return (pack.edition, pack.hash) if pack else ("", "")
