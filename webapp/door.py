"""Serves the phones' endpoint from a Flask application of its own (docs/decisions/0005).

No session, sign-in, form or page can be reached from there.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from sync import endpoint
from sync.contract import CannotKeep, Claim
from sync.memoise import memoise
from webapp.arrivals import claims, keeping
from webapp.arrivals.cannot_keep import failures_as_cannot_keep
from webapp.arrivals.group_commit import GroupCommit
from webapp.config import Config
from webapp.incidents import queries as incidents
from webapp.incidents.work.case_log import asking, spoken
from webapp.keys import keyring
from webapp.offline import publishing
from webapp.web import headers
from webapp.web.hosts import MISDIRECTED, answer_only_for

PREFIX = "/sync/"
_EXTENSION = "esafety-door"

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def open_beside(app: Flask, config: Config) -> None:
    """Route every address below PREFIX to the door. What the door asks for is done in `app`."""
    door = Flask("webapp.door", static_folder=None)
    door.url_map.merge_slashes = False  # a redirect would not have our own body
    door.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    headers.protect(door, https=config.secure)
    answer_only_for(door, config, refuse=lambda: endpoint.refusal(MISDIRECTED))
    door.register_blueprint(
        endpoint.make_blueprint(
            keep=_inside(app, GroupCommit(keeping.keep)),
            answer_claims=_inside(app, _answer_claims),
            keys=_inside(app, _keys),
            newest_pack=memoise(_inside(app, _newest_pack), seconds=1),
        )
    )
    door.register_error_handler(HTTPException, lambda error: endpoint.refusal(error.code or 500))
    app.extensions[_EXTENSION] = door
    pages = app.wsgi_app

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        is_for_phones = environ["PATH_INFO"].startswith(PREFIX)
        return (door.wsgi_app if is_for_phones else pages)(environ, start_response)

    app.wsgi_app = answer  # type: ignore[method-assign]


def refuse(app: Flask, status: int) -> Response:
    """Make the door's answer to a request that it never sees."""
    door: Flask = app.extensions[_EXTENSION]
    with door.test_request_context(PREFIX):
        return door.process_response(endpoint.refusal(status))


def _inside(app: Flask, ask: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Return `ask`, called in the context of `app`."""

    @wraps(ask)
    def ask_inside(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        with app.app_context():
            return ask(*args, **kwargs)

    return ask_inside


def _answer_claims(asked: list[Claim]) -> list[dict[str, Any]]:
    return claims.answer_claims(
        asked,
        received_times=incidents.received_times,
        find_asked=asking.find_asked,
        spoken_times=spoken.find_spoken_with_worker,
    )


def _keys() -> list[dict[str, Any]]:
    """Return the public keys. Raises CannotKeep if all are away: nothing could be judged then.

    The same where a process that has just begun cannot read them.
    """
    try:
        keys = keyring.public_set()
    except keyring.KeysUnreadable as error:
        raise CannotKeep("a file among the keys is not a key") from error
    if not keys:
        raise CannotKeep("no key is here")
    return keys


@failures_as_cannot_keep()
def _newest_pack() -> tuple[str, str]:
    """Return the edition and the hash of the pack that phones should have now."""
    pack = publishing.newest_pack()
    return (pack.edition, pack.hash) if pack else ("", "")
