"""Does what a form on an incident asks, or shows the form again, alone, as it was typed."""

from collections.abc import Callable

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.incidents.work.case_log.entries import find_acts
from webapp.incidents.work.progress.changing import NotNow, find_incident
from webapp.incidents.work.progress.forms import OfVersion
from webapp.incidents.work.progress.panel import name_of, panel_of


def do_or_show_again(
    number: int, form: OfVersion, name: str, act: Callable[[], None]
) -> ResponseReturnValue:
    """Do it, and go back to the report; or show the form `name` with what is wrong."""
    if not form.validate():
        return _again(number, form, name), 422
    try:
        act()
    except NotNow as refused:
        form.form_errors.append(refused.sentence)
        return _again(number, form, name), refused.status
    return redirect(url_for("incidents.report", number=number))


def _again(number: int, form: OfVersion, name: str) -> str:
    """The form alone, for what the incident is now."""
    incident, report = find_incident(number)
    return render_template(
        "incidents/work/again.html",
        panel=panel_of(incident, find_acts(incident.id), owner=name_of(incident.owner_id)),
        report=report,
        form=form,
        name=name,
    )
