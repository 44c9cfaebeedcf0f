"""`esafety people`: the last way back in, and to decide what nobody at the unit can.

What it does is in the audit log, and start pages show it for 30 days.
"""

from collections.abc import Sequence

import click

from webapp.access.permissions import Role
from webapp.commands.product import product
from webapp.config import current_config
from webapp.people import accounts, closing, link_codes, links, ways_in
from webapp.people.invitations import invite_at_the_command_line
from webapp.people.models import User
from webapp.people.second_factor import owned
from webapp.people.unit import confirm_at_the_command_line, require_nobody_can
from webapp.proposals import deciding, listing
from webapp.proposals.proposing import words_of


@click.group()
def people() -> None:
    """The unit's people."""


@people.command("invite")
@click.argument("name")
@click.argument("email")
@click.option(
    "--role",
    "roles",
    required=True,
    multiple=True,
    type=click.Choice([role.value for role in Role]),
)
def invite(name: str, email: str, roles: Sequence[str]) -> None:
    """Print a one-time link with which NAME sets up an account, where nobody can invite them.

    It needs the code printed below it. Start pages show it for 30 days. Make sure that the unit
    wants it.
    """
    with product():
        _tell(*invite_at_the_command_line(name=name, email=email, roles=[*roles]))


@people.command("new-password")
@click.argument("email")
def new_password(email: str) -> None:
    """Print a one-time link for the person with this EMAIL to choose a new password.

    It needs the code printed below it. Only where no other administrator can propose it.
    """
    with product():
        person = _person_with(email)
        require_nobody_can(person)
        path = links.new_password_link(person)
        code = link_codes.give_code(person=person.id)
        ways_in.note_done(ways_in.NEW_PASSWORD, person)
        _tell(path, code)


@people.command("remove-second-factor")
@click.argument("email")
def remove_second_factor(email: str) -> None:
    """Remove authenticator app and recovery codes of the person with this EMAIL: a lost phone.

    They are signed out everywhere. Their password alone then lets them set up a new one, so make
    sure that it is them who asks. Only where no other administrator can propose it.
    """
    with product():
        person = _person_with(email)
        require_nobody_can(person)
        owned.remove_all(person)
        ways_in.note_done(ways_in.SECOND_FACTOR, person)
        click.echo(f"{person.name} signs in with the password and sets up a new second factor.")


@people.command("close")
@click.argument("email")
def close(email: str) -> None:
    """Close the account of the person with this EMAIL, at once: the last administrator left."""
    with product():
        person = _person_with(email)
        closing.close_account(person)
        click.echo(f"The account of {person.name} is closed.")


@people.command("reopen")
@click.argument("email")
def reopen(email: str) -> None:
    """Open the closed account of the person with this EMAIL again, with the roles that it had.

    They sign in as before. Only where no other administrator can propose it. Start pages show it
    for 30 days.
    """
    with product():
        person = _person_with(email)
        require_nobody_can(person)
        ways_in.reopen_at_the_command_line(person)
        click.echo(f"{person.name} can sign in again.")


@people.command("waiting")
def waiting() -> None:
    """List what waits for a second person."""
    with product():
        for one in listing.find_open():
            who = ", ".join(one.candidates) or "nobody at the unit: esafety people approve"
            click.echo(f"{one.proposal.id}  {one.title}, proposed by {one.proposer}  ({who})")


# Some numbers are below zero.
@people.command("approve", context_settings={"ignore_unknown_options": True})
@click.argument("number", type=int)
def approve(number: int) -> None:
    """Approve what somebody proposed, by its NUMBER, where nobody at the unit can.

    It is recorded as decided at the command line, and start pages show it for 30 days. Make sure
    that the unit wants it. A link then needs the code printed here: tell it to whom the link is
    for, and to nobody else. An account that somebody gets into by it is not confirmed, and counts
    for nobody's second person: once they have signed in, see `esafety people confirm`.
    """
    with product():
        proposal, code = deciding.approve_at_the_command_line(number)
        click.echo(f"Approved: {words_of(proposal)}.")
        if code:
            _tell_code(code)


@people.command("confirm")
@click.argument("email")
def confirm(email: str) -> None:
    """Confirm the account with this EMAIL, which one person alone let in: you know who has it."""
    with product():
        person = _person_with(email)
        confirm_at_the_command_line(person)
        click.echo(f"{person.name} is confirmed, and counts as a second person.")


def _tell(path: str, code: str) -> None:
    click.echo(f"{current_config().unit_address}{path}")
    _tell_code(code)


def _tell_code(code: str) -> None:
    click.echo(f"The code of the link, for nobody but whom it is for: {code}")


def _person_with(email: str) -> User:
    person = accounts.person_by_email(email)
    if person is None:
        raise click.ClickException("Nobody at the unit has an account with this address.")
    return person
