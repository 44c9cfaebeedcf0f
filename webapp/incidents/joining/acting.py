"""Joins two incidents into one, splits one, and remembers that two are not the same.

Reports never change, and nothing is lost: chains move. Acts stay where they were made, and are read
with the incident that theirs was joined into.
"""

from datetime import UTC, datetime
from itertools import product

from flask_login import current_user
from sqlalchemy import Connection, insert, select, update

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.filing import CHAIN, leave
from webapp.incidents.joining.models import NotSame
from webapp.incidents.models import Chain, Incident
from webapp.incidents.queries import report_for
from webapp.incidents.refolding import refold
from webapp.incidents.restricting import restrict_as
from webapp.incidents.tallying import INCIDENT
from webapp.incidents.turn import take_turn
from webapp.incidents.work.adding import add_act
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind


class NotFiled(AppError):
    """A report of an earlier version is in no incident yet."""

    status = 409
    sentence = "One of these reports is still being sorted. Try again in a minute."


class NothingToSplit(AppError):
    """The incident has one chain only: a colleague may have split it."""

    status = 409
    sentence = "This report is already an incident of its own. A colleague may have split it off."


def join(number: int, other: int) -> bool:
    """Make one incident of those of two reports: the older stays. False if they are one already.

    Of two people who join them the other way round at the same moment, the second finds it done.
    Raises NoSuchReport, NotFiled.
    """
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        one, two = _incident_with(number), _incident_with(other)
        if one.id == two.id:
            return False
        older, younger = sorted((one, two), key=lambda each: each.first_sequence)
        _join(connection, older, younger)
        _record(Event.INCIDENTS_JOINED, number, other)
    return True


def split(number: int) -> None:
    """Make an incident of its own of the chain of this report. Raises NothingToSplit, NotFiled.

    It is new, unless all of it is received: what was done before stays with the other.
    """
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        before = _incident_with(number)
        chain = report_for(number).chain_id
        chains = _chains_of(before)
        if len(chains) < 2 or chain is None:
            raise NothingToSplit
        new = _begin(connection, before)
        connection.execute(update(CHAIN).where(CHAIN.c.id == chain).values(incident_id=new))
        restrict_as(connection, [before.id], into=new)
        add_act(before, ActKind.SPLIT, chain=chain, into=new)
        refold(connection, [before.id, new])
        rest = next(each for each in chains if each != chain)
        _record(Event.INCIDENT_SPLIT, number, rest)


def judge_not_same(number: int, other: int) -> None:
    """Remember that these two are not the same incident, so that nobody is asked again. Idempotent.

    Raises NoSuchReport, NotFiled.
    """
    one, two = (_chain_of(each) for each in (number, other))
    if one == two:
        return
    lower, higher = sorted((one, two))
    now, person = datetime.now(UTC), current_user.id
    row = NotSame(lower=lower, higher=higher, person_id=person, at=now)
    insert_once(row, also=lambda: _record(Event.INCIDENTS_COMPARED, number, other))


def _join(connection: Connection, older: Incident, younger: Incident) -> None:
    chains = _chains_of(younger)
    _forget_judgements(_chains_of(older), chains)
    moved = update(CHAIN).where(CHAIN.c.id.in_(chains)).values(incident_id=older.id)
    connection.execute(moved)
    add_act(older, ActKind.JOINED, joined=younger.id, chains=chains)
    leave(connection, [younger.id], into=older.id)
    refold(connection, [older.id])


def _forget_judgements(ours: list[int], theirs: list[int]) -> None:
    """Whoever joins them judges otherwise."""
    for one, two in product(ours, theirs):
        judged = db.session.get(NotSame, (min(one, two), max(one, two)))
        if judged:
            db.session.delete(judged)
    db.session.flush()


def _begin(connection: Connection, like: Incident) -> int:
    """A new incident, whose columns are folded next, and which is counted nowhere till then."""
    columns = {
        column.name: getattr(like, column.name)
        for column in INCIDENT.columns
        if column.name not in ("id", "joined_into", "restricted", "tally")
    }
    begun = connection.execute(insert(INCIDENT).values(**columns).returning(INCIDENT.c.id))
    new: int = begun.scalar_one()
    return new


def _incident_with(number: int) -> Incident:
    report = report_for(number)
    query = select(Incident).join(Chain, Chain.incident_id == Incident.id)
    incident = db.session.scalar(query.where(Chain.id == report.chain_id))
    if incident is None:
        raise NotFiled
    return incident


def _chain_of(number: int) -> int:
    chain = report_for(number).chain_id
    if chain is None:
        raise NotFiled
    return chain


def _chains_of(incident: Incident) -> list[int]:
    of_it = select(Chain.id).where(Chain.incident_id == incident.id).order_by(Chain.id)
    return [*db.session.scalars(of_it)]


def _record(event: Event, number: int, other: int) -> None:
    report, second = report_for(number), db.session.get_one(Report, other)
    trail.record(
        event, subject=report.report_id, reference=report.reference, other=second.reference
    )
