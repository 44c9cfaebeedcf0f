"""Views: the tasks on an incident, on the page of a report of it."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.incidents import queries, way_back
from webapp.incidents.showing import show_report
from webapp.incidents.work.case_log.forms import LogForms
from webapp.incidents.work.cover.readers import Reader
from webapp.incidents.work.progress.changing import NotNow
from webapp.incidents.work.tasks import doing
from webapp.incidents.work.tasks.forms import ChangeTaskForm, TaskForm
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("tasks", __name__, url_prefix="/unit/reports/<int:number>/tasks")
blueprint.url_defaults(way_back.carry)


@blueprint.post("")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def add(number: int) -> ResponseReturnValue:
    """Add a task."""
    report, form = queries.report_for(number), TaskForm(prefix="task-")

    def act() -> Reader:
        return doing.add_task(report, form.text.data or "", form.given, about=form.is_about)

    return _do(number, form, LogForms(task=form), act)


@blueprint.post("/<int:task>")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def change(number: int, task: int) -> ResponseReturnValue:
    """Give it to another person, or another day."""
    report, form = queries.report_for(number), ChangeTaskForm(prefix=f"task-{task}-")

    def act() -> Reader:
        return doing.change_task(report, task, form.given, seen=form.seen.data or 0)

    return _do(number, form, LogForms(change=form, changing=task), act)


@blueprint.post("/<int:task>/done")
@allowed(Permission.RECEIVE_REPORTS)
def done(number: int, task: int) -> ResponseReturnValue:
    """Note that it is done. Idempotent."""
    doing.finish_task(queries.report_for(number), task)
    return _back(number)


def _do(
    number: int, form: ChangeTaskForm, forms: LogForms, act: Callable[[], Reader]
) -> ResponseReturnValue:
    """Do it, and go back to the report; or show the form again with what is wrong."""
    if not form.validate_on_submit():
        return show_report(number, forms)
    try:
        reader = act()
    except NotNow as refused:
        form.form_errors.append(refused.sentence)
        return show_report(number, forms)
    if reader.notice:
        flash(reader.notice)
    return _back(number)


def _back(number: int) -> ResponseReturnValue:
    return redirect(url_for("incidents.report", number=number, _anchor="log"))
