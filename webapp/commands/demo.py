"""`esafety demo`: starts a demonstration, an installation of its own with a made-up year in it."""

import os
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from webapp.commands import setup
from webapp.commands.errors import explain_errors
from webapp.commands.processes import require_free_port, serve
from webapp.commands.product import product
from webapp.config import Config, current_config
from webapp.database import migrating
from webapp.demo import installation
from webapp.demonstration import SENTENCE, note_complete, write_mark

A_YEAR = 300
EVERY_SECONDS = 5.0


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where it is kept. By default `demonstration` in INSTANCE_DIR.",
)
@click.option("--fresh", is_flag=True, help="Delete the demonstration that is there first.")
@click.option(
    "--incidents",
    type=click.IntRange(1, 10_000),
    default=A_YEAR,
    show_default=True,
    help="About how many incidents its year has.",
)
def demo(folder: Path | None, fresh: bool, incidents: int) -> None:
    """Start a demonstration: made-up people, and a year of their work. Nobody reads it.

    It has a folder, a database and keys of its own, and this machine alone reaches it. Started
    again, it is as it was left.
    """
    with explain_errors():
        env = installation.environment_for(folder, os.environ)
    os.environ.clear()
    os.environ.update(env)  # the server's processes have it too
    with product():
        config = current_config()
        require_free_port(config)
        is_there = installation.find_complete(config.instance_dir) and not fresh
        if not is_there:
            installation.delete(config.instance_dir)
    if not is_there:
        _make(incidents)
    with product():
        setup.prepare()
        password, people = installation.let_in()
    serve(config, when_ready=lambda: click.echo(_ready(config, password, people)))


def _make(incidents: int) -> None:
    until = datetime.now(UTC)
    with product() as app:
        migrating.upgrade()
        write_mark(until)
        setup.prepare()
        _tell(installation.fill(app, incidents, until=until))
        note_complete()


def _ready(config: Config, password: str, people: Iterable[installation.SignIn]) -> str:
    lines = [
        "",
        f"{SENTENCE}, and this machine alone can reach it.",
        f"    Reporters:   {config.address}/",
        f"    The unit:    {config.unit_address}/unit/",
        f"Sign in at the unit with the password {password}; each code works once:",
    ]
    lines += [f"    {one.role:13}{one.email:35}{'  '.join(one.codes)}" for one in people]
    lines += ["Each start makes another password and other codes. Stop with Ctrl+C.", ""]
    return "\n".join(lines)


def _tell(progress: Iterable[int]) -> None:
    """Go through it, and say now and then how far it is."""
    told = 0.0
    for number in progress:
        if time.monotonic() > told + EVERY_SECONDS:
            click.echo(f"Making a year of reports: {number}…", err=True)
            told = time.monotonic()
