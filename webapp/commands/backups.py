"""`esafety backup` and `esafety restore`."""

from pathlib import Path

import click

from webapp.backups import erased, making, restoring
from webapp.commands.product import product
from webapp.database import migrating
from webapp.keys import keyring

FOLDER = click.Path(file_okay=False, path_type=Path)
KEYS_APART = """The keys are not in it. Keep a copy of keys/ and secret-key of INSTANCE_DIR, and of
the storage keys, apart from it, with somebody else."""
KEYS_MISSING = """Put keys/ and secret-key back into INSTANCE_DIR, and the storage keys where they
were, before you start: without them nobody can open what is sealed. The secret-key that is there
is new, as every command makes one where none is. Nothing needs it: replace it."""

NOT_REPLAYED = """Whatever was erased after this backup is back. If there is a newer backup, or only
its erased.json, restore again into an empty installation with --erased."""


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--with-keys", is_flag=True, help="Also the keys: who has this backup reads it all.")
def backup(folder: Path, with_keys: bool) -> None:
    """Write a backup of the database into a new FOLDER while the product runs.

    It holds everything that was received before it began. Nobody's session is in it.
    """
    with product():
        made = making.back_up(folder, with_keys=with_keys)
        click.echo(f"Backed up: {made.counts['arrival']} arrivals, {made.counts['report']} reports")
        if not with_keys:
            click.echo(KEYS_APART)


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--erased",
    "erasures",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The erased.json of the newest backup: what it lists is erased again.",
)
def restore(folder: Path, erasures: Path | None) -> None:
    """Restore the backup in FOLDER into an empty installation; then start the product."""
    with product():
        marks = erased.read(erasures) if erasures else []
        found = restoring.restore(folder)
        migrating.upgrade()
        again = erased.replay(marks)
        restoring.record(found)
        click.echo(f"Restored the backup of {found.made_at}: {found.counts['report']} reports")
        click.echo(f"Erased again: {again}" if erasures else NOT_REPLAYED)
        if not keyring.can_open():
            click.echo(KEYS_MISSING)
