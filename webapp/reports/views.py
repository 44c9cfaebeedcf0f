"""The report's pages. Without JavaScript, form → check page → unit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import (
    Blueprint,
    Flask,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.guidance.source.shapes import PathQuestion
from webapp.organisations.publishing import list_names
from webapp.reports import delivered, no_script
from webapp.reports.contradictions import find_contradictions
from webapp.reports.form import Form, contacts_to_ring, likely_to_ring
from webapp.reports.rank import is_in_danger, must_ring_first
from webapp.reports.reached import is_about_lead
from webapp.reports.reading import Values, prefill
from webapp.reports.reference import reference_for
from webapp.reports.rules import RULES
from webapp.reports.summary import count_unanswered, summarise
from webapp.reports.validation import (
    Fault,
    find_faults,
    find_refusals,
    in_form_order,
    is_incomplete,
)
from webapp.vocabulary.times import UK
from webapp.web import assets
from webapp.web.form_tokens import csrf
from webapp.web.printable import replace_unprintable
from webapp.web.side import is_for_pack

blueprint = Blueprint("report", __name__)

# Pressed buttons and the id: not part of what was typed.
PRESSED = ("anyway", "change", "id")


def init_app(app: Flask, *, find_path: no_script.PathFinder) -> None:
    """Register the pages. `find_path` looks up the path of a triage code.

    Reporters have no cookie, so there is no session to forge and no CSRF token.
    """
    no_script.use_path_finder(app, find_path)
    app.register_blueprint(csrf.exempt(blueprint))


@blueprint.app_context_processor
def _who_can_act() -> dict[str, Any]:
    """Who counts as reached: every page asks how a call ended, also those without the form."""
    return {"can_act": RULES["reached"]}


@blueprint.get("/report")
@open_to_everyone
def empty_form() -> ResponseReturnValue:
    """The empty form; phones keep this page."""
    return _form_page(Form({}))


@blueprint.get("/report/<code>")
@open_to_everyone
def form_from_path(code: str) -> ResponseReturnValue:
    """The form, partly filled in from the path that was followed."""
    path = no_script.path_for(code)
    if path is None:
        abort(404)
    return _form_page(Form({**prefill(path), "code": [code]}), path=path)


@blueprint.post("/report/check")
@open_to_everyone
def check() -> ResponseReturnValue:
    """Without JavaScript: back to the form with its faults, or on to the check page.

    307 sends the form again to an address that carries the report's id, so that reloading the check
    page, or going back to it, never makes a second report.
    """
    no_script.refuse_if_unusable(request)
    values = _typed_values()
    if "change" in request.form:
        return _form_page(Form(values))
    answers = no_script.read_answers(values)
    found = _find_faults(values, answers)
    if found:
        return _form_page(Form(values, found, bool(_find_refusals(values, answers)))), 422
    return redirect(url_for("report.checked", ticket=no_script.make_id_ticket()), code=307)


@blueprint.post("/report/check/<ticket>")
@open_to_everyone
def checked(ticket: str) -> ResponseReturnValue:
    """Without JavaScript: the answers, before they are sent. An old ticket is replaced."""
    report_id = no_script.read_id_ticket(ticket)
    if report_id is None:
        return redirect(url_for("report.check"), code=307)
    no_script.refuse_if_unusable(request)
    values = _typed_values()
    return _check_page(values, no_script.kept_answers(values), report_id=report_id)


@blueprint.post("/report/save")
@open_to_everyone
def save() -> ResponseReturnValue:
    """Without JavaScript: keep the report, and redirect. Idempotent: it may be sent again."""
    no_script.refuse_if_unusable(request)
    report_id = request.form.get("id", "")
    values = _typed_values()
    report, outcome = no_script.keep(values, report_id)
    ticket = delivered.make_delivered(
        report, outcome, report_id=report_id, draft=no_script.draft_id(values)
    )
    return redirect(url_for("report.arrived", ticket=ticket), code=303)


@blueprint.get("/report/arrived/<ticket>")
@open_to_everyone
def arrived(ticket: str) -> ResponseReturnValue:
    """Without JavaScript: the report has arrived. May be loaded again, for an hour."""
    shown, arrived_at = delivered.read_delivered(ticket)
    page = make_response(
        render_template(
            "reports/delivered.html",
            shown=shown,
            about_lead=shown.about_lead,
            reference=reference_for(shown.report_id),
            arrived_at=arrived_at.astimezone(UK),
        )
    )
    page.headers["Cache-Control"] = "no-store"
    return page


@blueprint.get("/report/saved")
@open_to_everyone
def saved() -> ResponseReturnValue:
    """With JavaScript: the state of the report that was just saved."""
    return render_template("reports/saved.html")


@blueprint.get("/reports")
@open_to_everyone
def my_reports() -> ResponseReturnValue:
    """With JavaScript: the reports saved on this phone."""
    return render_template("reports/reports.html")


def _typed_values() -> Values:
    """The fields as typed, with unprintable characters replaced."""
    values = request.form.to_dict(flat=False)
    typed = {
        name: [replace_unprintable(one) for one in given]
        for name, given in values.items()
        if name not in PRESSED
    }
    return no_script.with_day(typed)


def _find_faults(values: Values, answers: Mapping[str, Any]) -> list[Fault]:
    if "anyway" in request.form:
        return _find_refusals(values, answers)
    correction = no_script.amended_id(values) is not None
    now = f"{datetime.now(UK):%Y-%m-%dT%H:%M}"
    found = find_faults(answers, now=now, correction=correction)
    return in_form_order(find_contradictions(values, answers) + found)


def _find_refusals(values: Values, answers: Mapping[str, Any]) -> list[Fault]:
    return find_refusals(answers, correction=no_script.amended_id(values) is not None)


def _form_page(form: Form, *, path: Mapping[str, Any] | None = None) -> str:
    amends = no_script.amended_id(form.values)
    return render_template(
        "reports/form.html",
        amended=reference_for(amends) if amends else None,
        form=form,
        danger=_danger_question(),
        people=likely_to_ring(),
        contacts=contacts_to_ring(),
        rules=RULES,
        path=path,
        about_lead=is_about_lead(path or no_script.path_of(form.values)),
        edition=editions.current().name,
        build=assets.build(),
        names=() if is_for_pack(request) else list_names(),
    )


def _danger_question() -> PathQuestion:
    """The question as the path asks it: path and form share its words."""
    content = editions.current().content
    return content.questions[content.start]


def _check_page(values: Values, answers: Mapping[str, Any], *, report_id: str) -> str:
    correction, path = no_script.amended_id(values) is not None, no_script.path_of(values)
    return render_template(
        "reports/check.html",
        values=values,
        about_lead=is_about_lead(path),
        summary=summarise(answers),
        unanswered=0 if correction else count_unanswered(answers),
        reachable=correction or not no_script.cannot_be_rung(answers),
        ticks=len(no_script.ticked_steps(values)),
        ring=must_ring_first(path, answers),
        danger=is_in_danger(path, answers),
        incomplete=is_incomplete(answers, correction=correction),
        id=report_id,
    )
