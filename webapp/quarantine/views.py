"""Views: the arrivals in quarantine, setting one aside, and taking in a sealed file."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.arrivals import reopening
from webapp.audit.shown import ShownList, record_shown
from webapp.quarantine import listing, setting_aside, taking_in, trying_again
from webapp.quarantine.forms import SealedFileForm
from webapp.web.paging import asked_page

blueprint = Blueprint("quarantine", __name__, url_prefix="/unit")


@blueprint.route("/sealed-file", methods=["GET", "POST"])
@allowed(Permission.TAKE_IN_SEALED_FILES)
def sealed_file() -> ResponseReturnValue:
    """Take in a sealed file, which a phone saves when it cannot send a report."""
    form = SealedFileForm()
    if not form.validate_on_submit():
        page = render_template("quarantine/sealed_file.html", form=form)
        return page, 422 if form.is_submitted() else 200
    taken = taking_in.take_in(form.sealed_file.data.read())
    return render_template("quarantine/sealed_file_taken.html", taken=taken)


@blueprint.get("/could-not-open")
@allowed(Permission.READ_REPORTS)
def could_not_open() -> ResponseReturnValue:
    """The arrivals that could not be opened, each with its reason in words."""
    record_shown(ShownList.COULD_NOT_OPEN)
    found = listing.list_open(page=asked_page())
    return render_template(
        "quarantine/could_not_open.html", listing=found, again=reopening.count_to_try_again()
    )


@blueprint.get("/could-not-open/set-aside")
@allowed(Permission.READ_REPORTS)
def set_aside_list() -> ResponseReturnValue:
    """The arrivals that somebody has looked at and set aside."""
    record_shown(ShownList.SET_ASIDE)
    found = listing.list_set_aside(page=asked_page())
    return render_template("quarantine/set_aside.html", listing=found)


@blueprint.post("/could-not-open/try-again")
@allowed(Permission.TRY_ARRIVALS_AGAIN)
@fresh
def try_again() -> ResponseReturnValue:
    """Have the opener try again what trouble on our side kept closed."""
    count = trying_again.try_again()
    flash(f"{count} will be tried again in a moment.")
    return redirect(url_for("quarantine.could_not_open"))


@blueprint.post("/could-not-open/<int:number>/set-aside")
@allowed(Permission.SET_ARRIVALS_ASIDE)
def set_aside(number: int) -> ResponseReturnValue:
    """Move an arrival off the main list. It is kept unchanged, and can be taken back."""
    setting_aside.set_aside(number)
    flash(f"Arrival {number} is set aside. Nothing was deleted.")
    return redirect(url_for("quarantine.could_not_open", page=asked_page()))


@blueprint.post("/could-not-open/<int:number>/take-back")
@allowed(Permission.SET_ARRIVALS_ASIDE)
def take_back(number: int) -> ResponseReturnValue:
    """Move an arrival back to the main list."""
    setting_aside.take_back(number)
    flash(f"Arrival {number} is back under “Could not be opened”.")
    return redirect(url_for("quarantine.set_aside_list", page=asked_page()))
