"""Views: what the unit notes in the log of an incident, on the page of a report of it."""

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, keeps_draft
from webapp.access.permissions import Permission
from webapp.drafts import keeping as drafts
from webapp.drafts.opened import FIELD, opened_at
from webapp.incidents import queries, way_back
from webapp.incidents.showing import show_report
from webapp.incidents.work.case_log import after_call, asking, noting
from webapp.incidents.work.case_log.forms import AnswersForm, CallForm, LogForms, NoteForm, ToldForm
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("case_log", __name__, url_prefix="/unit/reports/<int:number>/log")
blueprint.url_defaults(way_back.carry)


@blueprint.post("/calls")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def add_call(number: int) -> ResponseReturnValue:
    """Note a call."""
    report, form = queries.report_for(number), CallForm(prefix="call-")
    if not form.validate_on_submit():
        return show_report(number, LogForms(call=form))
    noting.note_call(report, form.call, form.reference.data)
    if form.call.whom is WaitingFor.WORKER:
        return redirect(url_for("incidents.report", number=number))
    return _back(number)


@blueprint.post("/answers")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def add_answers(number: int) -> ResponseReturnValue:
    """Note what the worker said: safe, who knows, who rings; and perhaps that it is received."""
    report, form = queries.report_for(number), AnswersForm(prefix="said-")
    if not form.validate_on_submit():
        return show_report(number, LogForms(answers=form))
    receive = "receive" in request.form
    after_call.note_answers(report, form.call.data or 0, form.said, receive=receive)
    if receive:
        flash({"number": report.id, "reference": report.reference}, "received")  # type: ignore[arg-type]
        return redirect(url_for("taking.next_report"))
    return redirect(url_for("incidents.report", number=number))


@blueprint.post("/told")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def add_told(number: int) -> ResponseReturnValue:
    """Note that somebody outside was told."""
    report, form = queries.report_for(number), ToldForm(prefix="told-")
    if not form.validate_on_submit():
        return show_report(number, LogForms(told=form))
    noting.note_told(report, *form.told, form.reference.data)
    return _back(number)


@blueprint.post("/notes")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def add_note(number: int) -> ResponseReturnValue:
    """Write a note."""
    report, form = queries.report_for(number), NoteForm(prefix="note-")
    if not form.validate_on_submit():
        return show_report(number, LogForms(note=form))
    noting.write_note(report, form.text.data)
    return _back(number)


@blueprint.post("/notes/draft")
@allowed(Permission.RECEIVE_REPORTS)
@keeps_draft
def keep_draft(number: int) -> ResponseReturnValue:
    """Keep what is being typed into the note. The page asks for it by itself."""
    report, text = queries.report_for(number), request.form.get("note-text", "")
    drafts.keep(drafts.NOTE, text, number=report.id, opened=opened_at(request.form.get(FIELD)))
    return Response(status=204, mimetype="text/plain")


@blueprint.post("/notes/discard")
@allowed(Permission.RECEIVE_REPORTS)
def discard_draft(number: int) -> ResponseReturnValue:
    """Remove what was typed into the note and not sent. Idempotent."""
    drafts.discard(drafts.NOTE, number=queries.report_for(number).id)
    return _back(number)


@blueprint.post("/notes/<int:note>")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def correct_note(number: int, note: int) -> ResponseReturnValue:
    """Correct a note: what it said before can still be read."""
    report, form = queries.report_for(number), NoteForm(prefix=f"correct-{note}-")
    refused = LogForms(correction=form, correcting=note)
    if not form.validate_on_submit():
        return show_report(number, refused)
    try:
        noting.correct_note(report, note, form.text.data, seen=form.seen.data or 0)
    except noting.NoteChanged as changed:
        form.text.errors = [changed.sentence]
        return show_report(number, refused)
    return _back(number)


@blueprint.post("/ask-to-ring")
@allowed(Permission.RECEIVE_REPORTS)
def ask_to_ring(number: int) -> ResponseReturnValue:
    """Have the phone ask whoever sent it to ring the unit. Idempotent."""
    asking.ask_to_ring(queries.report_for(number))
    return _back(number)


@blueprint.post("/they-rang")
@allowed(Permission.RECEIVE_REPORTS)
def they_rang(number: int) -> ResponseReturnValue:
    """They rang: the phone stops asking. Idempotent."""
    asking.note_that_they_rang(queries.report_for(number))
    return _back(number)


@blueprint.post("/take-back")
@allowed(Permission.RECEIVE_REPORTS)
def take_back(number: int) -> ResponseReturnValue:
    """Take back an entry. Idempotent."""
    report = queries.report_for(number)
    noting.take_back(report, request.form.get("act", default=0, type=int))
    flash("Taken back. The audit log keeps it.")
    return _back(number)


def _back(number: int) -> ResponseReturnValue:
    return redirect(url_for("incidents.report", number=number, _anchor="log"))
