"""Reads which reports make up each incident, and loses what was not committed."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from tests.support.reports import post, report, sealed_report
from tests.support.unit_reports import open_all
from webapp.extensions import db
from webapp.incidents.models import Chain, Incident, IncidentFact
from webapp.reports.models import Report

Sent = tuple[str, str | None]
APART = ("id", "joined_into")


def partition() -> set[frozenset[int]]:
    """The numbers of the reports of each incident."""
    db.session.rollback()
    query = select(Chain.incident_id, Report.id).join(Report, Report.chain_id == Chain.id)
    found: dict[int, set[int]] = {}
    for incident, number in db.session.execute(query):
        found.setdefault(incident, set()).add(number)
    return {frozenset(numbers) for numbers in found.values()}


def columns() -> list[dict[str, Any]]:
    """All incidents and their facts, without what depends on how often it was tried."""
    db.session.rollback()
    names = [column.name for column in Incident.__table__.columns if column.name not in APART]
    found = select(Incident).where(Incident.lane != "joined").order_by(Incident.first_sequence)
    return [
        {name: getattr(one, name) for name in names} | {"facts": _facts_of(one)}
        for one in db.session.scalars(found).all()
    ]


def _facts_of(incident: Incident) -> set[tuple[str, str]]:
    query = select(IncidentFact.question, IncidentFact.code)
    rows = db.session.execute(query.where(IncidentFact.incident_id == incident.id))
    return {(row.question, row.code) for row in rows}


def incident_of(number: int) -> Incident:
    """The incident that this report belongs to."""
    db.session.expire_all()
    query = select(Incident).join(Chain, Chain.incident_id == Incident.id)
    return db.session.scalars(query.join(Report).where(Report.id == number)).one()


def arrive(app: Flask, *sent: Sent) -> None:
    """Delivers reports with these ids, each perhaps amending another, and opens them together."""
    items = [
        sealed_report(report(**({"amends": amends} if amends else {})), report_id=report_id)
        for report_id, amends in sent
    ]
    post(app.test_client(), *items)
    open_all(app)


def kill_after(statements: int, batch: Callable[[], int]) -> None:
    """Does batches until so many statements were sent, and loses what was not committed."""
    left = iter(range(statements))

    def count(*_: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        while batch():
            pass
    except KeyboardInterrupt:
        pass
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
        db.session.rollback()
