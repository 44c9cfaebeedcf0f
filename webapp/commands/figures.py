"""`esafety figures`: count all incidents again, and compare with what the figures say."""

import click

from webapp.commands.product import product
from webapp.figures.recounting import find_differences, repair


@click.group()
def figures() -> None:
    """The counts of incidents by month."""


@figures.command()
@click.option("--repair", "is_repaired", is_flag=True, help="Put right what is wrong.")
def recount(*, is_repaired: bool) -> None:
    """Count all incidents again, while the product serves, and list the counts that are wrong.

    Ends with 1 if any is, and is not put right.
    """
    with product():
        differences = find_differences()
        for cell, more in differences.items():
            click.echo(f"{cell.month} {cell.basis} {cell.figure} {cell.code}: {more:+}")
        if differences and not is_repaired:
            raise click.ClickException(f"{len(differences)} counts are wrong.")
        repair(differences)
        click.echo(f"Put right: {len(differences)}" if differences else "All counts are right.")
