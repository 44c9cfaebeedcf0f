"""Reads a report with its sealed text, and leaves one in clear as earlier versions did."""

from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

from sqlalchemy import delete, insert, update

from webapp.arrivals.models import Arrival
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.reports.models import ClearReport, Report
from webapp.reports.whole import whole_of
from webapp.texts.models import DataKey, SealedText
from webapp.texts.reading import open_sealed
from webapp.texts.sealing import RAW, REPORT

IN_CLEAR = ("ticks", "answers", "extra")


def whole(report: Report) -> Any:
    """All columns of a report, and all that was inside its seal."""
    columns = {column.name: getattr(report, column.name) for column in Report.__table__.columns}
    return SimpleNamespace(**{**columns, **vars(whole_of(report))})


def raw_of(report: Report) -> bytes:
    """The bytes that arrived."""
    raw = db.session.get_one(Arrival, report.id).raw
    return open_sealed(REPORT, report.id, RAW, raw)


def keep_in_clear(*reports: Report, **holds: Any) -> None:
    """Leave reports as a version before sealed texts left them; `holds` is in them instead."""
    for report in reports:
        given = {**asdict(whole_of(report)), **holds}
        raw = raw_of(report)
        number = report.id
        clear = {name: given.pop(name) for name in IN_CLEAR}
        with writing():
            db.session.execute(insert(ClearReport).values(id=number, **clear))
            of_it = update(Report).where(Report.id == number)
            db.session.execute(of_it.values(coded=None, **given))
            db.session.execute(update(Arrival).where(Arrival.sequence == number).values(raw=raw))
            for table in (DataKey, SealedText):
                db.session.execute(delete(table).where(table.owner_id == number))
        db.session.expire_all()
