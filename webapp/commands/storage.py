"""`esafety keys rotate-storage`, `destroy-storage`, `rotate-index`: the keys of texts at rest."""

import click

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.commands import setup
from webapp.commands.product import product
from webapp.database.rewriting import overwrite
from webapp.database.writing import writing
from webapp.reports.reindexing import index_batch
from webapp.texts import destroying, name_tokens, rotating, storage_keys

NEXT = (
    "Back up {folder}. Destroy an older key with `esafety keys destroy-storage` as soon as no "
    "backup is kept that is older than this."
)


@click.command("rotate-storage")
def rotate_storage() -> None:
    """Make a new storage key and wrap the keys of all reports with it. The product may serve."""
    with product():
        setup.ensure_keys()
        with writing():
            trail.record(Event.STORAGE_KEY_MADE)
        click.echo(f"Wrapped with the new key: {rotating.rotate()}")
        overwrite(destroying.KEYS)
        click.echo(NEXT.format(folder=storage_keys.folder()))


@click.command("destroy-storage")
@click.argument("number", type=click.IntRange(1, 9999))
@click.confirmation_option(
    prompt="Backups that were made while this key was in use can never be read again. Go on?"
)
def destroy_storage(number: int) -> None:
    """Destroy the storage key with this NUMBER. Destroy every copy of it as well."""
    with product():
        with writing():
            file = storage_keys.destroy(number)
            trail.record(Event.STORAGE_KEY_DESTROYED, file=file.name)
        click.echo(f"Destroyed: {file}")


@click.command("rotate-index")
def rotate_index() -> None:
    """Make a new index key, and by it what reports are found by. The product may serve.

    Stopped in between, the opener does the rest.
    """
    with product():
        setup.ensure_keys()
        with writing():
            trail.record(Event.INDEX_KEY_MADE)
        name_tokens.replace()
        click.echo(f"Can be found by the new key: {sum(iter(index_batch, 0))}")
