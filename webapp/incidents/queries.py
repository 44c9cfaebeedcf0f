"""Queries for one report with the reports linked to it, and for what phones ask."""

from collections.abc import Collection, Sequence
from datetime import datetime

from flask_login import current_user
from sqlalchemy import ColumnElement, or_, select

from webapp.database.columns import HIGHEST
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.models import Received
from webapp.incidents.visible import report_visible_to
from webapp.reports.models import Report

MOST_LINKED = 50


class NoSuchReport(AppError):
    """There is no report with this number."""

    status = 404
    sentence = "There is no report with this number."


def report_for(number: int) -> Report:
    """The report with this number, if the person signed in may see it. Raises NoSuchReport."""
    query = select(Report).where(Report.id == min(number, HIGHEST))
    report = db.session.scalar(query.where(report_visible_to(current_user.id)))
    if report is None:
        raise NoSuchReport()
    return report


def received_mark(report: Report) -> Received | None:
    """Who marked it as received, and when."""
    return db.session.get(Received, report.id)


def linked_with(report: Report) -> Sequence[Report]:
    """The other reports that belong together with it: what it corrects, corrections, variants.

    Anybody may send any number of them: one more than MOST_LINKED says that there are more.
    """
    query = select(Report).where(Report.id != report.id, _is_linked(report))
    return db.session.scalars(query.order_by(Report.id).limit(MOST_LINKED + 1)).all()


def _is_linked(report: Report) -> ColumnElement[bool]:
    if report.chain_id is not None:
        return Report.chain_id == report.chain_id
    ids = {report.report_id, report.amends or report.report_id}
    return or_(Report.report_id.in_(ids), Report.amends == report.report_id)


def received_times(numbers: Collection[int]) -> dict[int, datetime]:
    """When an officer marked a report as received, for those of these numbers that are."""
    if not numbers:
        return {}
    query = select(Received.report_number, Received.at)
    rows = db.session.execute(query.where(Received.report_number.in_(numbers)))
    return {row.report_number: row.at for row in rows}
