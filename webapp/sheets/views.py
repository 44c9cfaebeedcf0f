"""Views: a sheet for a meeting, and what a lead hands over with a reason."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.incidents import handling
from webapp.sheets import gathering, making
from webapp.vocabulary.handing_over import Reason, What
from webapp.vocabulary.term import term

blueprint = Blueprint("sheets", __name__, url_prefix="/unit/reports/<int:number>")


@blueprint.app_context_processor
def _words() -> dict[str, object]:
    """The page of a report offers them."""
    choices = {"what": What, "why": Reason}
    return {
        "to_hand_over": {
            name: [(one.value, one.label.capitalize(), None) for one in kind]
            for name, kind in choices.items()
        }
    }


@blueprint.post("/meeting-sheet")
@allowed(Permission.READ_REPORTS)
def meeting_sheet(number: int) -> ResponseReturnValue:
    """The sheet, without who reported unless that is asked for: a page to print, or a PDF."""
    page = gathering.page_for(number)
    handling.mark_as_read(page.report)  # as it shows what the worker typed
    with_reporter = "reporter" in request.form
    if request.form.get("as") != "pdf":
        return making.meeting_page(page, with_reporter=with_reporter)
    reference = page.report.reference
    pdf = making.meeting_pdf(page, with_reporter=with_reporter)
    return _file(pdf, f"{reference}-meeting.pdf", "application/pdf")


@blueprint.post("/hand-over")
@allowed(Permission.HAND_OVER_REPORTS)
@fresh
def hand_over(number: int) -> ResponseReturnValue:
    """A bundle of everything held, a page of evidence, or the bytes as they arrived."""
    page = gathering.page_for(number)
    what, reference = term(What, request.form.get("what")), page.report.reference
    made = making.handed_over(page, what, term(Reason, request.form.get("handed_over_for")))
    if what is What.KEPT_BYTES:
        return _file(made, f"{reference}-as-it-arrived.json", "application/json")
    return _file(made, f"{reference}-{request.form['what']}.pdf", "application/pdf")


def _file(content: bytes, name: str, content_type: str) -> Response:
    """To be kept by whoever asked, and never shown inside the unit's own pages."""
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
