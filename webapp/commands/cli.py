"""The `esafety` command: start the product, look after it, and try it out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import click

from webapp import demonstration
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.commands import setup
from webapp.commands.arrivals import arrivals
from webapp.commands.backups import backup, restore
from webapp.commands.demo import demo
from webapp.commands.erasing import erase
from webapp.commands.figures import figures
from webapp.commands.guidance import guidance
from webapp.commands.notices import notices
from webapp.commands.papers import papers
from webapp.commands.people import people
from webapp.commands.processes import require_free_port, serve
from webapp.commands.product import product
from webapp.commands.restricting import restrict
from webapp.commands.storage import destroy_storage, rotate_index, rotate_storage
from webapp.config import Config, current_config
from webapp.contacts.changing import record_hours
from webapp.database import migrating
from webapp.database.writing import writing
from webapp.guidance import contacts as register
from webapp.health.views import SECURITY_TXT
from webapp.keys import keyring, known
from webapp.opening_hours import BadHours, Hours, read_exceptions, read_line
from webapp.people import links

NEXT_CHECK = timedelta(days=182)
FROM_A_PHONE = """From a phone:
    Saving without signal needs a secure address: https, or http on this machine alone.
    · Android by cable: turn on USB debugging, run `adb reverse tcp:{port} tcp:{port}`,
      then open http://localhost:{port}/ on the phone.
    · Any phone: put a proxy with a certificate in front of it (PUBLIC_URL=https://…);
      deploy/README.md has one ready for nginx and for Caddy, and says what must be filled in.
    · Over plain http from another machine (ALLOW_INSECURE_HTTP=yes) anybody on the network can
      read passwords; the pages work while online, and say so."""
TWO_PEOPLE = (
    "    Two people set up the unit. Give each of them one link; it works once, for three days:"
)
NOBODY_NAMED = "nobody is named; set SECURITY_CONTACT (SECURITY.md)"


@click.group()
def main() -> None:
    """E-safety: guidance for youth workers, reports for the unit."""


@main.command()
def run() -> None:
    """Start the product: the web server, and the opener beside it."""
    with product():
        config = current_config()
        require_free_port(config)
        demonstration.require_real()
        setup.prepare()
        first_links = links.first_links()
    serve(config, when_ready=lambda: click.echo(_ready(config, first_links)))


def _ready(config: Config, first_links: Sequence[str]) -> str:
    where_to_warn_us = config.address + SECURITY_TXT if config.security_contact else NOBODY_NAMED
    lines = [
        "",
        "E-safety is ready.",
        f"    Reporters:   {config.address}/",
        f"    The unit:    {config.unit_address}/unit/",
        f"    Security:    {where_to_warn_us}",
    ]
    if first_links:
        lines.append(TWO_PEOPLE)
        lines += [f"      {config.unit_address}{path}" for path in first_links]
    lines += [FROM_A_PHONE.format(port=config.port), "Stop with Ctrl+C.", ""]
    return "\n".join(lines)


@main.group()
def keys() -> None:
    """The keys that reports are sealed with."""


@keys.command("list")
def list_keys() -> None:
    """List the public keys; phones seal with the newest, which is first."""
    with product():
        for key in keyring.public_set():
            click.echo(key["kid"])


@keys.command("new")
def new_key() -> None:
    """Make a new key: phones seal with it from the next time they are in touch.

    The older keys still open. Back up the folder of keys at once, apart from the database.
    """
    with product():
        with writing():
            kid = keyring.rotate()
            known.note(known.Kind.SEALING, [kid])
            trail.record(Event.SEALING_KEY_MADE)
        click.echo(kid)


main.add_command(arrivals)
main.add_command(erase)
main.add_command(restrict)
keys.add_command(rotate_storage)
keys.add_command(destroy_storage)
keys.add_command(rotate_index)
main.add_command(backup)
main.add_command(restore)
main.add_command(demo)
main.add_command(figures)
main.add_command(papers)
main.add_command(guidance)
main.add_command(people)
main.add_command(notices)


@main.group()
def contacts() -> None:
    """Whom to call: phones show only contacts that a lead has confirmed."""


@contacts.command("list")
def list_contacts() -> None:
    """List each contact, its status and its number."""
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
@click.option(
    "--hours",
    help='When it is open: "Mon-Thu 9:00-17:00; Fri 9:00-16:30; bank holidays closed", "always", '
    '"when social-care is closed" or "unknown". By default as they are.',
)
@click.option(
    "--special",
    multiple=True,
    help='Days that are different: "24 Dec 2026 to 31 Dec 2026", or "24 Dec 2026: 9:00-12:00".',
)
def confirm(
    name: str,
    number: str,
    by: str,
    next_check: datetime | None,
    hours: str | None,
    special: tuple[str, ...],
) -> None:
    """Confirm a contact's NUMBER after ringing it, and publish it to phones."""
    due = next_check.date() if next_check else date.today() + NEXT_CHECK
    with product():
        with writing():
            found = register.find_confirmations().get(name)
            had = found.hours if found else None
            opens = _read_hours(hours, special, had)
            shown = register.confirm(name, number, by=by, next_check=due, hours=opens)
            label = register.read_register()[name]["label"]
            trail.record(Event.CONTACT_ENTERED, by=by, contact=label, number=shown)
            record_hours(label, had, opens)
        click.echo(f"{label}: {opens.in_words if opens else 'hours not known'}.")
        click.echo(setup.publish())


def _read_hours(line: str | None, special: tuple[str, ...], had: Hours | None) -> Hours | None:
    """What was given; those it had where only `special` or nothing was. Raises BadParameter."""
    try:
        found = had if line is None else read_line(line, date.today())
        if not special:
            return found
        if not found or not found.week:
            raise BadHours("Give --hours with times too.")
        return replace(found, exceptions=read_exceptions("\n".join(special), date.today()))
    except BadHours as fault:
        raise click.BadParameter(str(fault), param_hint="--hours or --special") from fault


@main.group()
def db() -> None:
    """The database's tables."""


@db.command()
def upgrade() -> None:
    """Migrate the tables to this version."""
    with product():
        migrating.upgrade()


@db.command()
@click.argument("why")
def revision(why: str) -> None:
    """Write a migration from the models' changes. Read it before you commit it."""
    with product():
        migrating.commands().migrate(message=why)
