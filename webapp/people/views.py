"""The pages to set up an account and to manage people."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed, fresh, open_to_everyone
from webapp.access.permissions import Permission, Role
from webapp.config import current_config
from webapp.people import (
    accounts,
    closing,
    invitations,
    link_codes,
    links,
    locking,
    open_links,
    own_sign_ins,
    role_changes,
    told,
    unit,
    ways_in,
)
from webapp.people.forms import AccountForm, InviteForm, RolesForm
from webapp.proposals.kinds import Kind
from webapp.proposals.listing import find_shown
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("people", __name__, url_prefix="/unit")


@blueprint.route("/set-up/<token>", methods=["GET", "POST"])
@open_to_everyone
def set_up(token: str) -> ResponseReturnValue:
    """Create an account or choose a new password with a one-time link."""
    link = links.link_for(token)
    if current_user.is_authenticated:
        raise links.SignedInAlready(current_user.name)
    form = AccountForm(name=link.name, email=link.email)
    if not link.first:
        form.keep_as_invited(name=link.name or "", email=link.email or "")
    if not form.validate_on_submit() or not form.opens(link):
        page = render_template("people/set_up.html", form=form, link=link)
        return page, 422 if form.is_submitted() else 200
    links.redeem(link, name=form.name.data, email=form.email.data, password=form.password.data)
    flash("Your password is set. Sign in with it now.")
    return redirect(url_for("security.login"))


@blueprint.get("/people")
@allowed(Permission.MANAGE_PEOPLE)
def listing() -> ResponseReturnValue:
    """All accounts, and the form to invite a colleague."""
    return _people_page(InviteForm())


@blueprint.post("/people")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
@shown_again
def invite() -> ResponseReturnValue:
    """Propose an account for a colleague: another approves it."""
    form = InviteForm()
    if not form.validate_on_submit():
        return _people_page(form), 422
    try:
        number = invitations.propose_invitation(
            name=form.name.data, email=form.email.data, roles=form.roles.data
        )
    except accounts.EmailTaken as taken:
        form.email.errors = [taken.sentence]
        return _people_page(form), taken.status
    return redirect(url_for("proposals.proposal", number=number))


@blueprint.route("/people/links/<int:number>/take", methods=["GET", "POST"])
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def take_link(number: int) -> ResponseReturnValue:
    """Show a link that one proposed oneself and another approved, to hand over."""
    link = links.link_to_take(number)
    path = links.path_of(link, told.find(told.What.LINK, number))
    if request.method == "GET":
        address = current_config().unit_address + path if path else None
        return render_template("people/link.html", address=address, link=link)
    if path is None or "again" in request.form:
        told.keep(told.What.LINK, number, links.take(number))
    return redirect(url_for("people.take_link", number=number), 303)


@blueprint.post("/people/<int:number>/new-password-link")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def new_password_link(number: int) -> ResponseReturnValue:
    """Propose a link for this person to choose a new password."""
    return _propose(ways_in.NEW_PASSWORD, number)


@blueprint.post("/people/<int:number>/remove-second-factor")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def remove_second_factor(number: int) -> ResponseReturnValue:
    """Propose to remove this person's second factor: a lost phone."""
    return _propose(ways_in.SECOND_FACTOR, number)


@blueprint.route("/people/links/<int:number>/code", methods=["GET", "POST"])
@allowed(Permission.USE_THE_UNIT)
@fresh
def take_code(number: int) -> ResponseReturnValue:
    """Show the code of a link that one approved oneself, to tell whom it is for."""
    link = link_codes.link_to_tell(number)
    code = link_codes.told_code(link)
    if request.method == "GET":
        return render_template("people/code.html", code=code, link=link)
    if code is None or "again" in request.form:
        link_codes.take_code(number)
    return redirect(url_for("people.take_code", number=number), 303)


@blueprint.post("/people/links/<int:number>/withdraw")
@allowed(Permission.MANAGE_PEOPLE)
def withdraw_link(number: int) -> ResponseReturnValue:
    """Let an open link work no more. Idempotent."""
    ended = open_links.withdraw(number)
    flash("The link does not work any more." if ended else "That link had ended already.")
    return redirect(url_for("people.listing"))


@blueprint.route("/people/<int:number>/close", methods=["GET", "POST"])
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def close(number: int) -> ResponseReturnValue:
    """Ask whether to close a person's account, and close it, or propose that."""
    person = accounts.person_for(number)
    closing.require_another(person)
    if request.method == "GET":
        why = closing.find_reasons(person)
        return render_template("people/close.html", person=person, why=why)
    if (proposal := closing.close_or_propose(person)) is not None:
        return redirect(url_for("proposals.proposal", number=proposal))
    flash(f"The account of {person.name} is closed.")
    return redirect(url_for("people.listing"))


@blueprint.post("/people/<int:number>/lock")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def lock(number: int) -> ResponseReturnValue:
    """Lock a stolen account for a day. Idempotent."""
    person = accounts.person_for(number)
    locking.lock(person)
    flash(f"The account of {person.name} is locked. Any lead can undo it.")
    return redirect(url_for("people.listing"))


@blueprint.post("/people/<int:number>/undo-lock")
@allowed(Permission.UNDO_LOCKS)
@fresh
def undo_lock(number: int) -> ResponseReturnValue:
    """Let the owner of a locked account sign in again. Idempotent."""
    person = accounts.person_for(number)
    was_locked = locking.undo(person)
    flash(f"{person.name} can sign in again." if was_locked else "It was not locked any more.")
    return redirect(url_for("desk.start"))


@blueprint.post("/people/<int:number>/open-again")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def reopen(number: int) -> ResponseReturnValue:
    """Propose to reopen a person's account."""
    return _propose(ways_in.REOPENING, number)


@blueprint.route("/people/<int:number>/roles", methods=["GET", "POST"])
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def roles(number: int) -> ResponseReturnValue:
    """Take a role away, or propose the change."""
    person = accounts.person_for(number)
    form = RolesForm(roles=role_changes.roles_of(person))
    if not form.validate_on_submit():
        page = render_template("people/roles.html", form=form, person=person, roles=list(Role))
        return page, 422 if form.is_submitted() else 200
    if (proposal := role_changes.change_roles(person, form.roles.data)) is not None:
        return redirect(url_for("proposals.proposal", number=proposal))
    flash(f"{person.name} has {accounts.roles_in_words(role_changes.roles_of(person))} now.")
    return redirect(url_for("people.listing"))


@blueprint.post("/people/reviewed")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def reviewed() -> ResponseReturnValue:
    """Record that one has looked at every account and its roles."""
    accounts.note_review()
    flash("Recorded. The start page asks again in three months.")
    return redirect(url_for("people.listing"))


@blueprint.post("/people/<int:number>/confirm")
@allowed(Permission.MANAGE_PEOPLE)
@fresh
def confirm(number: int) -> ResponseReturnValue:
    """Confirm an account that one person alone let in: one knows who it is."""
    person = accounts.person_for(number)
    unit.confirm(person)
    flash(f"{person.name} is confirmed, and counts as a second person now.")
    return redirect(url_for("people.listing"))


@blueprint.get("/sign-ins")
@allowed(Permission.HAVE_AN_ACCOUNT)
def sign_ins() -> str:
    """Where the person is signed in, with a button to end each."""
    return render_template(
        "people/sign_ins.html",
        sign_ins=own_sign_ins.list_own(),
        links=open_links.list_open(person=current_user.id),
    )


@blueprint.post("/sign-ins/end")
@allowed(Permission.HAVE_AN_ACCOUNT)
def end_sign_in() -> ResponseReturnValue:
    """End one of one's own sign-ins, in another browser."""
    ended = own_sign_ins.end_own(request.form.get("mark", ""))
    flash("You are signed out there." if ended else "That sign-in had ended already.")
    return redirect(url_for("people.sign_ins"))


@blueprint.post("/sign-ins/end-others")
@allowed(Permission.HAVE_AN_ACCOUNT)
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    ended = own_sign_ins.end_others()
    flash("You are signed out everywhere else." if ended else "You were signed in only here.")
    return redirect(url_for("people.sign_ins"))


@blueprint.post("/sign-ins/end-all")
@allowed(Permission.HAVE_AN_ACCOUNT)
def end_all_sign_ins() -> ResponseReturnValue:
    """Sign out everywhere, here too."""
    own_sign_ins.end_all()
    flash("You are signed out everywhere.")
    return redirect(url_for("security.login"))


def _propose(kind: Kind, number: int) -> ResponseReturnValue:
    proposal = ways_in.propose_for(kind, accounts.person_for(number))
    return redirect(url_for("proposals.proposal", number=proposal))


def _people_page(form: InviteForm) -> str:
    people = accounts.everybody()
    return render_template(
        "people/people.html",
        form=form,
        people=people,
        links=open_links.list_open(),
        proposals=find_shown(),
        roles=list(Role),
        confirmers=unit.find_confirmers(people),
    )
