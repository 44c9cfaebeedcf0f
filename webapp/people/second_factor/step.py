"""The step between the password and the second factor: it lasts five minutes and opens no page."""

from datetime import timedelta
from typing import NamedTuple

from flask import g, session
from flask_security import login_user
from sqlalchemy import select

from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people import server_sessions
from webapp.people.models import User
from webapp.people.second_factor.factor import Factor
from webapp.web.sealed_address import NoSuchTicket, TicketExpired, make_ticket, read_ticket

STEP = "second-step"
LASTS = timedelta(minutes=5)


class Waiting(NamedTuple):
    """Who gave the right password, and where they go once they have given the second factor."""

    person: User
    next_page: str


def begin(person: User, *, next_page: str) -> None:
    """Remember in this browser's cookie, encrypted, that the password was right. Commits.

    A session that was locked in this browser, whosoever it was, ends.
    """
    if server_sessions.TOKEN in session:
        with writing():
            server_sessions.end()
    session.clear()
    g.pop("csrf_token", None)
    session[STEP] = make_ticket(STEP, [person.fs_uniquifier, next_page])


def find_waiting() -> Waiting | None:
    """Who is waiting in this browser; None if nobody is, or for too long."""
    try:
        uniquifier, next_page = read_ticket(STEP, session.get(STEP, ""), lasts=LASTS)
    except (NoSuchTicket, TicketExpired):
        return None
    person = db.session.scalar(select(User).where(User.fs_uniquifier == uniquifier))
    return Waiting(person, next_page) if person and person.is_active else None


def finish(waiting: Waiting, factor: Factor) -> None:
    """Sign the person in: only now their session begins."""
    session.clear()
    login_user(waiting.person, authn_via=["password", factor.value])
