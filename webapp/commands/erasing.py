"""`esafety erase`: erase a report for good."""

import click

from webapp.commands.product import product
from webapp.incidents import erasing


@click.command()
@click.argument("reference")
@click.option("--reason", type=click.Choice([*erasing.REASONS]), required=True, help="Why.")
@click.option("--by", required=True, help="Who decided it; the audit log keeps the name.")
@click.confirmation_option(prompt="What this report says can never be read again. Go on?")
def erase(reference: str, reason: str, by: str) -> None:
    """Erase the report with this REFERENCE for good, and its copies under the same reference.

    Its key is destroyed: what it says is gone at once from the database. Backups hold the key until
    the storage key that wrapped it is destroyed (`esafety keys rotate-storage`).
    """
    with product():
        click.echo(f"Erased: {erasing.erase(reference, reason=reason, by=by)}")
