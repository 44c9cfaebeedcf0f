"""Configures Flask-Security for the unit: one form, one session cookie, no tokens, no mail."""

from datetime import timedelta
from typing import Any

from flask import (
    Flask,
    Response,
    after_this_request,
    g,
    make_response,
    redirect,
    request,
    session,
    url_for,
)
from flask_login import user_logged_out
from flask_security import SQLAlchemyUserDatastore, user_authenticated
from flask_security.tf_plugin import TfPlugin
from flask_security.utils import validate_redirect_url

from webapp.access.guards import open_to_everyone
from webapp.access.sign_in_redirect import START
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.failures import has_failed
from webapp.database.writing import writing
from webapp.extensions import db, security
from webapp.people import acts, device_cookie, hashing, idle, server_sessions
from webapp.people.forms import SignInForm
from webapp.people.models import Role, User
from webapp.people.reauthentication import views as reauthentication_views
from webapp.people.second_factor import owned, step
from webapp.people.second_factor import views as second_factor_views

WRONG = "Email address or password not recognised. Check both and try again."

SETTINGS: dict[str, Any] = {
    "SECURITY_URL_PREFIX": "/unit",
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_POST_LOGIN_VIEW": "/unit/",
    "SECURITY_POST_LOGOUT_VIEW": "/unit/sign-in",
    "SECURITY_LOGIN_USER_TEMPLATE": "people/sign_in.html",
    # Its page to confirm a password counts no wrong ones. Ours is in `reauthentication`.
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
    """Add /unit/sign-in, its second step and /unit/sign-out to the application."""
    app.config.update(SETTINGS)
    datastore = SQLAlchemyUserDatastore(db, User, Role)
    security.init_app(app, datastore, login_form=SignInForm)
    security.pwd_context = hashing.LimitedContext(security.pwd_context)
    security.want_json(lambda _request: False)
    security.two_factor_plugins = SecondStep()
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]
    app.register_blueprint(second_factor_views.blueprint)
    app.register_blueprint(reauthentication_views.blueprint)
    _require_server_session(app)
    app.before_request(acts.note)
    app.jinja_env.globals["idle_seconds"] = int(idle.AFTER.total_seconds())
    for endpoint in ("security.login", "security.logout"):
        open_to_everyone(app.view_functions[endpoint])
    user_authenticated.connect(_record_sign_in, app)
    user_logged_out.connect(_record_sign_out, app)


class SecondStep(TfPlugin):
    """In place of Flask-Security's own second factors, which its settings would switch on."""

    def tf_enter(self, user: User, *_: Any, **__: Any) -> Response | None:  # type: ignore[override]
        """Ask for the second factor of a person who has one, before their session begins."""
        if not owned.has_any(user):
            return None
        asked_for = request.form.get("next", "")
        step.begin(user, next_page=asked_for if validate_redirect_url(asked_for) else START)
        return make_response(redirect(url_for("second_factor.code")))


def _require_server_session(app: Flask) -> None:
    """Accept a session cookie only while the server has its session too.

    In place of Flask-Security's loader, which reads the person first and then needs a second query.
    What that notes for its own pages, of which the unit has none, is left out.
    """

    def load_if_active(uniquifier: str) -> User | None:
        if has_failed():
            return None  # who it is cannot be read: the page that says so is for anybody
        person = server_sessions.find_signed_in(uniquifier)
        return person if person and person.is_active and not idle.lock(person) else None

    app.login_manager.user_loader(load_if_active)  # type: ignore[attr-defined]


def _record_sign_in(_app: Flask, user: User, authn_via: list[str], **_facts: Any) -> None:
    for place in (session, g):  # a page that a stranger left open is worth nothing from now on
        place.pop("csrf_token", None)
    session.permanent = True  # it ends after WORKING_DAY, however often the inbox refreshes
    email = user.email
    after_this_request(lambda response: device_cookie.issue(email, response))
    with writing():
        server_sessions.begin(user, factor=authn_via[1] if len(authn_via) > 1 else None)
        trail.record(Event.SIGNED_IN)


def _record_sign_out(_app: Flask, **_facts: Any) -> None:
    with writing():
        server_sessions.end()
        trail.record(Event.SIGNED_OUT)
