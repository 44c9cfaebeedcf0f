"""`esafety erase`: erase a report, or a whole incident, for good."""

import click

from webapp.commands.product import product
from webapp.incidents import erasing
from webapp.incidents.erasable import Erasable, ErasableReport, find_erasable
from webapp.vocabulary.times import format_moment

GO_ON = "What this holds can never be read again. Go on?"


@click.command()
@click.argument("reference")
@click.option("--whole-incident", is_flag=True, help="All reports of its incident, too.")
@click.option("--reason", type=click.Choice([*erasing.REASONS]), required=True, help="Why.")
@click.option("--by", required=True, help="Who decided it; the audit log keeps the name.")
@click.option("--dry-run", is_flag=True, help="Only say what would be erased.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(
    reference: str, *, whole_incident: bool, reason: str, by: str, dry_run: bool, yes: bool
) -> None:
    """Erase the report with this REFERENCE for good, and its copies under the same reference.

    Says first what it will erase. Keys are destroyed: what they sealed is gone at once from the
    database. Backups hold them until the storage key that wrapped them is destroyed (`esafety keys
    rotate-storage`).
    """
    with product():
        erasable = find_erasable(reference, whole_incident=whole_incident)
        _tell(erasable)
        if dry_run:
            click.echo("Nothing was erased.")
            return
        if not yes:
            click.confirm(GO_ON, abort=True)
        click.echo(f"Erased: {erasing.erase(erasable, reason=reason, by=by)}")


def _tell(erasable: Erasable) -> None:
    click.echo("To erase:")
    for report in erasable.reports:
        click.echo(f"  {_describe(report)}")
    if copies := len(erasable.copies):
        click.echo(f"  Under the same references, never opened: {copies}")


def _describe(report: ErasableReport) -> str:
    what = "correction" if report.amends else "report"
    told = f"{report.reference}, a {what} that arrived on {format_moment(report.arrived_at)}"
    return told if report.erased_at is None else f"{told} (erased before)"
