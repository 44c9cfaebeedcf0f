"""Views: what might be the same incident, two reports side by side, joining and splitting."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, background
from webapp.access.permissions import Permission
from webapp.incidents import handling, queries, way_back
from webapp.incidents.joining import acting, judging, pages
from webapp.incidents.joining.forms import CompareForm
from webapp.incidents.joining.judging import find_judged
from webapp.reports.models import Report
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("joining", __name__, url_prefix="/unit/reports/<int:number>")
blueprint.url_defaults(way_back.carry)


@blueprint.get("/same")
@allowed(Permission.READ_REPORTS)
@background
def same(number: int) -> str:
    """Which incidents might be the same, and what was joined. The report's page asks by itself."""
    is_part = request.headers.get("HX-Request") == "true"
    return _same(queries.report_for(number), CompareForm(), is_part=is_part)


@blueprint.post("/compare")
@allowed(Permission.READ_REPORTS)
@shown_again
def compare(number: int) -> ResponseReturnValue:
    """Lead to this report and the one whose number was typed, side by side."""
    report, form = queries.report_for(number), CompareForm()
    if form.validate() and (other := form.find(report)):
        return redirect(url_for("joining.beside", number=number, other=other))
    return _same(report, form), 422


@blueprint.get("/beside/<int:other>")
@allowed(Permission.READ_REPORTS)
def beside(number: int, other: int) -> str:
    """Two reports side by side. Reading both is recorded."""
    report, second = queries.report_for(number), queries.report_for(other)
    page = pages.side_by_side(report, second)
    for each in (report, second):
        handling.mark_as_read(each)
    return render_template("incidents/joining/beside.html", report=report, other=second, page=page)


@blueprint.post("/join/<int:other>")
@allowed(Permission.RECEIVE_REPORTS)
def join(number: int, other: int) -> ResponseReturnValue:
    """Make one incident of both. Idempotent."""
    done = acting.join(number, other, share_call="share_call" in request.form)
    flash("They are one incident now." if done else "They were one incident already.")
    return _back_to(number)


@blueprint.post("/not-the-same/<int:other>")
@allowed(Permission.RECEIVE_REPORTS)
def not_the_same(number: int, other: int) -> ResponseReturnValue:
    """Remember that they are two. Idempotent."""
    judging.judge_not_same(number, other)
    flash("Noted: these are two incidents. Nobody is asked again.")
    return _back_to(number)


@blueprint.post("/not-the-same/<int:other>/take-back")
@allowed(Permission.RECEIVE_REPORTS)
def ask_again(number: int, other: int) -> ResponseReturnValue:
    """Take back that they are two. Idempotent."""
    done = judging.take_back(number, other)
    flash(
        "Taken back: they may be the same incident." if done else "Nobody says that they are two."
    )
    return redirect(url_for("joining.beside", number=number, other=other))


@blueprint.post("/split")
@allowed(Permission.RECEIVE_REPORTS)
def split(number: int) -> ResponseReturnValue:
    """Make an incident of its own of this report, with its corrections."""
    acting.split(number)
    flash("This report is an incident of its own now.")
    return _back_to(number)


def _same(report: Report, form: CompareForm, *, is_part: bool = False) -> str:
    return render_template(
        "incidents/joining/_same.html" if is_part else "incidents/joining/same.html",
        report=report,
        form=form,
        hints=pages.find_hints(report),
        others=pages.others_of(report),
        judged=find_judged(report),
    )


def _back_to(number: int) -> ResponseReturnValue:
    return redirect(url_for("incidents.report", number=number))
