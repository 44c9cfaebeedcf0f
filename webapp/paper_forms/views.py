"""Views: key in a form that came on paper, check it, and the reference to write on it."""

from datetime import UTC, datetime

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, keeps_draft
from webapp.access.permissions import Permission
from webapp.drafts import keeping as drafts
from webapp.drafts.opened import FIELD, opened_at
from webapp.organisations.publishing import list_names
from webapp.paper_forms import came, keying
from webapp.reports import no_script
from webapp.reports.form import Form, contacts_to_ring, likely_to_ring
from webapp.reports.parts import divide
from webapp.reports.questions import Kind
from webapp.reports.reading import Values
from webapp.reports.summary import count_unanswered, summarise
from webapp.vocabulary.paper import CameBy
from webapp.vocabulary.times import UK, format_day
from webapp.web.error_pages import RETRY_SOON
from webapp.web.form_tokens import has_stale_token, shown_again
from webapp.web.printable import replace_unprintable

BEFORE = "It was kept before, with this reference. This press changed nothing."

blueprint = Blueprint("paper_forms", __name__, url_prefix="/unit/paper-form")


@blueprint.get("")
@allowed(Permission.KEY_IN_PAPER_FORMS)
def blank() -> str:
    """The form: empty, as one left it, or to correct a report, which itself never changes."""
    corrects, typed_at = request.args.get("corrects"), None
    if corrects is None:
        values, typed_at = keying.find_draft() or ({}, None)
    else:
        values = keying.begin_correction(corrects)
    return _form_page(Form(values), no_script.make_id_ticket(), typed_at=typed_at)


@blueprint.post("/draft")
@allowed(Permission.KEY_IN_PAPER_FORMS)
@keeps_draft
def keep_draft() -> ResponseReturnValue:
    """Keep what is keyed in so far. The page asks for it by itself."""
    keying.keep_draft(_typed_values(), opened=opened_at(request.form.get(FIELD)))
    return Response(status=204, mimetype="text/plain")


@blueprint.post("/discard")
@allowed(Permission.KEY_IN_PAPER_FORMS)
def discard_draft() -> ResponseReturnValue:
    """Begin with an empty form. Idempotent."""
    drafts.discard(drafts.PAPER_FORM)
    return redirect(url_for("paper_forms.blank"))


@blueprint.post("/check")
@allowed(Permission.KEY_IN_PAPER_FORMS)
@shown_again
def check() -> ResponseReturnValue:
    """Back to the form with its faults, or on to what is kept with one more press."""
    values, ticket = _typed_values(), _ticket()
    if "change" in request.form:
        return _form_page(Form(values), ticket)
    faults = keying.find_faults(values, anyway="anyway" in request.form)
    if faults:
        return _form_page(Form(values, faults), ticket), 422
    return _check_page(values, ticket)


@blueprint.post("/keep")
@allowed(Permission.KEY_IN_PAPER_FORMS)
@shown_again
def keep() -> ResponseReturnValue:
    """Keep it, once however often it is pressed. If that fails, nothing that was typed is lost."""
    values, ticket = _typed_values(), _ticket()
    keying.corrected_by(values)
    faults = keying.find_faults(values, anyway=True)
    if faults:
        return _form_page(Form(values, faults), ticket), 422
    if has_stale_token():
        return _check_page(values, ticket), 422
    try:
        kept = keying.keep(values, no_script.read_id_ticket(ticket) or "")
    except no_script.NotKept:
        return _check_page(values, ticket, is_busy=True), 503, RETRY_SOON
    if not kept.is_new:
        flash(BEFORE)
    return redirect(url_for("paper_forms.kept", number=kept.number), code=303)


@blueprint.get("/<int:number>")
@allowed(Permission.KEY_IN_PAPER_FORMS)
def kept(number: int) -> str:
    """The reference to write on the paper, for whoever keyed it in."""
    return render_template("paper_forms/kept.html", kept=keying.find_kept(number))


def _typed_values() -> Values:
    """The fields as typed, with unprintable characters replaced."""
    sent = request.form.to_dict(flat=False)
    return keying.answers_in(
        {name: [replace_unprintable(one) for one in given] for name, given in sent.items()}
    )


def _ticket() -> str:
    """The ticket with the report's id; a new one where it is too old, or not ours."""
    given = request.form.get("ticket", "")
    return given if no_script.read_id_ticket(given) else no_script.make_id_ticket()


def _form_page(form: Form, ticket: str, *, typed_at: datetime | None = None) -> str:
    must = (came.CAME_ON, came.CAME_BY)
    return render_template(
        "paper_forms/form.html",
        form=form,
        typed_at=typed_at,
        opened=datetime.now(UTC),
        parts=divide(),
        kinds=Kind,
        labels=keying.LABELS,
        ways=[(one.value, one.label, None) for one in CameBy],
        people=likely_to_ring(),
        contacts=contacts_to_ring(),
        names=list_names(),
        ticket=ticket,
        corrects=keying.corrected_by(form.values),
        can_go_on=all(fault.field not in must for fault in form.faults)
        and bool(no_script.kept_answers(form.values)),
    )


def _check_page(values: Values, ticket: str, *, is_busy: bool = False) -> str:
    answers, paper = no_script.kept_answers(values), came.read(values)
    return render_template(
        "paper_forms/check.html",
        values=values,
        ticket=ticket,
        is_busy=is_busy,
        is_shown_again=has_stale_token(),
        corrects=keying.corrected_by(values),
        came_on=format_day(paper.came_on or datetime.now(UK).date()),
        way=paper.by.label if paper.by else "",
        summary=[(keying.LABELS[name], answer) for name, _, answer in summarise(answers)],
        unanswered=count_unanswered(answers),
    )
