"""Delivers and opens reports, for tests of the unit's side."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import insert, select, update

from tests.support import reports
from webapp.arrivals import opening
from webapp.arrivals.models import Arrival
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.reports.opened import read_report
from webapp.reports.reference import reference_for

HOUR = timedelta(hours=1)


def deliver(app: Flask, *, waited: timedelta = HOUR, **changes: Any) -> Report:
    """Posts a report to the sync endpoint, opens and returns it. `waited`: time on the phone."""
    saved_at = changes.pop("saved_at", (datetime.now(UTC) - waited).isoformat())
    envelope = {**reports.sealed_report(**changes), "saved_at": saved_at}
    with app.app_context():
        assert reports.codes(reports.post(app.test_client(), envelope)) != []
        open_waiting()
    db.session.expire_all()
    newest = select(Report).order_by(Report.id.desc()).limit(1)
    return db.session.scalars(newest).one()


def sealed_file(**changes: Any) -> bytes:
    """The sealed file that a phone offers: the body of a delivery with one envelope."""
    return json.dumps({"items": [reports.sealed_report(**changes)], "have": []}).encode()


def open_waiting() -> int:
    """Opens what waits, in the application's context. Returns how many."""
    return opening.open_pending(read_report, file_reports)


def open_all(app: Flask) -> None:
    """Opens all pending arrivals, as the opener process does."""
    with app.app_context():
        open_waiting()
    db.session.expire_all()


def add_copies(report: Report, count: int, **changes: Any) -> None:
    """Adds `count` changed copies straight to the tables; by default each is its own incident.

    None of them is stacked, however many there are.
    """
    arrival = db.session.get_one(Arrival, report.arrival_sequence)
    names = [column.name for column in Arrival.__table__.columns if column.name != "sequence"]
    like = {name: getattr(arrival, name) for name in names}
    fields = [c.name for c in Report.__table__.columns if c.name not in ("id", "chain_id")]
    same = {name: getattr(report, name) for name in fields}
    rows = []
    with writing():
        for _ in range(count):
            own = {"report_id": reports.uuid7(), **changes}
            own["reference"] = reference_for(own["report_id"])
            values = insert(Arrival).values(**{**like, "id": reports.uuid7()})
            sequence = db.session.scalar(values.returning(Arrival.sequence))
            rows.append(same | own | {"id": sequence})
        connection = db.session.connection()
        file_reports(connection, rows)
        numbers = [row["id"] for row in rows]
        these = update(Incident).where(Incident.first_sequence.in_(numbers))
        connection.execute(these.values(stacked=False))
