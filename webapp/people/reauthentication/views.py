"""“Show that it is you”: the page that asks, before an act whose route is `@fresh`.

A form that was sent too late is not lost: the page carries it, and it is done with the proof.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, logout_user
from flask_security.utils import validate_redirect_url

from webapp.access.guards import FreshProofNeeded, is_fresh, signed_in
from webapp.access.sign_in_redirect import START, redirect_to_sign_in
from webapp.people.reauthentication import proving
from webapp.people.second_factor import owned, passkeys, relying_party
from webapp.people.second_factor.forms import ProofForm
from webapp.web.side import is_units

blueprint = Blueprint("reauthentication", __name__, url_prefix="/unit")

AGAIN = "Sign in again to go on: it was too long ago."


@blueprint.before_app_request
def take_proof() -> ResponseReturnValue | None:
    """Check the proof in a form of the unit before the form is read as any other."""
    if request.method != "POST" or not is_units(request) or not proving.is_given():
        return None
    if not current_user.is_authenticated or is_fresh():
        return None  # the route's own guard decides, or it was pressed twice
    form = _form()
    return None if proving.prove(form) else (_page(form), 422)


@blueprint.app_errorhandler(FreshProofNeeded)
def ask(_needed: FreshProofNeeded) -> ResponseReturnValue:
    """Ask for the proof, and go on afterwards to the page, or with the form, that needs it."""
    if not owned.has_any(current_user):
        return _sign_in_again()
    if request.method == "POST":
        return _page(_form()), 403
    return redirect(url_for("reauthentication.show", next=_address()))


@blueprint.route("/show-that-it-is-you", methods=["GET", "POST"])
@signed_in
def show() -> ResponseReturnValue:
    """Ask before a page that needs it, then lead there."""
    if is_fresh():
        wanted = request.args.get("next", "")
        return redirect(wanted if validate_redirect_url(wanted) else START)
    return _page(_form()) if owned.has_any(current_user) else _sign_in_again()


def _sign_in_again() -> ResponseReturnValue:
    """For who has only a password: there is nothing else to show."""
    logout_user()
    flash(AGAIN)
    return redirect_to_sign_in("security.login")


def _page(form: ProofForm) -> str:
    has_passkey = relying_party.is_possible() and passkeys.all_of(current_user)
    return render_template(
        "people/second_factor/show_it_is_you.html",
        form=form,
        action=_address(),
        carried=proving.other_fields(),
        asked=passkeys.request_use(current_user) if has_passkey else None,
        origin=relying_party.origin(),
    )


def _form() -> ProofForm:
    return ProofForm(prefix=ProofForm.PREFIX)


def _address() -> str:
    return request.full_path.rstrip("?")
