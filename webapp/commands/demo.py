"""`esafety demo`: a few reports sent as phones send them, or a whole year loaded and removed."""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate

import click
from sqlalchemy import Connection

from webapp.arrivals.opening import open_pending
from webapp.arrivals.readers import ReportRow
from webapp.arrivals.waiting import oldest_with_a_key
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.board import drafting
from webapp.commands.product import product
from webapp.config import current_config
from webapp.database.writing import writing
from webapp.demo import (
    away,
    choosing,
    loading,
    person,
    receiving,
    removing,
    send,
    unregistering,
    working,
)
from webapp.incidents import filing
from webapp.nil_returns.kinds import read_arrival, take_out

A_YEAR = 500
EVERY_SECONDS = 5.0
KEPT = """Still in the register: {names}. A real report is of each, or somebody changed what the
register says of it. From now on they count as real."""


@click.group(invoke_without_command=True)
@click.option("--address", help="Where the product runs; by default from the settings.")
@click.option("--count", type=click.IntRange(1, 1000), default=8, help="How many reports to send.")
@click.pass_context
def demo(context: click.Context, address: str | None, count: int) -> None:
    """Send realistic reports to a running product, sealed as a phone seals them."""
    if context.invoked_subcommand:
        return
    with product():
        references = send.send(address or current_config().address, count=count)
        click.echo("Sent: " + ", ".join(references))


@demo.command()
@click.option(
    "--incidents",
    type=click.IntRange(1, 1_000_000),
    default=A_YEAR,
    show_default=True,
    help="About how many incidents to make up.",
)
@click.option("--beside-real-reports", is_flag=True, help="Load them although others are here.")
def load(incidents: int, beside_real_reports: bool) -> None:
    """Load a year of made-up reports, sealed to this installation's key.

    60 organisations report through the year: late, doubled, corrected, with misspelt names and
    wrong clocks. Most of them are in the register. The unit's pages say that it is a demonstration
    until it is removed.
    """
    until = datetime.now(UTC)
    with product():
        arrived = _tell("Loaded", loading.load(incidents, until=until, beside=beside_real_reports))
        _tell("Opened", accumulate(open_all()))
        _tell("Marked as received", receiving.receive_older(until))
        _tell("Worked on", working.work_on_all(until))
        choosing.choose_a_few()
        away.go_away(until)
        _record(Event.DEMONSTRATION_LOADED, arrived)
        click.echo(f"{arrived} made-up reports are here. `esafety demo remove` removes them.")


@demo.command()
def remove() -> None:
    """Remove all that is made up, and leave everything else as it is."""
    with product():
        removed = _tell("Removed", removing.remove())
        drafting.forget_made_up_words()
        kept = unregistering.unregister_all()
        person.remove_if_unused()
        if removed:
            _record(Event.DEMONSTRATION_REMOVED, removed)
        click.echo(f"Made-up reports removed, and their organisations: {removed} reports.")
        if kept:
            click.echo(KEPT.format(names=", ".join(kept)))


def _record(event: Event, count: int) -> None:
    with writing():
        trail.record(event, count=str(count))


def open_all() -> Iterator[int]:
    """Open all that waits. Yields how many at a time: 0 where a running product was faster."""
    while oldest_with_a_key(1):
        yield open_pending(read_arrival, _file_reports)


def _file_reports(connection: Connection, rows: Sequence[ReportRow]) -> None:
    """Nobody is told by mail of what is made up."""
    filing.file_reports(connection, take_out(connection, rows))


def _tell(what: str, progress: Iterable[int]) -> int:
    """Go through it, and say now and then how far it is. Returns the last number."""
    number, told = 0, time.monotonic()
    for number in progress:
        if time.monotonic() > told + EVERY_SECONDS:
            click.echo(f"{what}: {number}…", err=True)
            told = time.monotonic()
    return number
