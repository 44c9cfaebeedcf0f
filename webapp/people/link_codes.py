"""The code that a link asks for: whoever approved the link tells it to whom it is for.

So whoever proposed a link and holds its address cannot use it themselves. Where the command line
approved it, the code is printed there.
"""

import hashlib
import secrets
from hmac import compare_digest

from flask_login import current_user

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people import told
from webapp.people.links import LinkDoesNotWork, find_prepared, require_working
from webapp.people.models import AccountLink

# Without what is read wrongly, such as O and 0. Eight have 39 bits: nobody tries them all in a day.
LETTERS, LENGTH = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 8


class WrongCode(AppError):
    """Not the code of this link, or none was told yet."""

    status = 422
    sentence = (
        "This is not the code for this link. Ask whoever approved it: they tell you the code, and "
        "whoever invited you gives you the link."
    )


def take_code(number: int) -> None:
    """Make a new code for a link that one approved oneself; an earlier one works no more.

    Commits; `told_code` has it. Raises LinkDoesNotWork.
    """
    with writing():
        link = link_to_tell(number)
        trail.record(Event.LINK_CODE_TAKEN, name=link.name or "")
        code = new_code(link)
    told.keep(told.What.CODE, number, code)


def link_to_tell(number: int) -> AccountLink:
    """A link that works and that one approved oneself. Raises LinkDoesNotWork."""
    link = db.session.get(AccountLink, number) if number <= HIGHEST else None
    if link is None or link.code_by != current_user.id:
        raise LinkDoesNotWork()
    require_working(link)
    return link


def told_code(link: AccountLink) -> str | None:
    """Its code, if this browser was told it and no newer one was made."""
    code = told.find(told.What.CODE, link.id)
    return code if code and _hash(code) == link.code_hash else None


def give_code(*, email: str | None = None, person: int | None = None) -> str:
    """A code for the link that the command line just made, which nobody was told. Commits."""
    with writing():
        link = find_prepared(email=email, person=person)
        if link is None:
            raise LinkDoesNotWork()
        return new_code(link)


def new_code(link: AccountLink) -> str:
    """A new code for this link, in the caller's transaction; an earlier one works no more."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    link.code_hash = _hash(code)
    return f"{code[:4]} {code[4:]}"


def require_code(link: AccountLink, typed: str) -> None:
    """Raise WrongCode unless this is the link's code, however it is spaced; if it needs one."""
    if link.needs_code and not compare_digest(_hash(typed), link.code_hash or ""):
        raise WrongCode()


def _hash(code: str) -> str:
    letters = "".join(one for one in code.upper() if one.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
