"""The unit's pages: the inbox, a report, a sealed file, what could not be opened."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed, i_may
from webapp.access.permissions import Permission
from webapp.casework import (
    checks,
    going_live,
    handling,
    inbox_page,
    queries,
    report_page,
    setting_aside,
    taking_in,
    unopened,
)
from webapp.casework import contacts as contact_register
from webapp.casework.forms import ConfirmContactForm, SealedFileForm
from webapp.errors import AppError

TAKEN_BY_PHONES = "It is being published. Phones take it when they next open E-safety with signal."

blueprint = Blueprint("casework", __name__, url_prefix="/unit")


@blueprint.get("/")
@allowed(Permission.USE_THE_UNIT)
def start() -> ResponseReturnValue:
    """What the unit sees first: contacts to check, what is missing, and the inbox."""
    above = {"missing": going_live.missing(), "checks": checks.to_make()}
    if not i_may(Permission.READ_REPORTS):
        return render_template("casework/welcome.html", **above)
    return render_template("casework/start.html", **above, inbox=_inbox())


@blueprint.get("/inbox")
@allowed(Permission.READ_REPORTS)
def inbox() -> ResponseReturnValue:
    """The inbox alone, for the page that refreshes itself; a person gets the whole page."""
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for("casework.start", page=_page()))
    return render_template("casework/_inbox.html", inbox=_inbox())


@blueprint.get("/reports/<int:number>")
@allowed(Permission.READ_REPORTS)
def report(number: int) -> ResponseReturnValue:
    """One report, whole. Opening it is noted."""
    found = queries.report_for(number)
    handling.note_read(found)
    return render_template("casework/report.html", page=report_page.of(found))


@blueprint.post("/reports/<int:number>/received")
@allowed(Permission.RECEIVE_REPORTS)
def receive(number: int) -> ResponseReturnValue:
    """Mark it as received. The phone shows it; doing it twice is doing it once."""
    found = queries.report_for(number)
    handling.mark_as_received(found)
    return redirect(url_for("casework.report", number=number))


@blueprint.route("/sealed-file", methods=["GET", "POST"])
@allowed(Permission.TAKE_IN_SEALED_FILES)
def sealed_file() -> ResponseReturnValue:
    """Take in a file that a phone saved, for a report that could not be sent."""
    form = SealedFileForm()
    if not form.validate_on_submit():
        page = render_template("casework/sealed_file.html", form=form)
        return page, 422 if form.is_submitted() else 200
    taken = taking_in.take_in(form.sealed_file.data.read())
    return render_template("casework/sealed_file_taken.html", taken=taken)


@blueprint.get("/could-not-open")
@allowed(Permission.READ_REPORTS)
def could_not_open() -> ResponseReturnValue:
    """What arrived and could not be opened, each with its reason in words."""
    return render_template("casework/could_not_open.html", shown=unopened.to_look_at(page=_page()))


@blueprint.get("/could-not-open/set-aside")
@allowed(Permission.READ_REPORTS)
def set_aside_list() -> ResponseReturnValue:
    """What somebody has looked at and set aside."""
    return render_template("casework/set_aside.html", shown=unopened.set_aside(page=_page()))


@blueprint.post("/could-not-open/<int:number>/set-aside")
@allowed(Permission.SET_ARRIVALS_ASIDE)
def set_aside(number: int) -> ResponseReturnValue:
    """Put one out of the way of the rest. It is kept as it came, and can be taken back."""
    setting_aside.set_aside(number)
    flash(f"Arrival {number} is set aside. Nothing of it was deleted.")
    return redirect(url_for("casework.could_not_open", page=_page()))


@blueprint.post("/could-not-open/<int:number>/take-back")
@allowed(Permission.SET_ARRIVALS_ASIDE)
def take_back(number: int) -> ResponseReturnValue:
    """Put it back among what is to be looked at."""
    setting_aside.take_back(number)
    flash(f"Arrival {number} is back among what could not be opened.")
    return redirect(url_for("casework.set_aside_list", page=_page()))


@blueprint.get("/contacts")
@allowed(Permission.CONFIRM_CONTACTS)
def contacts() -> ResponseReturnValue:
    """Every contact, and who vouches for it."""
    return render_template("casework/contacts.html", groups=contact_register.groups())


@blueprint.route("/contacts/<name>", methods=["GET", "POST"])
@allowed(Permission.CONFIRM_CONTACTS)
def contact(name: str) -> ResponseReturnValue:
    """Confirm one contact; the opener's process publishes it, whatever becomes of this one."""
    entry = contact_register.entry_for(name)
    form = ConfirmContactForm(number=entry.shown)
    if form.validate_on_submit():
        try:
            contact_register.confirm(entry, form.number.data, next_check=form.next_check)
            flash(f"Confirmed: {entry.contact.label}. {TAKEN_BY_PHONES}")
            return redirect(url_for("casework.contacts"))
        except AppError as refusal:
            form.number.errors = [*form.number.errors, refusal.sentence]
    page = render_template("casework/contact.html", form=form, entry=entry)
    return page, 422 if form.is_submitted() else 200


def _inbox() -> inbox_page.InboxPage:
    return inbox_page.page_for(current_user.id, page=_page())


def _page() -> int:
    return min(max(1, request.args.get("page", default=1, type=int)), queries.HIGHEST)
