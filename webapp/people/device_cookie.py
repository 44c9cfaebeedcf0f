"""A device cookie (OWASP's term): strangers' wrong passwords cannot lock out a person's browser.

The signed cookie names one account and a browser in which it has signed in before. It gives no
access: it only selects the counter of failed attempts (`webapp/people/attempts.py`).
"""

import secrets
from datetime import timedelta

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from webapp.people import attempts
from webapp.web.session_cookie import cookie_name

COOKIE = "unit-browser"
LIFETIME = timedelta(days=180)


def device_for(email: str) -> str:
    """The random name of this browser, if this account has signed in with it; else ""."""
    account, device = _read(request.cookies.get(name(), ""))
    return device if account == attempts.hash_account(email) else ""


def is_known(cookie: str) -> bool:
    """Whether somebody, whoever it was, has signed in with the browser that sends this cookie."""
    return any(_read(cookie))


def issue(email: str, response: Response) -> Response:
    """Set the cookie after this account has signed in; each sign-in renews it for half a year."""
    device = device_for(email) or secrets.token_urlsafe(16)
    response.set_cookie(
        name(),
        str(_signer().dumps([attempts.hash_account(email), device])),
        max_age=LIFETIME,
        path=current_app.config["SESSION_COOKIE_PATH"],
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def name() -> str:
    """The name of the cookie."""
    return cookie_name(COOKIE, https=current_app.config["SESSION_COOKIE_SECURE"])


def _read(cookie: str) -> tuple[str, str]:
    """The account and the device that the cookie names; two empty texts if it is not ours."""
    try:
        account, device = _signer().loads(cookie, max_age=int(LIFETIME.total_seconds()))
    except (BadSignature, ValueError, TypeError):
        return "", ""
    return str(account), str(device)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="known-browser")
