"""Views: asks how a list is to be exported, and answers with the file."""

from datetime import datetime

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.desk.forms import address_of, asked_filter, check_address
from webapp.exports import exporting
from webapp.exports.exporting import Wanted
from webapp.exports.formats import Format
from webapp.exports.forms import DetailsForm, ExportForm
from webapp.exports.reasons import Reason
from webapp.front.wsgi_call import StoredFile
from webapp.vocabulary.times import UK

blueprint = Blueprint("exports", __name__, url_prefix="/unit/export")


@blueprint.get("")
@allowed(Permission.READ_REPORTS)
@fresh
def choose() -> ResponseReturnValue:
    """Ask for a format."""
    check_address(request.args)
    return _page(ExportForm())


@blueprint.post("")
@allowed(Permission.READ_REPORTS)
@fresh
def export() -> ResponseReturnValue:
    """The list as a file, without personal details."""
    check_address(request.args)
    form = ExportForm()
    return _file(form, None) if form.validate() else (_page(form), 422)


@blueprint.get("/details")
@allowed(Permission.EXPORT_DETAILS)
@fresh
def choose_details() -> ResponseReturnValue:
    """Ask for a format and a reason."""
    check_address(request.args)
    return _page(DetailsForm())


@blueprint.post("/details")
@allowed(Permission.EXPORT_DETAILS)
@fresh
def export_details() -> ResponseReturnValue:
    """The list as a file, with personal details."""
    check_address(request.args)
    form = DetailsForm()
    return _file(form, form.why) if form.validate() else (_page(form), 422)


def _page(form: ExportForm) -> str:
    work_list, asked = asked_filter(request.args)
    return render_template(
        "exports/choose.html",
        form=form,
        formats=Format,
        reasons=Reason,
        what=exporting.describe(work_list, asked),
        here=address_of(work_list, asked),
        most=exporting.MOST_WITH_DETAILS,
        with_details=isinstance(form, DetailsForm),
    )


def _file(form: ExportForm, reason: Reason | None) -> Response:
    work_list, asked = asked_filter(request.args)
    file = exporting.export(Wanted(work_list, asked, form.kind, reason))
    today = datetime.now(UK).date()
    response = Response(StoredFile(file), content_type=form.kind.mimetype, direct_passthrough=True)
    name = f"incidents-{today.isoformat()}.{form.kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
