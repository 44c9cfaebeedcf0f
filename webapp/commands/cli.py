"""The `esafety` command: start the product, look after it, and try it out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import click
import flask_migrate
from flask import Flask

from webapp.app import create_app
from webapp.arrivals import opener, opening
from webapp.commands import setup
from webapp.commands.errors import said_in_words
from webapp.config import Config
from webapp.database import sqlite
from webapp.demo import send as demonstration
from webapp.extensions import db as database
from webapp.guidance import contacts as register
from webapp.keys import keyring
from webapp.people import links
from webapp.reports.receiving import receive

NEXT_CHECK_DAYS = 182
FROM_A_PHONE = """From a phone:
    Saving without signal needs a secure address: https, or http on this machine alone.
    · Android by cable: turn on USB debugging, run `adb reverse tcp:{port} tcp:{port}`,
      then open http://127.0.0.1:{port}/ on the phone.
    · Any phone: put a server with a certificate in front of it (PUBLIC_URL=https://…).
    · Over plain http from another machine the pages work while online, and say so."""


@click.group()
def main() -> None:
    """E-safety: guidance for youth workers, reports for the unit."""


@main.command()
def run() -> None:
    """Start the product: the web server, and the opener beside it."""
    from webapp.commands.processes import must_be_free, serve

    with product() as app:
        config: Config = app.extensions["esafety-config"]
        must_be_free(config)
        setup.prepare()
        first_link = links.first_setup_link()
    serve(config, when_ready=lambda: click.echo(_ready(config, first_link)))


def _ready(config: Config, first_link: str | None) -> str:
    lines = [
        "",
        "E-safety is ready.",
        f"    Reporters:   {config.address}/",
        f"    The unit:    {config.address}/unit/",
    ]
    if first_link:
        lines.append(f"    First person at the unit, once:  {config.address}{first_link}")
    lines += [FROM_A_PHONE.format(port=config.port), "Stop with Ctrl+C.", ""]
    return "\n".join(lines)


@main.command()
@click.option("--address", help="Where the product runs; by default as the settings say.")
@click.option("--count", type=click.IntRange(1, 1000), default=8, help="How many reports to send.")
def demo(address: str | None, count: int) -> None:
    """Send believable reports through the real door, sealed as a phone seals them."""
    with product() as app:
        config: Config = app.extensions["esafety-config"]
        references = demonstration.send(address or config.address, count=count)
        click.echo("Sent: " + ", ".join(references))


@main.group()
def keys() -> None:
    """The keys that reports are sealed to."""


@keys.command("list")
def list_keys() -> None:
    """Name each public key; the newest is the one that phones seal to."""
    with product():
        for key in keyring.public_set():
            click.echo(key["kid"])


@main.group()
def arrivals() -> None:
    """What has arrived and waits to be opened."""


@arrivals.command()
def work() -> None:
    """Open what arrives and publish what is confirmed, until told to stop.

    `esafety run` starts this by itself.
    """
    with product():
        opener.work(receive, chore=setup.Republishing())


@arrivals.command("open")
def open_now() -> None:
    """Open what waits now, once, and say how many."""
    with product():
        click.echo(f"Opened: {opening.open_pending(receive)}")


@main.group()
def guidance() -> None:
    """The edition of the guidance that phones are given."""


@guidance.command()
def publish() -> None:
    """Publish the content files as a new edition, and its pack, where anything changed."""
    with product():
        click.echo(setup.publish())


@main.group()
def contacts() -> None:
    """Whom to call: only what a lead has confirmed is shown."""


@contacts.command("list")
def list_contacts() -> None:
    """Name each contact, its state and its number."""
    with product():
        for contact in register.load_contacts().values():
            click.echo(
                f"{contact.name:22} {contact.status:12} {contact.number or contact.url or '—'}"
            )


@contacts.command()
@click.argument("name")
@click.argument("number")
@click.option("--by", required=True, help="Who rang the number and confirms it.")
@click.option("--next-check", type=click.DateTime(["%Y-%m-%d"]), help="By default in half a year.")
def confirm(name: str, number: str, by: str, next_check: datetime | None) -> None:
    """Confirm a contact's NUMBER after ringing it: phones show it from the next edition on."""
    due = next_check.date() if next_check else date.today() + timedelta(days=NEXT_CHECK_DAYS)
    with product():
        register.confirm(name, number, by=by, next_check=due)
        database.session.commit()
        click.echo(setup.publish())


@main.group()
def accounts() -> None:
    """The unit's people."""


@accounts.command("new-password")
@click.argument("email")
def new_password(email: str) -> None:
    """Print a one-time link with which this person sets a new password."""
    with product() as app:
        link = links.way_back_in(email)
        if link is None:
            raise click.ClickException("Nobody at the unit has an account with this address.")
        click.echo(f"{app.extensions['esafety-config'].address}{link}")


@main.group()
def db() -> None:
    """The database's tables."""


@db.command()
def upgrade() -> None:
    """Bring the tables up to this version."""
    with product():
        flask_migrate.upgrade()


@db.command()
@click.argument("why")
def revision(why: str) -> None:
    """Write a migration from the models' changes, to be read before it is committed."""
    with product():
        flask_migrate.migrate(message=why)


def application() -> Flask:
    """The product with the settings of this environment.

    Whatever is written from here on, the database too, is for this user's eyes only; and so is
    what an earlier version wrote.
    """
    os.umask(0o077)
    config = Config.from_environment(os.environ)
    sqlite.make_private(config.database_url, config.instance_dir)
    return create_app(config)


@contextmanager
def product() -> Iterator[Flask]:
    """The product, for one command to ask or to change; says in words what stops it."""
    with said_in_words():
        app = application()
        with app.app_context():
            yield app


if __name__ == "__main__":
    main()
