"""`esafety arrivals`: open what has arrived, and try again what could not be opened."""

import click

from webapp import loading
from webapp.arrivals import giving_up, opener_process, opening, reopening
from webapp.commands import setup
from webapp.commands.papers import PaperPrinter
from webapp.commands.product import product
from webapp.drafts.keeping import forget_drafts
from webapp.finding.searching import forget_searches
from webapp.health.heartbeat import OpenerPulse
from webapp.incidents.erasing import FinishErasing
from webapp.incidents.ranking_again import IncidentReranker
from webapp.nil_returns.kinds import read_arrival
from webapp.notices import sender
from webapp.notices.arrived import file_reports
from webapp.quarantine import trying_again
from webapp.reports.ranking_again import Reranker
from webapp.reports.reindexing import index_again


@click.group()
def arrivals() -> None:
    """Reports that have arrived."""


@arrivals.command()
def work() -> None:
    """Open arrivals, publish, print, send notices, until stopped.

    `esafety run` starts this by itself.
    """
    chores = (
        FinishErasing(),
        index_again,
        forget_searches,
        forget_drafts,
        Reranker(),
        IncidentReranker(),
        setup.Republisher(),
        PaperPrinter(),
        OpenerPulse(),
    )
    with product() as app:
        sender.begin(app)
        loading.finish()
        opener_process.run(read_arrival, file_reports, chores=chores)


@arrivals.command("open")
def open_now() -> None:
    """Open all waiting arrivals once, and print how many."""
    with product():
        click.echo(f"Opened: {opening.open_pending(read_arrival, file_reports)}")


@arrivals.command()
@click.option(
    "--reason",
    type=click.Choice([*reopening.TROUBLE, *reopening.PERHAPS_OF_A_LATER_FORM]),
    help="Only what this was the reason for.",
)
def reopen(reason: str | None) -> None:
    """Try again what could not be opened while its key was away, or because our program failed.

    After a rollback, "newer", "too_much" and "wrong_types" try again what a later form may have
    made.
    """
    with product():
        count = trying_again.try_again(*([reason] if reason else []))
        click.echo(f"Waiting to be opened again: {count}")


@arrivals.command("give-up")
@click.option(
    "--reason",
    type=click.Choice(giving_up.REASONS),
    default=giving_up.UNKNOWN_KEY,
    show_default=True,
    help="Why it could not be opened.",
)
@click.confirmation_option(prompt="What is given up can never be opened after this. Go on?")
def give_up(reason: str) -> None:
    """Make room after a flood: of what could not be opened, keep only the beginning.

    Without --reason, what is sealed with keys that are not here.
    """
    with product():
        click.echo(f"Given up: {trying_again.give_up(reason)}")
