"""Reads a report with its sealed text, and the bytes that arrived."""

from types import SimpleNamespace
from typing import Any

from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.reports.whole import whole_of
from webapp.texts.reading import open_sealed
from webapp.texts.sealing import RAW, REPORT


def whole(report: Report) -> Any:
    """All columns of a report, and all that was inside its seal."""
    columns = {column.name: getattr(report, column.name) for column in Report.__table__.columns}
    return SimpleNamespace(**{**columns, **vars(whole_of(report))})


def raw_of(report: Report) -> bytes:
    """The bytes that arrived."""
    raw = db.session.get_one(Arrival, report.id).raw
    return open_sealed(REPORT, report.id, RAW, raw)
