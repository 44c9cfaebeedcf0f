"""The pages of the second factor: the step after the password, and “How you sign in”."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import SecondFactorNeeded, allowed, open_to_everyone, signed_in
from webapp.access.permissions import Permission
from webapp.access.sign_in_redirect import redirect_to_set_up
from webapp.database.writing import writing
from webapp.people.attempts import PAUSED
from webapp.people.second_factor import authenticator, checking, owned, recovery_codes, step, totp
from webapp.people.second_factor.factor import Factor
from webapp.people.second_factor.forms import AuthenticatorForm, CodeForm

blueprint = Blueprint("second_factor", __name__, url_prefix="/unit")

WRONG = "That code is not right, or it was used before. Wait for the next code in your app."
WRONG_FIRST = "That code is not right. Enter the code that your app shows now."
TOO_LATE = "The page was open for too long. Add E-safety to your app again, with the new code."


@blueprint.app_errorhandler(SecondFactorNeeded)
def ask_to_set_up(_needed: SecondFactorNeeded) -> Response:
    """Lead whoever has only given a password to where they set up more."""
    return redirect_to_set_up("second_factor.overview")


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@open_to_everyone
def code() -> ResponseReturnValue:
    """Ask for a code after the password, and sign in with it."""
    waiting, form = step.find_waiting(), CodeForm()
    if waiting is None:
        flash("Enter your password again: it was too long ago.")
        return redirect(url_for("security.login"))
    factor = _check(waiting, form) if form.validate_on_submit() else None
    if factor is None:
        page = render_template("people/second_factor/code.html", form=form)
        return page, 422 if form.is_submitted() else 200
    step.finish(waiting, factor)
    return redirect(_next_page(waiting, factor))


@blueprint.get("/how-you-sign-in")
@signed_in
def overview() -> str:
    """The person's second factors, with what they can do about each."""
    return render_template(
        "people/second_factor/overview.html",
        app=authenticator.find(current_user),
        left=recovery_codes.count_left(current_user),
        count=recovery_codes.COUNT,
    )


@blueprint.route("/how-you-sign-in/authenticator", methods=["GET", "POST"])
@signed_in
def set_up_authenticator() -> ResponseReturnValue:
    """Set up an authenticator app, in place of an earlier one."""
    owned.require_proof()
    form = AuthenticatorForm()
    offer = authenticator.read_offer(current_user, form.offer.data or "")
    found = totp.find_step(offer.secret, form.code.data or "") if offer else None
    if not form.validate_on_submit() or offer is None or found is None:
        return _authenticator_page(form, offer), 422 if form.is_submitted() else 200
    with writing():
        authenticator.set_up(current_user, offer.secret, step=found)
        codes = owned.go_on_with(Factor.AUTHENTICATOR)
    flash("Your authenticator app is set up. You are signed out everywhere else.")
    return _codes_page(codes) if codes else redirect(url_for("second_factor.overview"))


@blueprint.post("/how-you-sign-in/recovery-codes")
@allowed(Permission.USE_THE_UNIT)
def make_recovery_codes() -> ResponseReturnValue:
    """Make new recovery codes, and show them this once."""
    with writing():
        codes = recovery_codes.make(current_user)
    return _codes_page(codes)


def _check(waiting: step.Waiting, form: CodeForm) -> Factor | None:
    """Which factor the code is of; None, with the error in the form, if it is refused."""
    try:
        factor = checking.check_code(waiting.person, form.code.data or "")
    except checking.SignInsPaused:
        form.code.errors = [PAUSED]
        return None
    form.code.errors = [] if factor else [WRONG]
    return factor


def _next_page(waiting: step.Waiting, factor: Factor) -> str:
    if factor is not Factor.RECOVERY_CODE:
        return waiting.next_page
    left = recovery_codes.count_left(waiting.person)
    flash(f"You signed in with a recovery code. Codes left: {left}.")
    return url_for("second_factor.overview")


def _authenticator_page(form: AuthenticatorForm, offer: authenticator.Offer | None) -> str:
    if form.is_submitted() and not form.code.errors:
        form.code.errors = [WRONG_FIRST if offer else TOO_LATE]
    offer = offer or authenticator.offer_to(current_user)
    return render_template(
        "people/second_factor/authenticator.html",
        form=form,
        offer=offer,
        address=totp.address_of(offer.secret, email=current_user.email),
        secret=totp.in_groups(offer.secret),
    )


def _codes_page(codes: Sequence[str]) -> str:
    return render_template("people/second_factor/recovery_codes.html", codes=codes)
