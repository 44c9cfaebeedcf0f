"""Limits Flask's session to the unit's side: a reporter's request neither reads nor sets a cookie.

See docs/decisions/0005. Who is signed in is in `webapp/people/server_sessions.py`.
"""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from webapp.web.side import is_units


def cookie_name(name: str, *, https: bool) -> str:
    """The name of a cookie of the unit. With this prefix browsers take it over https only.

    `__Host-` would need the path `/`, and reporters' requests would carry the cookie.
    """
    return f"__Secure-{name}" if https else name


class UnitSessionInterface(SecureCookieSessionInterface):
    """Flask's signed cookie on the unit's side; elsewhere an empty session that is never saved.

    Flask-Login reads the session after every request, including a reporter's. Because the empty
    one is not saved, no answer to a reporter gains `Set-Cookie` or `Vary: Cookie`.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Read the session from the cookie."""
        return super().open_session(app, request) if is_units(request) else SecureCookieSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the session to the cookie."""
        if is_units(request):
            super().save_session(app, session, response)
