"""Proposes who may read the restricted incidents that nobody can read any more.

Whoever is named can only be asked back by reopening their accounts; where they have left, an
administrator or a lead names others, who see nothing of it until one of them approves. Each of them
is a second person beside the proposer: nobody opens for themselves what may be about them. A lock
ends by itself, so that it is no reason (docs/decisions/0123).
"""

from collections.abc import Collection

from flask_login import current_user
from sqlalchemy import select

from webapp.access.permissions import Permission
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import naming_readers
from webapp.incidents.models import Incident
from webapp.incidents.naming_readers import Restricted
from webapp.incidents.restriction.proposing import ReadersAreOthers
from webapp.incidents.turn import take_turn
from webapp.people.unit import account_of, read_unit
from webapp.proposals.kinds import Kind, Payload
from webapp.proposals.policy import is_second_person
from webapp.proposals.proposing import add
from webapp.reports.models import Report


class NothingIsUnread(AppError):
    """Each restricted incident has somebody who can read it, perhaps once a lock has ended."""

    status = 409
    sentence = "Every restricted incident has somebody who can read it. Nothing was proposed."


class CannotNameYourself(AppError):
    """The proposer named their own account, or one that is no second person beside it."""

    status = 409
    sentence = "Name others: nobody opens a restricted incident for themselves."


def find_candidates() -> dict[int, str]:
    """Whom the person signed in can name: the names by number, sorted by name."""
    unit, me = read_unit(), account_of(current_user)
    return {
        number: name
        for number, name in naming_readers.find_who_can_read().items()
        if is_second_person(unit[number].account, me)
    }


def propose_new_readers(people: Collection[int]) -> int:
    """Propose that these may read what nobody can; the number of the proposal. Commits.

    Raises NothingIsUnread, CannotNameYourself, TooFewReaders, AlreadyProposed.
    """
    with writing():
        take_turn(db.session.connection())
        unread = naming_readers.find_unread()
        if not unread:
            raise NothingIsUnread()
        if not find_candidates().keys() >= set(people):
            raise CannotNameYourself()
        names = sorted(naming_readers.require_readers(people).values())
        payload = {
            "incidents": unread,
            "readers": sorted(people),
            "names": names,
            "by": current_user.name,
        }
        # A second proposal, of somebody who must not know of the first, is not told of it.
        subject, known_to = f"unread.{current_user.id}", {current_user.id, *people}
        return add(NEW_READERS, payload, subject=subject, known_to=known_to)


def _words(payload: Payload) -> str:
    *others, last = payload["names"]
    count = len(payload["incidents"])
    what = "a restricted incident" if count == 1 else f"{count} restricted incidents"
    return f"naming {', '.join(others)} and {last} as readers of {what} that nobody can read"


def _details(_payload: Payload) -> list[str]:
    return [
        "Nobody who may read it has an account that reads reports any more.",
        "Whoever is named here can read it once one of them approves, and nobody else can.",
        "Make sure that it is likely to be about none of those named. If it is about you, refuse.",
        "Only the people who are asked can see this. Do not talk about it with others.",
    ]


def _require(payload: Payload) -> None:
    take_turn(db.session.connection())
    if not set(naming_readers.find_unread()) >= set(payload["incidents"]):
        raise ReadersAreOthers()
    naming_readers.require_readers(payload["readers"])


def _act(payload: Payload, _approved: object) -> None:
    query = select(Incident.id, Report.reference, Report.report_id)
    query = query.join(Report, Report.id == Incident.next_sequence)
    for row in db.session.execute(query.where(Incident.id.in_(payload["incidents"]))).all():
        found = Restricted(row.reference, {row.report_id}, {row.id})
        naming_readers.restrict(found, payload["readers"], by=payload["by"])


NEW_READERS = Kind(
    name="new-readers",
    permission=Permission.NAME_NEW_READERS,
    words=_words,
    log_words=lambda _payload: "who may read restricted incidents that nobody can read",
    details=_details,
    require=_require,
    act=_act,
    for_readers=True,
    never_alone=True,
)
