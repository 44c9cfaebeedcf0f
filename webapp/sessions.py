"""Sessions exist on the unit's side only."""

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin


class UnitSessions(SecureCookieSessionInterface):
    """Elsewhere nothing is saved, so no answer sets a cookie or says that it varies by one.

    Flask-Login looks into the session after every request, also a reporter's.
    """

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Save it where the answer is the unit's."""
        if request.path == "/unit" or request.path.startswith("/unit/"):
            super().save_session(app, session, response)
