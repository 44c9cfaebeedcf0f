"""Remembers in a cookie of the unit's side whether single keys are switched off in a browser."""

from datetime import timedelta

from flask import Response, current_app, request

from webapp.web.session_cookie import cookie_name

COOKIE = "unit-keys"
OFF = "off"
LIFETIME = timedelta(days=180)


def single_keys_are_on() -> bool:
    """Whether a press of one letter does something; it does, until somebody switches it off."""
    return request.cookies.get(_name()) != OFF


def switch(response: Response, *, on: bool) -> Response:
    """Switch them on or off for whoever uses this browser. Idempotent."""
    config = current_app.config
    response.set_cookie(
        _name(),
        "on" if on else OFF,
        max_age=LIFETIME,
        path=config["SESSION_COOKIE_PATH"],
        secure=config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _name() -> str:
    return cookie_name(COOKIE, https=current_app.config["SESSION_COOKIE_SECURE"])
