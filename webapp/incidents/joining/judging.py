"""Remembers that two incidents are not the same, says so, and takes it back."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

from flask_login import current_user
from sqlalchemy import CursorResult, Select, and_, delete, or_, select, union_all
from sqlalchemy.orm import aliased

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.joining.models import NotSame
from webapp.incidents.models import Chain, Incident
from webapp.incidents.queries import report_for
from webapp.incidents.turn import take_turn
from webapp.incidents.visible import visible_to
from webapp.people.models import User
from webapp.reports.models import Report


class Judged(NamedTuple):
    """Somebody found that an incident is not the same: its first report, who said so, and when."""

    number: int
    reference: str
    who: str
    at: datetime


def judge_not_same(number: int, other: int) -> None:
    """Remember that these two are not the same incident, so that nobody is asked again. Idempotent.

    Raises NoSuchReport.
    """
    one, two = (_chain_of(each) for each in (number, other))
    if one != two:
        insert_once(
            _not_same(one, two), also=lambda: record(Event.INCIDENTS_COMPARED, number, other)
        )


def take_back(number: int, other: int) -> bool:
    """Take back that these two are not the same, whichever of their reports it was said of.

    False if nobody says so. Raises NoSuchReport.
    """
    with writing():
        take_turn(db.session.connection())
        done = forget(*(_chains_with(_chain_of(each)) for each in (number, other)))
        if done:
            record(Event.NOT_SAME_TAKEN_BACK, number, other)
    return done


def find_judged(report: Report) -> list[Judged]:
    """The incidents that are not the same as that of this report; each once, the latest first."""
    ways = ((NotSame.lower, NotSame.higher), (NotSame.higher, NotSame.lower))
    found = db.session.execute(union_all(*(_judged(report, *way) for way in ways)))
    latest = {row.id: Judged(*row) for row in sorted(found, key=lambda row: row.at)}
    return sorted(latest.values(), key=lambda judged: judged.at, reverse=True)


def remember(chain: int, others: Collection[int]) -> None:
    """Remember it of a chain and each of these, which nobody has compared, in this transaction."""
    forget([chain], others)
    db.session.add_all(_not_same(chain, other) for other in others)
    db.session.flush()


def forget(ours: Collection[int], theirs: Collection[int]) -> bool:
    """Forget it of these chains, in this transaction. False if nobody said so."""
    one_way = and_(NotSame.lower.in_(ours), NotSame.higher.in_(theirs))
    other_way = and_(NotSame.lower.in_(theirs), NotSame.higher.in_(ours))
    gone = db.session.execute(delete(NotSame).where(or_(one_way, other_way)))
    return bool(cast(CursorResult[Any], gone).rowcount)


def record(event: Event, number: int, other: int) -> None:
    """Record an event about two reports."""
    report, second = report_for(number), db.session.get_one(Report, other)
    trail.record(
        event, subject=report.report_id, reference=report.reference, other=second.reference
    )


def _not_same(one: int, two: int) -> NotSame:
    lower, higher = sorted((one, two))
    now, person = datetime.now(UTC), current_user.id
    return NotSame(lower=lower, higher=higher, person_id=person, at=now)


def _chain_of(number: int) -> int:
    return report_for(number).chain_id


def _chains_with(chain: int) -> list[int]:
    incident = select(Chain.incident_id).where(Chain.id == chain).scalar_subquery()
    return [*db.session.scalars(select(Chain.id).where(Chain.incident_id == incident))]


def _judged(report: Report, mine: Any, other: Any) -> "Select[int, str, str, datetime]":
    """Which is which does not matter: the pair is kept in order."""
    ours = select(Chain.incident_id).where(Chain.id == report.chain_id).scalar_subquery()
    of_ours = select(Chain.id).where(Chain.incident_id == ours)
    theirs = aliased(Chain)
    query = select(Report.id, Report.reference, User.name, NotSame.at).select_from(NotSame)
    query = query.join(theirs, theirs.id == other).join(User, User.id == NotSame.person_id)
    query = query.join(Incident, Incident.id == theirs.incident_id)
    query = query.join(Report, Report.id == Incident.first_sequence)
    return query.where(mine.in_(of_ours), Incident.id != ours, visible_to(current_user.id))
