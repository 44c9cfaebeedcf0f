"""`esafety restrict`: an incident is read by the people who are named, and by nobody else."""

import click

from webapp.commands.product import product
from webapp.database.writing import writing
from webapp.incidents import naming_readers
from webapp.people import accounts
from webapp.people.models import User

TO = "Email address of somebody who may read it; at least two."


@click.command()
@click.argument("reference")
@click.option("--to", "emails", multiple=True, help=TO)
@click.option("--lift", is_flag=True, help="Let everybody who reads reports read it again.")
@click.option("--by", required=True, help="Who decided it; the audit log keeps the name.")
def restrict(reference: str, *, emails: tuple[str, ...], lift: bool, by: str) -> None:
    """Restrict the incident of the report with this REFERENCE, for example one about a colleague.

    For everybody else it is in no list, page, search or count, and the audit log does not name it.
    Whoever was named before and is not named now reads it no more.
    """
    if lift == bool(emails):
        raise click.UsageError("Say either --to, for each reader, or --lift.")
    with product():
        found = naming_readers.find(reference)
        if lift:
            with writing():
                naming_readers.lift(found, by=by)
            click.echo(f"{found.reference}: everybody who reads reports may read it.")
            return
        people = [_person_with(email) for email in dict.fromkeys(emails)]
        with writing():
            naming_readers.restrict(found, {one.id for one in people}, by=by)
        click.echo(f"{found.reference}: only {', '.join(one.name for one in people)} may read it.")


def _person_with(email: str) -> User:
    person = accounts.person_by_email(email)
    if person is None:
        raise click.ClickException(f"Nobody at the unit has an account with {email}.")
    return person
