"""View: who else has a report open, for its page to ask again and again."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, background
from webapp.access.permissions import Permission
from webapp.incidents import queries, way_back
from webapp.incidents.presence import looking

blueprint = Blueprint("presence", __name__, url_prefix="/unit/reports/<int:number>")
blueprint.url_defaults(way_back.carry)


@blueprint.get("/looking")
@allowed(Permission.READ_REPORTS)
@background
def others(number: int) -> ResponseReturnValue:
    """Their names, for htmx; any other request is redirected to the report."""
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for("incidents.report", number=number))
    # a GET that writes: the page that asks is open
    names = looking.note_and_find(queries.report_for(number))
    return render_template("incidents/presence/_looking.html", names=names)
