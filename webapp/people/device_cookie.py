"""A browser in which somebody has signed in before: a stranger's wrong passwords do not pause it.

Its cookie is signed and names one account and this browser. It opens nothing: the password is
asked for as always, and wrong ones given here pause this browser.
"""

import secrets
from datetime import timedelta

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from webapp.people import attempts

COOKIE = "unit-browser"
LASTS = timedelta(days=180)


def known_to(email: str) -> str:
    """The browser's own name, where this account has signed in with it; else nothing."""
    given, oldest = request.cookies.get(COOKIE, ""), int(LASTS.total_seconds())
    try:
        account, browser = _signer().loads(given, max_age=oldest)
    except (BadSignature, ValueError, TypeError):
        return ""
    return str(browser) if account == attempts.hash_of(email) else ""


def remember(email: str, response: Response) -> Response:
    """This account has signed in with this browser; known until nobody does for half a year."""
    browser = known_to(email) or secrets.token_urlsafe(16)
    response.set_cookie(
        COOKIE,
        str(_signer().dumps([attempts.hash_of(email), browser])),
        max_age=LASTS,
        path=current_app.config["SESSION_COOKIE_PATH"],
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="known-browser")
