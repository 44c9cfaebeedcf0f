"""The pages of the second factor: the step after the password, and “How you sign in”."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import StringField

from webapp.access.guards import SecondFactorNeeded, allowed, fresh, open_to_everyone, signed_in
from webapp.access.permissions import Permission
from webapp.access.sign_in_redirect import redirect_to_set_up
from webapp.database.writing import writing
from webapp.people.attempts import PAUSED
from webapp.people.browsers import name_browser
from webapp.people.second_factor import (
    authenticator,
    checking,
    owned,
    passkeys,
    recovery_codes,
    relying_party,
    step,
    totp,
)
from webapp.people.second_factor.factor import Factor
from webapp.people.second_factor.forms import (
    AuthenticatorForm,
    CodeForm,
    NewPasskeyForm,
    PasskeyForm,
)

blueprint = Blueprint("second_factor", __name__, url_prefix="/unit")

WRONG = "That code is not right, or it was used before. Wait for the next code in your app."
WRONG_FIRST = "That code is not right. Enter the code that your app shows now."
WRONG_PASSKEY = "That passkey was not recognised. Try again, or enter a code."
NOT_MADE = "The passkey was not made. Try again."
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
        return _ask_for_password()
    factor = None
    if form.validate_on_submit():
        factor = _check(form.code, WRONG, checking.check_code, waiting.person, form.code.data or "")
    return _finish(waiting, factor, form)


@blueprint.post("/sign-in/passkey")
@open_to_everyone
def passkey() -> ResponseReturnValue:
    """Sign in with a passkey after the password."""
    waiting, form, given = step.find_waiting(), CodeForm(formdata=None), PasskeyForm()
    if waiting is None:
        return _ask_for_password()
    answer, ticket = given.credential.data or "", given.ticket.data or ""
    check = checking.check_passkey
    factor = _check(form.code, WRONG_PASSKEY, check, waiting.person, answer, ticket)
    return _finish(waiting, factor, form)


@blueprint.get("/how-you-sign-in")
@signed_in
def overview() -> str:
    """The person's second factors, with what they can do about each."""
    return render_template(
        "people/second_factor/overview.html",
        app=authenticator.find(current_user),
        passkeys=passkeys.all_of(current_user),
        passkeys_are_possible=relying_party.is_possible(),
        left=recovery_codes.count_left(current_user),
        count=recovery_codes.COUNT,
    )


@blueprint.route("/how-you-sign-in/authenticator", methods=["GET", "POST"])
@signed_in
@fresh
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


@blueprint.route("/how-you-sign-in/passkey", methods=["GET", "POST"])
@signed_in
@fresh
def add_passkey() -> ResponseReturnValue:
    """Add a passkey."""
    owned.require_proof()
    form, person = NewPasskeyForm(), current_user._get_current_object()
    made = passkeys.check_creation(person, form.credential.data or "", form.ticket.data or "")
    if not form.validate_on_submit() or made is None:
        return _passkey_page(form), 422 if form.is_submitted() else 200
    with writing():
        passkeys.store(person, made, name=(form.name.data or "").strip() or _this_browser())
        codes = owned.go_on_with(Factor.PASSKEY)
    flash("Your passkey is added. You are signed out everywhere else.")
    return _codes_page(codes) if codes else redirect(url_for("second_factor.overview"))


@blueprint.post("/how-you-sign-in/passkeys/<int:number>/remove")
@allowed(Permission.HAVE_AN_ACCOUNT)
@fresh
def remove_passkey(number: int) -> ResponseReturnValue:
    """Remove a passkey, unless nothing else is left to sign in with."""
    owned.remove_passkey(current_user, number)
    flash("The passkey is removed. You are signed out everywhere else.")
    return redirect(url_for("second_factor.overview"))


@blueprint.post("/how-you-sign-in/authenticator/remove")
@allowed(Permission.HAVE_AN_ACCOUNT)
@fresh
def remove_authenticator() -> ResponseReturnValue:
    """Remove the authenticator app, unless nothing else is left to sign in with."""
    owned.remove_authenticator(current_user)
    flash("The authenticator app is removed. You are signed out everywhere else.")
    return redirect(url_for("second_factor.overview"))


@blueprint.post("/how-you-sign-in/recovery-codes")
@allowed(Permission.HAVE_AN_ACCOUNT)
@fresh
def make_recovery_codes() -> ResponseReturnValue:
    """Make new recovery codes, and show them this once."""
    with writing():
        codes = recovery_codes.make(current_user)
    return _codes_page(codes)


def _ask_for_password() -> ResponseReturnValue:
    flash("Enter your password again: it was too long ago.")
    return redirect(url_for("security.login"))


def _check(
    field: StringField, wrong: str, check: Callable[..., Factor | None], *given: Any
) -> Factor | None:
    """What was given proves; None, with the error at the field, if it is refused."""
    try:
        factor = check(*given)
    except checking.SignInsPaused:
        field.errors = [PAUSED]
        return None
    field.errors = [] if factor else [wrong]
    return factor


def _finish(waiting: step.Waiting, factor: Factor | None, form: CodeForm) -> ResponseReturnValue:
    """Sign the person in, or show the page that asks, again."""
    if factor is None:
        return _code_page(waiting, form), 422 if request.method == "POST" else 200
    step.finish(waiting, factor)
    return redirect(_next_page(waiting, factor))


def _code_page(waiting: step.Waiting, form: CodeForm) -> str:
    has_passkey = relying_party.is_possible() and passkeys.all_of(waiting.person)
    return render_template(
        "people/second_factor/code.html",
        form=form,
        asked=passkeys.request_use(waiting.person) if has_passkey else None,
        origin=relying_party.origin(),
    )


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


def _passkey_page(form: NewPasskeyForm) -> str:
    if form.is_submitted() and not form.name.errors:
        form.name.errors = [NOT_MADE]
    return render_template(
        "people/second_factor/passkey.html",
        form=form,
        asked=passkeys.request_creation(current_user) if relying_party.is_possible() else None,
        origin=relying_party.origin(),
        browser=_this_browser(),
    )


def _this_browser() -> str:
    return name_browser(request.headers.get("User-Agent", ""))


def _codes_page(codes: Sequence[str]) -> str:
    return render_template("people/second_factor/recovery_codes.html", codes=codes)
