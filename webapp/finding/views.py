"""Views: finding what somebody says on the telephone, and all of one organisation."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.audit.shown import OfOrganisation, record_shown
from webapp.finding import of_organisation, results, searching
from webapp.incidents.finding import LONGEST_TYPED
from webapp.organisations import register

blueprint = Blueprint("finding", __name__, url_prefix="/unit")


@blueprint.route("/find", methods=["GET", "POST"])
@allowed(Permission.READ_REPORTS)
def find() -> ResponseReturnValue:
    """Find what is typed, and go to it. What is typed is posted: it is in no address."""
    typed = request.form.get("find", "")[:LONGEST_TYPED]
    if request.method == "GET":
        return render_template("finding/find.html", found=None)
    outcome = searching.search(typed)
    if outcome.report is not None:
        return redirect(url_for("incidents.report", number=outcome.report), 303)
    if outcome.token:
        return redirect(url_for("finding.found", token=outcome.token), 303)
    page = render_template("finding/find.html", found=outcome.found, typed=typed)
    return page, 422 if outcome.found.problem else 200


@blueprint.get("/find/<token>")
@allowed(Permission.READ_REPORTS)
def found(token: str) -> str:
    """What a search found, a page at a time, for whoever searched and for an hour."""
    page = results.results_of(token, request.args.get("after"))
    return render_template("finding/results.html", results=page, token=token, typed=page.typed)


@blueprint.get("/organisations/<int:number>/incidents")
@allowed(Permission.READ_REPORTS)
def all_of_one(number: int) -> str:
    """All incidents of one organisation, the newest first."""
    organisation = register.load(number)
    record_shown(OfOrganisation(number))
    page = of_organisation.page_of(current_user.id, number, request.args.get("after"))
    return render_template("finding/of_organisation.html", organisation=organisation, page=page)
