"""Views: finding a report, one report as the unit reads it, and marking it as received."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.incidents import finding, handling, queries, report_page
from webapp.reports.questions import BY_NAME, NOT_ANSWERED

blueprint = Blueprint("incidents", __name__, url_prefix="/unit")


@blueprint.route("/find", methods=["GET", "POST"])
@allowed(Permission.READ_REPORTS)
def find() -> ResponseReturnValue:
    """Find a report by its number, and go to it. What is typed is posted: it is in no address."""
    typed = request.form.get("find", "")
    found = finding.find(typed) if request.method == "POST" else None
    if found and len(found.hits) == 1:
        return redirect(url_for("incidents.report", number=found.hits[0].number), 303)
    page = render_template("incidents/find.html", found=found, typed=typed[: finding.LONGEST_TYPED])
    return page, 422 if found and found.problem else 200


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
