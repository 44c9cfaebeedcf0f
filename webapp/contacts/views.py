"""Views: the register of contacts, and confirming one."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.contacts import changing, register
from webapp.contacts.forms import ConfirmContactForm
from webapp.errors import AppError
from webapp.opening_hours import BadHours
from webapp.web.form_tokens import shown_again

PUBLISHING = "It is being published. Phones pick it up when they next open E-safety with signal."

blueprint = Blueprint("contacts", __name__, url_prefix="/unit/contacts")


@blueprint.get("")
@allowed(Permission.CONFIRM_CONTACTS)
def listing() -> ResponseReturnValue:
    """Every contact, and who confirmed it."""
    return render_template("contacts/contacts.html", groups=register.load_groups())


@blueprint.route("/<name>", methods=["GET", "POST"])
@allowed(Permission.CONFIRM_CONTACTS)
@fresh
@shown_again
def contact(name: str) -> ResponseReturnValue:
    """Confirm one contact. The opener's process publishes it, so a crash here loses nothing."""
    entry = register.load_entry(name)
    form = ConfirmContactForm(number=entry.number_to_check)
    form.number.label.text = entry.asks_for
    if not form.is_submitted():
        form.show(entry.hours)
    if form.validate_on_submit():
        try:
            return _confirm(entry, form)
        except AppError as refusal:
            form.number.errors = [*form.number.errors, refusal.sentence]
        except BadHours:
            pass  # the form says which field gives none
    page = render_template("contacts/contact.html", form=form, entry=entry)
    return page, 422 if form.is_submitted() else 200


def _confirm(entry: register.RegisterEntry, form: ConfirmContactForm) -> ResponseReturnValue:
    """Confirm at once, or propose it to a second person. Raises AppError or BadHours."""
    hours = form.read_hours(entry.given_hours, in_place_of=entry.in_place_of)
    number, next_check = form.number.data, form.next_check
    proposal = changing.confirm(entry, number, hours=hours, next_check=next_check)
    if proposal is not None:
        return redirect(url_for("proposals.proposal", number=proposal))
    opens = f" Open: {hours.in_words}." if hours else ""
    flash(f"Confirmed: {entry.contact.label}.{opens} {PUBLISHING}")
    return redirect(url_for("contacts.listing"))
