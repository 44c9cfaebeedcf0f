"""Views: the register of organisations, and adding or changing one."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.organisations import register
from webapp.organisations.forms import KINDS, OrganisationForm
from webapp.organisations.models import NEVER_PUBLISHED, Organisation
from webapp.vocabulary.times import UK
from webapp.web.form_tokens import shown_again
from webapp.web.paging import asked_page

blueprint = Blueprint("organisations", __name__, url_prefix="/unit/organisations")


@blueprint.get("")
@allowed(Permission.KEEP_ORGANISATIONS)
def listing() -> str:
    """Every organisation by name, a page at a time."""
    found, paging = register.list_page(asked_page())
    return render_template(
        "organisations/listing.html",
        organisations=found,
        paging=paging,
        kinds={kind: label for kind, label, _ in KINDS},
        today=datetime.now(UK).date(),
    )


@blueprint.route("/add", methods=["GET", "POST"])
@allowed(Permission.KEEP_ORGANISATIONS)
@shown_again
def add() -> ResponseReturnValue:
    """Put an organisation into the register."""
    form = OrganisationForm()
    if form.validate_on_submit() and form.add(register.add):
        return _leave("Added", form)
    return _page(form)


@blueprint.route("/<int:number>", methods=["GET", "POST"])
@allowed(Permission.KEEP_ORGANISATIONS)
@shown_again
def organisation(number: int) -> ResponseReturnValue:
    """What the register says of it, to read and to change."""
    found = register.load(number)
    now = register.read_entry(number)
    form = OrganisationForm(obj=now, version=now.version)
    if form.validate_on_submit() and form.change(number):
        return _leave("Saved", form)
    return _page(form, found)


@blueprint.post("/<int:number>/withdraw")
@allowed(Permission.PUBLISH_NAMES)
def withdraw_name(number: int) -> ResponseReturnValue:
    """Publish its name no longer. Idempotent."""
    register.withdraw_name(number)
    return redirect(url_for("organisations.organisation", number=number))


def _leave(what: str, form: OrganisationForm) -> ResponseReturnValue:
    flash(f"{what}: {form.entry.name}.")
    return redirect(url_for("organisations.listing"))


def _page(form: OrganisationForm, found: Organisation | None = None) -> ResponseReturnValue:
    page = render_template(
        "organisations/organisation.html",
        form=form,
        found=found,
        kinds=KINDS,
        is_never_published=found is not None and found.kind in NEVER_PUBLISHED,
    )
    return page, 422 if form.is_submitted() else 200
