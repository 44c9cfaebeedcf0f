"""Sessions exist on the unit's side only."""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


class UnitSessions(SecureCookieSessionInterface):
    """Elsewhere none is read or saved, so no answer sets a cookie or says that it varies by one.

    Flask-Login looks into the session after every request, also a reporter's: it is empty there.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of who is signed in."""
        return super().open_session(app, request) if _is_units(request) else SecureCookieSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Save it where the answer is the unit's."""
        if _is_units(request):
            super().save_session(app, session, response)


def _is_units(request: Request) -> bool:
    return request.path == "/unit" or request.path.startswith("/unit/")
