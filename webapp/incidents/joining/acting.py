"""Joins two incidents into one, and splits one.

Reports never change, and nothing is lost: chains move. Acts stay where they were made, and are read
with the incident that theirs was joined into.
"""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from webapp.audit.events import Event
from webapp.counting.models import Tally
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.filing import CHAIN, leave
from webapp.incidents.joining.judging import forget, record, remember
from webapp.incidents.models import Chain, Incident
from webapp.incidents.queries import report_for
from webapp.incidents.refolding import refold
from webapp.incidents.restricting import restrict_as
from webapp.incidents.standing import incident_of
from webapp.incidents.tallying import INCIDENT
from webapp.incidents.turn import take_turn
from webapp.incidents.work.adding import add_act
from webapp.vocabulary.act import ActKind


class NothingToSplit(AppError):
    """The incident has one chain only: a colleague may have split it."""

    status = 409
    sentence = "This report is already an incident of its own. A colleague may have split it off."


def join(number: int, other: int, *, share_call: bool = False) -> bool:
    """Make one incident of those of two reports: the older stays. False if they are one already.

    `share_call`: a call that reached somebody about one counts for the other, too.
    Of two people who join them the other way round at the same moment, the second finds it done.
    Raises NoSuchReport.
    """
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        one, two = _incident_with(number), _incident_with(other)
        if one.id == two.id:
            return False
        older, younger = sorted((one, two), key=lambda each: each.first_sequence)
        _join(connection, older, younger, share_call=share_call)
        record(Event.INCIDENTS_JOINED, number, other)
    return True


def split(number: int) -> None:
    """Make an incident of its own of the chain of this report. Raises NothingToSplit, NoSuchReport.

    It is new, unless all of it is received: what was done before stays with the other. That they
    are not the same is remembered.
    """
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        before = _incident_with(number)
        chain = report_for(number).chain_id
        chains = _chains_of(before)
        if len(chains) < 2:
            raise NothingToSplit
        new = _begin(connection, before)
        connection.execute(update(CHAIN).where(CHAIN.c.id == chain).values(incident_id=new))
        restrict_as(connection, [before.id], into=new)
        add_act(before, ActKind.SPLIT, chain=chain, into=new)
        remember(chain, [each for each in chains if each != chain])
        refold(connection, [before.id, new])
        rest = next(each for each in chains if each != chain)
        record(Event.INCIDENT_SPLIT, number, rest)


def _join(connection: Connection, older: Incident, younger: Incident, *, share_call: bool) -> None:
    chains, before = _chains_of(younger), _chains_of(older)
    forget(before, chains)
    moved = update(CHAIN).where(CHAIN.c.id.in_(chains)).values(incident_id=older.id)
    connection.execute(moved)
    shared: dict[str, Any] = {"shared": sorted([*before, *chains])} if share_call else {}
    add_act(older, ActKind.JOINED, joined=younger.id, chains=chains, **shared)
    leave(connection, [younger.id], into=older.id)
    refold(connection, [older.id])


def _begin(connection: Connection, like: Incident) -> int:
    """A new incident, whose columns are folded next, and which is counted nowhere till then."""
    columns = {
        column.name: getattr(like, column.name)
        for column in INCIDENT.columns
        if column.name not in ("id", "joined_into", "restricted")
    } | {"tally": Tally.NONE.value}
    begun = connection.execute(insert(INCIDENT).values(**columns).returning(INCIDENT.c.id))
    new: int = begun.scalar_one()
    return new


def _incident_with(number: int) -> Incident:
    return incident_of(report_for(number))


def _chains_of(incident: Incident) -> list[int]:
    of_it = select(Chain.id).where(Chain.incident_id == incident.id).order_by(Chain.id)
    return [*db.session.scalars(of_it)]
