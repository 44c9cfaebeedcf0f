"""Configures Flask-Security for the unit: one form, one session cookie, no tokens, no mail."""

from datetime import timedelta
from typing import Any

from flask import Flask, after_this_request, g, session
from flask_login import user_logged_out
from flask_security import SQLAlchemyUserDatastore, user_authenticated

from webapp.access.guards import open_to_everyone
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.failures import has_failed
from webapp.database.writing import writing
from webapp.extensions import db, security
from webapp.people import device_cookie, hashing, server_sessions
from webapp.people.forms import SignInForm
from webapp.people.models import Role, User

WRONG = "Email address or password not recognised. Check both and try again."

SETTINGS: dict[str, Any] = {
    "SECURITY_URL_PREFIX": "/unit",
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_POST_LOGIN_VIEW": "/unit/",
    "SECURITY_POST_LOGOUT_VIEW": "/unit/sign-in",
    "SECURITY_LOGIN_USER_TEMPLATE": "people/sign_in.html",
    # No page to confirm a password: nothing would count its wrong ones.
    "SECURITY_FRESHNESS": timedelta(minutes=-1),
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_FLASH_MESSAGES": False,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_MSG_GENERIC_AUTHN_FAILED": (WRONG, "error"),
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
    "SECURITY_CLI_USERS_NAME": None,
    "SECURITY_CLI_ROLES_NAME": None,
    "PERMANENT_SESSION_LIFETIME": server_sessions.WORKING_DAY,
    "SESSION_REFRESH_EACH_REQUEST": False,
}


def init_app(app: Flask) -> None:
    """Add /unit/sign-in and /unit/sign-out to the application."""
    app.config.update(SETTINGS)
    datastore = SQLAlchemyUserDatastore(db, User, Role)
    security.init_app(app, datastore, login_form=SignInForm)
    security.pwd_context = hashing.LimitedContext(security.pwd_context)
    security.want_json(lambda _request: False)
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]
    _require_server_session(app)
    for endpoint in ("security.login", "security.logout"):
        open_to_everyone(app.view_functions[endpoint])
    user_authenticated.connect(_record_sign_in, app)
    user_logged_out.connect(_record_sign_out, app)


def _require_server_session(app: Flask) -> None:
    """Accept a session cookie only while the server has its session too.

    In place of Flask-Security's loader, which reads the person first and then needs a second query.
    What that notes for its own pages, of which the unit has none, is left out.
    """

    def load_if_active(uniquifier: str) -> User | None:
        if has_failed():
            return None  # who it is cannot be read: the page that says so is for anybody
        person = server_sessions.find_signed_in(uniquifier)
        return person if person and person.active else None

    app.login_manager.user_loader(load_if_active)  # type: ignore[attr-defined]


def _record_sign_in(_app: Flask, user: User, **_facts: Any) -> None:
    for place in (session, g):  # a page that a stranger left open is worth nothing from now on
        place.pop("csrf_token", None)
    session.permanent = True  # it ends after WORKING_DAY, however often the inbox refreshes
    email = user.email
    after_this_request(lambda response: device_cookie.issue(email, response))
    with writing():
        server_sessions.begin(user)
        trail.record(Event.SIGNED_IN)


def _record_sign_out(_app: Flask, **_facts: Any) -> None:
    with writing():
        server_sessions.end()
        trail.record(Event.SIGNED_OUT)
