"""The RSGI application that granian serves, loaded once by each worker process.

It puts the front before the application: which lanes there are, which requests go where, and what
a refused request is told (docs/decisions/0029).
"""

import os
import sys
from collections.abc import Callable
from functools import cache

from flask import Flask
from werkzeug.http import parse_cookie

from webapp import door, loading, turns
from webapp.app import create_app
from webapp.config import Config
from webapp.front.bodies import Bodies, Pace
from webapp.front.lanes import Lane
from webapp.front.server import Front
from webapp.front.wsgi_call import Answer, Scope
from webapp.people import device_cookie, hashing
from webapp.web.error_pages import error_page
from webapp.web.side import UNIT, is_units_path

PHONES, PAGES, UNIT_PAGES = "phones", "pages", "unit-pages"
SIGN_IN, KNOWN_SIGN_IN = "sign-in", "known-sign-in"
# Making a page is work for the processor: more threads would only make each page, and whoever holds
# the lock of writers, wait longer. The unit's pages also wait for the database.
PLACES_FOR_PAGES, PLACES_FOR_UNIT_PAGES = 1, 2
# Whoever holds the lock of writers waits for the interpreter once more than for the disk: at most
# so long for each thread that is calculating. Python's own is five times as long.
SWITCH_INTERVAL_SECONDS = 0.001


def make_front(config: Config) -> Front:
    """The whole product behind its front."""
    app = create_app(config)
    return Front(
        app,
        lane_of=_choose_lane(app, threads=config.threads),
        refuse=_make_refuse(app),
        longest_body=app.config["MAX_CONTENT_LENGTH"],
        bodies=Bodies(pace=Pace()),
    )


def _choose_lane(app: Flask, *, threads: int) -> Callable[[Scope], Lane]:
    phones = Lane(PHONES, places=threads)
    pages = Lane(PAGES, places=PLACES_FOR_PAGES)
    unit_pages = Lane(UNIT_PAGES, places=PLACES_FOR_UNIT_PAGES)
    strangers = Lane(SIGN_IN, places=hashing.PLACES_FOR_OTHERS)
    known = Lane(KNOWN_SIGN_IN, places=hashing.PLACES_FOR_KNOWN_BROWSERS)

    def lane_of(scope: Scope) -> Lane:
        if scope.path.startswith(door.PREFIX):
            return phones
        if scope.method == "POST" and hashing.hashes_password(app, scope.path):
            return known if _is_known(app, scope) else strangers
        return unit_pages if is_units_path(scope.path) else pages

    return lane_of


def _is_known(app: Flask, scope: Scope) -> bool:
    cookies = "; ".join(value for name, value in scope.headers.items() if name == "cookie")
    with app.app_context():
        return device_cookie.is_known(parse_cookie(cookies).get(device_cookie.name(), ""))


def _make_refuse(app: Flask) -> Callable[[str, str, int], Answer]:
    @cache
    def page(path: str, status: int, sentence: str | None) -> Answer:
        with app.test_request_context(path):
            response = app.process_response(error_page(status, sentence))
        response.headers["Cache-Control"] = "no-store"
        return Answer(status, response.headers.to_wsgi_list(), response.get_data())

    def refuse(lane: str, path: str, status: int) -> Answer:
        if lane == PHONES:
            response = door.refuse(app, status)
            return Answer(status, response.headers.to_wsgi_list(), response.get_data())
        signing_in = status == 503 and lane in (SIGN_IN, KNOWN_SIGN_IN)
        sentence = hashing.TooManySigningIn.sentence if signing_in else None
        return page(UNIT if is_units_path(path) else "/", status, sentence)

    return refuse


sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
turns.give_way()  # before there is a second thread, as threads inherit it

app = make_front(Config.from_environment(os.environ))

loading.finish()
