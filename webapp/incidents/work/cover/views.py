"""Views: who is away, and who covers for them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.incidents.forms import read_numbers
from webapp.incidents.naming_readers import find_who_can_read
from webapp.incidents.work.cover import noting
from webapp.incidents.work.cover.forms import AwayForm
from webapp.incidents.work.cover.noting import CannotCover

blueprint = Blueprint("cover", __name__, url_prefix="/unit/away")


@blueprint.get("")
@allowed(Permission.RECEIVE_REPORTS)
def away() -> str:
    """Who is away or will be, and the form that says so."""
    return _page(AwayForm())


@blueprint.post("")
@allowed(Permission.RECEIVE_REPORTS)
def note() -> ResponseReturnValue:
    """Note it of oneself, or as a lead of a colleague."""
    form = AwayForm()
    if not form.validate():
        return _page(form), 422
    first, last = form.first_on.data, form.last_on.data
    assert first and last  # noqa: S101 - the form is valid
    try:
        noting.note(form.whose or current_user.id, form.covers, first, last)
    except CannotCover as refused:
        form.cover.errors = [refused.sentence]
        return _page(form), refused.status
    return redirect(url_for("cover.away"))


@blueprint.post("/end")
@allowed(Permission.RECEIVE_REPORTS)
def end() -> ResponseReturnValue:
    """Note that somebody is back, or does not go. Idempotent."""
    person = next(iter(read_numbers(request.form.getlist("person"))), 0)
    if noting.may_note(person):
        noting.end(person)
        flash("Noted. It is not shown to anybody else any more.")
    return redirect(url_for("cover.away"))


def _page(form: AwayForm) -> str:
    readers = find_who_can_read()
    return render_template(
        "incidents/work/cover/away.html",
        form=form,
        absences=noting.list_away(readers),
        people=[(str(number), name, None) for number, name in readers.items()],
        may_note=noting.may_note,
    )
