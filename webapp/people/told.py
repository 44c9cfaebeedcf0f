"""Keeps in this browser's session what a page has told last: a link, or its code.

So a page can be loaded again and changes nothing. It is encrypted: whoever reads the browser's
files learns neither.
"""

from enum import StrEnum

from flask import session
from flask_login import current_user

from webapp.people.links import LONGEST_WAIT
from webapp.web.sealed_address import NoSuchTicket, TicketExpired, make_ticket, read_ticket


class What(StrEnum):
    """What is told of a link."""

    LINK = "told-link"
    CODE = "told-code"


def keep(what: What, number: int, secret: str) -> None:
    """Keep it for the person signed in, in place of what was told before."""
    session[what] = make_ticket(what, [current_user.id, number, secret])


def find(what: What, number: int) -> str | None:
    """What this browser was told last of the link with this number; None if it was not."""
    try:
        found = read_ticket(what, session.get(what, ""), lasts=LONGEST_WAIT)
    except (NoSuchTicket, TicketExpired):
        return None
    return str(found[2]) if found[:2] == [current_user.id, number] else None
