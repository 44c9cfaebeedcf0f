"""The report's pages. Without script the form goes to a check page, and from there to the unit."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Flask, abort, render_template, request
from flask.typing import ResponseReturnValue

from sync import uuid7
from webapp.access.guards import open_to_everyone
from webapp.extensions import csrf
from webapp.guidance import editions
from webapp.guidance.steps.rendering import shown
from webapp.reports import no_script
from webapp.reports.form import Form, contacts_to_ring
from webapp.reports.questions import NOT_ANSWERED
from webapp.reports.reading import Values, prefill
from webapp.reports.reference import reference_for
from webapp.reports.rulebook import RULES
from webapp.reports.rules import Fault, find_faults, find_refusals, is_incomplete, must_ring_first
from webapp.reports.summary import summarise
from webapp.vocabulary.times import UK
from webapp.web import assets
from webapp.web.printable import replace_unprintable

blueprint = Blueprint("report", __name__)

# What the guidance says must be shown with the form.
CARE = ("M3", "M4", "M5", "M6", "M7", "M12", "M15")

# Pressed buttons and the id: not part of what was typed.
PRESSED = ("anyway", "change", "id")


def init_app(app: Flask, *, path_to: no_script.PathTo) -> None:
    """Put the pages in. `path_to` knows the path that a triage code stands for.

    There is no cookie on this side, so there is no session to forge, and no CSRF token.
    """
    no_script.follow_paths(app, path_to)
    app.register_blueprint(csrf.exempt(blueprint))


@blueprint.context_processor
def _care() -> dict[str, Any]:
    """The words of the guidance, by their names there."""
    content = editions.current().content
    return {"care": {name: shown(content.must_show[name], content) for name in CARE}}


@blueprint.get("/report")
@open_to_everyone
def empty_form() -> ResponseReturnValue:
    """The form, as a phone keeps it too."""
    return _form_page(Form({}))


@blueprint.get("/report/<code>")
@open_to_everyone
def form_from_path(code: str) -> ResponseReturnValue:
    """The form, half filled from the path that was followed."""
    path = no_script.path_to(code)
    if path is None:
        abort(404)
    return _form_page(Form({**prefill(path), "code": [code]}), path=path)


@blueprint.post("/steps/<code>")
@open_to_everyone
def form_from_outcome(code: str) -> ResponseReturnValue:
    """Without script: the form with the steps that were ticked and who was rung as well.

    Sent to the outcome's own address: a phone keeps hundreds, and each code named there costs.
    """
    no_script.must_be_usable(request)
    path = no_script.path_to(code)
    if path is None:
        abort(404)
    known = {**prefill(path), **no_script.brought(_typed()), "code": [code]}
    return _form_page(Form(known), path=path)


@blueprint.post("/report/check")
@open_to_everyone
def check() -> ResponseReturnValue:
    """Without script: back to the form with what is wrong, or on to the check page."""
    no_script.must_be_usable(request)
    values = _typed()
    answers = no_script.answers_in(values)
    if "change" in request.form:
        return _form_page(Form(values))
    found = _found(answers, correction=no_script.amends_in(values) is not None)
    if found:
        return _form_page(Form(values, found)), 422
    return _check_page(values, answers)


@blueprint.post("/report/save")
@open_to_everyone
def save() -> ResponseReturnValue:
    """Without script: keep the report. Sending the same page again is answered alike."""
    no_script.must_be_usable(request)
    id = request.form.get("id", "")
    values = _typed()
    report, outcome = no_script.keep(values, id)
    answers = report["answers"]
    return render_template(
        "reports/delivered.html",
        reference=reference_for(id),
        received_at=outcome.received_at.astimezone(UK),
        ring=must_ring_first(report["path"], answers),
        incomplete=is_incomplete(answers, correction="amends" in report),
        id=id,
        draft=no_script.draft_in(values),
    )


@blueprint.get("/report/saved")
@open_to_everyone
def saved() -> ResponseReturnValue:
    """With script: what became of the report that was just saved."""
    return render_template("reports/saved.html")


@blueprint.get("/reports")
@open_to_everyone
def my_reports() -> ResponseReturnValue:
    """With script: the reports that this phone has saved."""
    return render_template("reports/reports.html")


def _typed() -> Values:
    """What was typed, without characters that no page can show."""
    values = request.form.to_dict(flat=False)
    return {
        name: [replace_unprintable(one) for one in given]
        for name, given in values.items()
        if name not in PRESSED
    }


def _found(answers: Mapping[str, Any], *, correction: bool) -> list[Fault]:
    if "anyway" in request.form:
        return find_refusals(answers, correction=correction)
    return find_faults(answers, today=datetime.now(UK).date().isoformat(), correction=correction)


def _form_page(form: Form, *, path: Mapping[str, Any] | None = None) -> str:
    amends = no_script.amends_in(form.values)
    return render_template(
        "reports/form.html",
        amended=reference_for(amends) if amends else None,
        form=form,
        not_answered=NOT_ANSWERED,
        people=contacts_to_ring(),
        rules=RULES,
        path=path,
        edition=editions.current().name,
        build=assets.build(),
    )


def _check_page(values: Values, answers: Mapping[str, Any]) -> str:
    correction = no_script.amends_in(values) is not None
    return render_template(
        "reports/check.html",
        values=values,
        summary=summarise(answers, correction=correction),
        ticks=len(no_script.ticks_in(values)),
        ring=must_ring_first(no_script.path_in(values), answers),
        incomplete=is_incomplete(answers, correction=correction),
        id=uuid7.mint(datetime.now(UTC)),
    )
