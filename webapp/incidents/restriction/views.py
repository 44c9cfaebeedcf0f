"""Views: who may read an incident; proposing to restrict it, and to lift that."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.incidents import naming_readers, way_back
from webapp.incidents.restriction import mending
from webapp.incidents.restriction.forms import ReadersForm
from webapp.incidents.restriction.proposing import propose_readers
from webapp.incidents.work.progress.changing import find_incident

blueprint = Blueprint("restriction", __name__, url_prefix="/unit/reports/<int:number>/readers")
blueprint.url_defaults(way_back.carry)
unread = Blueprint("unread", __name__, url_prefix="/unit/restricted/new-readers")


@blueprint.get("")
@allowed(Permission.RESTRICT_INCIDENTS)
@fresh
def readers(number: int) -> str:
    """Who may read it now, and the forms that propose something else."""
    return _page(number, _form())


@blueprint.post("")
@allowed(Permission.RESTRICT_INCIDENTS)
@fresh
def restrict(number: int) -> ResponseReturnValue:
    """Propose that only some people may read it."""
    form = _form()
    if not form.validate():
        return _page(number, form), 422
    return _to_proposal(propose_readers(number, form.readers.data))


@blueprint.post("/lift")
@allowed(Permission.RESTRICT_INCIDENTS)
@fresh
def lift(number: int) -> ResponseReturnValue:
    """Propose that everybody who reads reports may read it."""
    return _to_proposal(propose_readers(number, ()))


@unread.route("", methods=["GET", "POST"])
@allowed(Permission.NAME_NEW_READERS)
@fresh
def new_readers() -> ResponseReturnValue:
    """How many restricted incidents nobody can read; proposing who may."""
    form = ReadersForm()
    form.readers.choices = [*mending.find_candidates().items()]
    if form.validate_on_submit():
        return _to_proposal(mending.propose_new_readers(form.readers.data))
    page = render_template(
        "incidents/restriction/new_readers.html",
        form=form,
        count=len(naming_readers.find_unread()),
        options=[(str(one), name, None) for one, name in form.readers.choices],
        chosen=[str(one) for one in form.readers.data or ()],
    )
    return page, 422 if form.is_submitted() else 200


def _form() -> ReadersForm:
    form = ReadersForm()
    form.readers.choices = [*naming_readers.find_who_can_read().items()]
    return form


def _to_proposal(number: int) -> ResponseReturnValue:
    return redirect(url_for("proposals.proposal", number=number))


def _page(number: int, form: ReadersForm) -> str:
    incident, report = find_incident(number)
    return render_template(
        "incidents/restriction/readers.html",
        report=report,
        form=form,
        names=naming_readers.readers_of(incident),
        options=[(str(one), name, None) for one, name in form.readers.choices],
        chosen=[str(one) for one in form.readers.data or ()],
    )
