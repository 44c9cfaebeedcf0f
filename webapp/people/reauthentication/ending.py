"""Ends this browser's session where its person has nothing but a password to show."""

from flask import session
from flask_login import current_user, logout_user

from webapp.database.writing import writing
from webapp.people import server_sessions


def end_this() -> None:
    """Sign out, which is recorded; or end the session that is locked. Commits."""
    if current_user.is_authenticated:
        logout_user()
        return
    with writing():
        server_sessions.end()
    session.clear()
