"""Views: take, received and next, the next report, and received in error."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.incidents import handling, queries, way_back
from webapp.incidents.standing import incident_of, incident_standing
from webapp.incidents.work.taking import taking
from webapp.incidents.work.taking.following import find_following
from webapp.incidents.work.taking.in_error import take_back_received
from webapp.incidents.work.taking.receipts import who_received
from webapp.vocabulary.act import InErrorReason
from webapp.vocabulary.term import term

blueprint = Blueprint("taking", __name__, url_prefix="/unit/reports")
blueprint.url_defaults(way_back.carry)


@blueprint.post("/<int:number>/received-next")
@allowed(Permission.RECEIVE_REPORTS)
def receive_next(number: int) -> ResponseReturnValue:
    """Mark it as received, and open the next. Who was slower is told who did it.

    Where nobody was reached and nobody rang, the page stays: the call is not skipped.
    """
    found = queries.report_for(number)
    if incident_standing(incident_of(found)).must_be_rung:
        return _back_to(number, "Ring first. “Received” alone is on this page, too.")
    if handling.mark_as_received(found):
        flash({"number": found.id, "reference": found.reference}, "received")  # type: ignore[arg-type]
    else:
        flash(who_received(found))
    return _open_following()


@blueprint.get("/next")
@allowed(Permission.RECEIVE_REPORTS)
def next_report() -> ResponseReturnValue:
    """Lead to the first new report that the person has not read; to the inbox after the last."""
    return _open_following()


@blueprint.post("/<int:number>/take")
@allowed(Permission.RECEIVE_REPORTS)
def take(number: int) -> ResponseReturnValue:
    """Take its incident in hand. Idempotent."""
    seen = request.form.get("version", default=0, type=int)
    return _back_to(number, taking.take(queries.report_for(number), seen=seen))


@blueprint.post("/<int:number>/received-in-error")
@allowed(Permission.RECEIVE_REPORTS)
def received_in_error(number: int) -> ResponseReturnValue:
    """Take back that it was received: the undo of a notice, or later with a reason. Idempotent."""
    reason = term(InErrorReason, request.form.get("in_error"))
    if reason is None:
        return _back_to(number, "Choose why it was received in error.")
    found = queries.report_for(number)
    done = take_back_received(found, reason)
    return _back_to(number, f"{found.reference} is new again." if done else None)


def _open_following() -> ResponseReturnValue:
    following = find_following(current_user.id)
    if following is None:
        flash("You have read all that is new.")
        return redirect(url_for("desk.start"))
    return redirect(url_for("incidents.report", number=following))


def _back_to(number: int, notice: str | None) -> ResponseReturnValue:
    if notice:
        flash(notice)
    return redirect(url_for("incidents.report", number=number))
