"""“Show that it is you”: the page that asks, before an act whose route is `@fresh`.

The same page unlocks a session that nobody used for a while. A form that was sent too late is not
lost: the page carries it, and it is done with the proof. One whose token is stale is never done so:
it is carried past signing in, and shown again (web/form_tokens.py).
"""

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_security.utils import validate_redirect_url

from webapp.access.guards import (
    FreshProofNeeded,
    SignInNeeded,
    background,
    open_to_everyone,
    signed_in,
)
from webapp.access.sign_in_redirect import START, is_of_htmx, redirect_to_sign_in
from webapp.people import idle
from webapp.people.models import User
from webapp.people.reauthentication import ending, proving
from webapp.people.second_factor import owned, passkeys, relying_party
from webapp.people.second_factor.forms import ProofForm
from webapp.web.form_tokens import can_be_shown_again, has_stale_token
from webapp.web.side import is_units

blueprint = Blueprint("reauthentication", __name__, url_prefix="/unit")

AGAIN = "Sign in again to go on: it was too long ago."
SIGN_IN, SHOW = "security.login", "reauthentication.show"


@blueprint.before_app_request
def take_proof() -> ResponseReturnValue | None:
    """Check the proof in a form of the unit before the form is read as any other."""
    if request.method != "POST" or not is_units(request) or not proving.is_given():
        return None
    if has_stale_token():
        return None
    person, form = proving.find_asked(), _form()
    if person is None or proving.prove(person, form):
        return None  # the route's own guard decides
    return _page(person, form), 422


@blueprint.app_errorhandler(FreshProofNeeded)
def ask(_needed: FreshProofNeeded) -> ResponseReturnValue:
    """Ask for the proof, and go on afterwards to the page, or with the form, that needs it."""
    return _carry_on() if has_stale_token() else _ask(current_user, 403)


@blueprint.app_errorhandler(SignInNeeded)
def ask_to_sign_in(_needed: SignInNeeded) -> ResponseReturnValue:
    """Lead to the sign-in page; whose session is locked shows that it is them, and goes on."""
    view = current_app.view_functions[request.endpoint or ""]
    if is_of_htmx() and getattr(view, "keeps_draft", False):
        return Response(status=401, mimetype="text/plain")
    person = idle.find_locked()
    if has_stale_token() or (person is None and can_be_shown_again()):
        return _carry_on()
    return _ask(person, 401) if person else redirect_to_sign_in(SIGN_IN)


@blueprint.app_template_global()
def why_shown_again() -> str:
    """What the page of a form whose token was stale says, to who is signed in now."""
    return (
        f"Nothing is saved yet: {current_user.name} signed in after this page was opened. "
        "Check it, then save."
    )


@blueprint.route("/show-that-it-is-you", methods=["GET", "POST"])
@open_to_everyone
def show() -> ResponseReturnValue:
    """Ask before a page that needs it, then lead there."""
    person = proving.find_asked()
    if person is not None:
        return _page(person, _form()) if owned.has_any(person) else _sign_in_again()
    if not current_user.is_authenticated:
        return redirect_to_sign_in(SIGN_IN)
    wanted = request.args.get("next", "")
    return redirect(wanted if validate_redirect_url(wanted) else START)


@blueprint.get("/still-here")
@signed_in
def still_here() -> ResponseReturnValue:
    """An open page tells that somebody types in it: like any other page, this is an act."""
    return _nothing()


@blueprint.get("/still-signed-in")
@signed_in
@background
def still_signed_in() -> ResponseReturnValue:
    """An open page in which nobody did anything asks whether it must hide."""
    return _nothing()


def _ask(person: User, status: int) -> ResponseReturnValue:
    if not owned.has_any(person):
        return _sign_in_again()
    if request.method == "POST" and not is_of_htmx():
        return _page(person, _form()), status
    return redirect_to_sign_in(SHOW)


def _carry_on() -> ResponseReturnValue:
    """A page that has what was typed, for who signs in meanwhile in another tab."""
    page = render_template(
        "people/carry_on.html",
        action=_address(),
        carried=proving.other_fields(),
        is_known=current_user.is_authenticated or idle.find_locked() is not None,
    )
    return page, 401


def _sign_in_again() -> ResponseReturnValue:
    """For who has only a password: there is nothing else to show."""
    ending.end_this()
    flash(AGAIN)
    return redirect_to_sign_in(SIGN_IN)


def _page(person: User, form: ProofForm) -> str:
    has_passkey = relying_party.is_possible() and passkeys.all_of(person)
    return render_template(
        "people/second_factor/show_it_is_you.html",
        form=form,
        action=_address(),
        carried=proving.other_fields(),
        is_act=request.method == "POST" and request.endpoint != SHOW,
        is_locked=not current_user.is_authenticated,
        asked=passkeys.request_use(person) if has_passkey else None,
        origin=relying_party.origin(),
    )


def _nothing() -> Response:
    return Response(status=204, mimetype="text/plain")


def _form() -> ProofForm:
    return ProofForm(prefix=ProofForm.PREFIX)


def _address() -> str:
    return request.full_path.rstrip("?")
