"""Views: one report, marking it as received or setting it aside."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.audit.shown import ShownList, record_shown
from webapp.incidents import (
    choosing,
    handling,
    inbox_page,
    organisation,
    queries,
    setting_aside,
    unmatched,
    way_back,
)
from webapp.incidents.choosing_page import choosing_page
from webapp.incidents.filters import read_filter
from webapp.incidents.forms import SettingAsideForm, read_numbers
from webapp.incidents.showing import show_report
from webapp.incidents.work.taking.receipts import who_received
from webapp.organisations import register
from webapp.organisations.forms import KINDS, OrganisationForm
from webapp.reports.models import Report
from webapp.reports.reference import split_at_printed
from webapp.vocabulary.act import SetAsideReason
from webapp.vocabulary.work_list import WorkList
from webapp.web.form_tokens import shown_again

KIND_LABELS = {kind: label for kind, label, _ in KINDS}

blueprint = Blueprint("incidents", __name__, url_prefix="/unit")
blueprint.add_app_template_filter(split_at_printed)
blueprint.add_app_template_global(way_back.report_address)
blueprint.url_defaults(way_back.carry)


@blueprint.get("/reports/<int:number>")
@allowed(Permission.READ_REPORTS)
def report(number: int) -> ResponseReturnValue:
    """One report, whole. Opening it is recorded."""
    return show_report(number)


@blueprint.post("/reports/<int:number>/received")
@allowed(Permission.RECEIVE_REPORTS)
def receive(number: int) -> ResponseReturnValue:
    """Mark it as received; the phone shows it. Idempotent: who was slower is told who did it."""
    found = queries.report_for(number)
    if not handling.mark_as_received(found):
        flash(who_received(found))
    return redirect(url_for("incidents.report", number=number))


@blueprint.route("/not-a-report", methods=["GET", "POST"])
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def set_aside() -> ResponseReturnValue:
    """Set aside new incidents: the one of the address, or some of a page of all."""
    form = SettingAsideForm()
    if form.validate_on_submit():
        done = setting_aside.set_aside(form.incidents, form.why, form.said)
        if done.proposal:
            flash("A second person reads why, and decides. Until then it stays among the new ones.")
        else:
            flash(done.notice, "notice")  # type: ignore[arg-type]
        return redirect(way_back.way_back().address)
    wanted = read_numbers(request.args.getlist("of"))[:1]
    page = render_template(
        "incidents/setting_aside.html",
        form=form,
        inbox=_to_choose_from(wanted),
        is_one=bool(wanted),
        back=way_back.way_back(),
        reasons=SetAsideReason,
    )
    return page, 422 if form.is_submitted() else 200


def _to_choose_from(wanted: list[int]) -> inbox_page.InboxPage:
    """The one that is wanted, wherever it is now, or a page of the new ones that were listed."""
    if not wanted:
        record_shown(ShownList.NEW)
    after = request.args.get("after")
    asked = read_filter(request.args)
    return inbox_page.page_for(
        current_user.id, work_list=WorkList.NEW, asked=asked, after=after, shown=wanted
    )


@blueprint.post("/not-a-report/take-back")
@allowed(Permission.RECEIVE_REPORTS)
def take_back() -> ResponseReturnValue:
    """Undo it, for the acts that the notice or the report's page names."""
    count = setting_aside.take_back(read_numbers(request.form.getlist("act")))
    flash(
        f"Back among the new ones: {count}."
        if count
        else "A colleague was faster, or a new report had come."
    )
    return redirect(way_back.way_back().address)


@blueprint.post("/reports/<int:number>/organisation")
@allowed(Permission.KEEP_ORGANISATIONS)
def confirm_organisation(number: int) -> ResponseReturnValue:
    """Say which organisation its words mean, here and in every other report. Idempotent."""
    found = queries.report_for(number)
    organisation.confirm(found, request.form.get("organisation", default=0, type=int))
    return redirect(url_for("incidents.report", number=number))


@blueprint.post("/reports/<int:number>/organisation/undo")
@allowed(Permission.KEEP_ORGANISATIONS)
def undo_organisation(number: int) -> ResponseReturnValue:
    """Say that its words do not mean that organisation. Idempotent."""
    organisation.undo(queries.report_for(number))
    return redirect(url_for("incidents.report", number=number))


@blueprint.route("/reports/<int:number>/organisation/choose", methods=["GET", "POST"])
@allowed(Permission.KEEP_ORGANISATIONS)
def choose_organisation(number: int) -> str:
    """Look the organisation up in the register. What is typed is posted: it is in no address."""
    found = queries.report_for(number)
    page = choosing_page(found, request.form.get("words"))
    handling.mark_as_read(found)  # as it shows what the worker typed
    return render_template("incidents/choose.html", page=page, kinds=KIND_LABELS)


@blueprint.post("/reports/<int:number>/organisation/chosen")
@allowed(Permission.KEEP_ORGANISATIONS)
def set_organisation(number: int) -> ResponseReturnValue:
    """Choose it by hand, for this incident, or for every report with these words. Idempotent."""
    found = queries.report_for(number)
    _choose(found, request.form.get("organisation", default=0, type=int))
    return redirect(url_for("incidents.report", number=number))


@blueprint.post("/reports/<int:number>/organisation/take-back")
@allowed(Permission.KEEP_ORGANISATIONS)
def unset_organisation(number: int) -> ResponseReturnValue:
    """Take back what was chosen by hand, and what that remembered. Idempotent."""
    found = queries.report_for(number)
    choosing.take_back(found, request.form.get("act", default=0, type=int))
    return redirect(url_for("incidents.report", number=number))


@blueprint.route("/reports/<int:number>/organisation/register", methods=["GET", "POST"])
@allowed(Permission.KEEP_ORGANISATIONS)
@shown_again
def register_organisation(number: int) -> ResponseReturnValue:
    """Put the organisation into the register, as its worker typed it, and choose it."""
    found = queries.report_for(number)
    page = choosing_page(found)
    handling.mark_as_read(found)  # as it shows what the worker typed
    form = OrganisationForm(name=page.typed, kind=page.setting)
    if form.validate_on_submit() and (added := form.add(register.add)):
        _choose(found, added, registered=True)
        flash(f"Added to the register: {form.entry.name}.")
        return redirect(url_for("incidents.report", number=number))
    shown = render_template("incidents/register.html", page=page, form=form, kinds=KINDS)
    return shown, 422 if form.is_submitted() else 200


def _choose(report: Report, organisation: int, *, registered: bool = False) -> None:
    seen, remember = request.form.get("seen", default=0, type=int), "remember" in request.form
    choosing.choose(report, organisation, seen=seen, remember=remember, registered=registered)


@blueprint.post("/organisations/<int:number>/publish")
@allowed(Permission.PUBLISH_NAMES)
def publish_name(number: int) -> ResponseReturnValue:
    """Publish its name: here, as reports with that name are then of it. Idempotent."""
    organisation.publish(number)
    return redirect(url_for("organisations.organisation", number=number))


@blueprint.get("/without-an-organisation")
@allowed(Permission.READ_REPORTS)
def unmatched_list() -> str:
    """The incidents that are matched to no organisation, newest first, a page at a time."""
    record_shown(ShownList.UNMATCHED)
    lines, following = unmatched.find_page(current_user.id, request.args.get("after"))
    return render_template("incidents/unmatched.html", lines=lines, following=following)
