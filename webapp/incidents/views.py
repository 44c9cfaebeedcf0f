"""One report as the unit reads it, and marking it as received."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.incidents import handling, queries, report_page
from webapp.reports.questions import BY_NAME, NOT_ANSWERED

blueprint = Blueprint("incidents", __name__, url_prefix="/unit")


@blueprint.get("/reports/<int:number>")
@allowed(Permission.READ_REPORTS)
def report(number: int) -> ResponseReturnValue:
    """One report, whole. Opening it is recorded."""
    found = queries.report_for(number)
    handling.mark_as_read(found)  # a GET that writes: opening a report is an act of record
    return render_template(
        "incidents/report.html",
        page=report_page.page_of(found),
        question=BY_NAME,
        not_answered=NOT_ANSWERED,
        opened_at=datetime.now(UTC),
    )


@blueprint.post("/reports/<int:number>/received")
@allowed(Permission.RECEIVE_REPORTS)
def receive(number: int) -> ResponseReturnValue:
    """Mark it as received; the phone shows it. Idempotent."""
    found = queries.report_for(number)
    handling.mark_as_received(found)
    return redirect(url_for("incidents.report", number=number))
